"""Staff: who does what at a forum, and the order of the day."""

from collections.abc import Callable
from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from fkp.borang import versi_dibaca
from fkp.db import db
from fkp.forum.langkah import langkah_forum
from fkp.forum.models import Forum
from fkp.forum.persiapan import actions
from fkp.forum.persiapan.form_baris import FormBaris, banyak_baris, form_agenda, form_tim
from fkp.forum.persiapan.queries import akun_notulis
from fkp.forum.persiapan.ubah import selesai
from fkp.forum.queries import find_forum, kerangka_of
from fkp.forum.tahap import ForumSalah
from fkp.galat import VersiBerbeda
from fkp.izin.guard import pengguna, require
from fkp.izin.rules import Izin


@require(Izin.KELOLA_FORUM)
def tim(forum_id: int) -> ResponseReturnValue:
    """The team: role, name, position, and for a notulis the account that may write the minutes."""
    forum = find_forum(db(), forum_id, kunci=request.method == "POST")
    akun = akun_notulis(db(), forum)
    form = form_tim(kerangka_of(forum), akun, _banyak(len(forum.tim)), data=_awal(_isi_tim(forum), forum))
    return _layani(
        forum,
        form,
        "forum/persiapan/tim.html",
        lambda: actions.simpan_tim(db(), forum, form.isi(), pengguna(), versi=versi_dibaca(form.versi)),
        _("Tim tersimpan."),
        kini=[(kerangka_of(forum).nama_of("peran_tim", t.peran), t.nama) for t in forum.tim],
        ada_akun=bool(akun),
    )


@require(Izin.KELOLA_FORUM)
def agenda(forum_id: int) -> ResponseReturnValue:
    """The order of the day: when, what, by whom."""
    forum = find_forum(db(), forum_id, kunci=request.method == "POST")
    form = form_agenda(forum, _banyak(len(forum.agenda)), data=_awal(_isi_agenda(forum), forum))
    return _layani(
        forum,
        form,
        "forum/persiapan/agenda.html",
        lambda: actions.simpan_agenda(db(), forum, form.isi(), pengguna(), versi=versi_dibaca(form.versi)),
        _("Agenda tersimpan."),
        kini=[(f"{satu.mulai:%H.%M}", satu.judul) for satu in forum.agenda],
    )


def _layani(
    forum: Forum, form: FormBaris, templat: str, simpan: Callable[[], None], kabar: str, **lain: Any
) -> ResponseReturnValue:
    """Show the rows, give some more, or keep them; what was typed comes back whenever they are not kept."""
    if forum.tahap not in actions.TERBUKA:
        return redirect(url_for(".lihat", forum_id=forum.id))
    form.baris.data = str(form.banyak)

    def halaman(bentrok: bool = False) -> str:
        if bentrok:
            form.versi.data = str(forum.versi)
        langkah = langkah_forum(forum)
        return render_template(templat, forum=forum, langkah=langkah, form=form, bentrok=bentrok, **lain)

    if _minta_tambah():
        return halaman()
    if not form.validate_on_submit():
        return halaman(), 422 if form.errors else 200
    try:
        simpan()
    except ForumSalah as galat:
        form.form_errors.append(galat.pesan)
        return halaman(), 422
    except VersiBerbeda:
        return halaman(bentrok=True), 409
    return selesai(forum, kabar)


def _minta_tambah() -> bool:
    return request.form.get("tindakan") == "tambah"


def _banyak(ada: int) -> int:
    return banyak_baris(ada, request.form.get("baris"), _minta_tambah())


def _awal(baris: list[dict[str, Any]], forum: Forum) -> dict[str, Any] | None:
    if request.form:
        return None
    isi: dict[str, Any] = {"versi": str(forum.versi)}
    for i, satu in enumerate(baris):
        isi |= {f"{nama}_{i}": nilai for nama, nilai in satu.items()}
    return isi


def _isi_tim(forum: Forum) -> list[dict[str, Any]]:
    return [
        {"peran": t.peran, "nama": t.nama, "jabatan": t.jabatan, "akun": str(t.akun_id or "")}
        for t in forum.tim
    ]


def _isi_agenda(forum: Forum) -> list[dict[str, Any]]:
    return [{"mulai": a.mulai, "selesai": a.selesai, "judul": a.judul, "oleh": a.oleh} for a in forum.agenda]
