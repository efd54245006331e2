"""Staff: signatures of people without a phone, and files that show signatures."""

import io
import uuid

from flask import (
    Response,
    abort,
    current_app,
    flash,
    redirect,
    render_template,
    request,
    send_file,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from werkzeug.datastructures import FileStorage

from fkp.alamat import asal_publik
from fkp.clock import now
from fkp.config import Config
from fkp.db import db, nomor
from fkp.forum.berita_acara.berkas import JENIS, NaskahTertanda, baca_naskah
from fkp.forum.berita_acara.forms import FormBerkas, form_berkas
from fkp.forum.berita_acara.models import CaraTandaTangan
from fkp.forum.berita_acara.queries import find_segel
from fkp.forum.berita_acara.tandatangan import catat_berkas, daftar_penandatangan
from fkp.forum.langkah import langkah_forum
from fkp.forum.materi.models import BerkasForum
from fkp.forum.models import Forum, TahapForum
from fkp.forum.peserta.models import Peserta
from fkp.forum.peserta.queries import find_peserta
from fkp.forum.peserta.tautan import tanda_peserta
from fkp.forum.queries import find_forum
from fkp.forum.tahap import OBJEK
from fkp.izin.guard import pengguna, require
from fkp.izin.rules import Izin
from fkp.jejak.actions import Catatan
from fkp.jejak.unduhan import catat_unduhan
from fkp.skm.kelola.berkas import versi_diminta
from fkp.skm.kelola.qr import qr_of
from fkp.unggahan import AKHIRAN, UnggahanSalah


@require(Izin.KELOLA_FORUM)
def qr(forum_id: int, peserta_id: uuid.UUID) -> ResponseReturnValue:
    """The link of one person: opened on this device, or scanned with their own phone."""
    forum = find_forum(db(), forum_id)
    peserta = find_peserta(db(), forum, peserta_id)
    if peserta.hadir_pada is None or peserta.dicabut:
        abort(404)
    jalan = url_for("forum_tanda_tangan.lihat", kode=forum.kode, tanda=tanda_peserta(peserta))
    return render_template(
        "forum/berita_acara/qr.html",
        forum=forum,
        langkah=langkah_forum(forum),
        peserta=peserta,
        alamat=jalan,
        qr=qr_of(asal_publik() + jalan),
    )


@require(Izin.KELOLA_FORUM)
def berkas(forum_id: int) -> ResponseReturnValue:
    """Upload a scan or an e-signed file, and say whose signatures it shows."""
    forum = find_forum(db(), forum_id)
    if forum.tahap != TahapForum.PENANDATANGANAN:
        return redirect(url_for(".lihat", forum_id=forum.id))
    form = form_berkas(_belum(forum))
    if not form.validate_on_submit():
        return _berkas(forum, form), 422 if form.errors else 200
    cara, dipilih = CaraTandaTangan(form.cara.data), set(form.peserta.data or [])
    try:
        naskah = unggahan_naskah(form.berkas.data, cara)
        forum = find_forum(db(), forum_id, kunci=True)
        orang = [satu for satu in _belum(forum) if satu.id.hex in dipilih]
        catat_berkas(db(), forum, pengguna(), now(), naskah=naskah, peserta=orang)
    except UnggahanSalah as galat:
        form.berkas.errors = [galat.pesan]
        return _berkas(forum, form), 422
    db().commit()
    flash(_("Berkas tersimpan."), "baik")
    return redirect(url_for(".lihat", forum_id=forum.id))


@require(Izin.UNDUH_FORUM)
def unduh_berkas(forum_id: int) -> ResponseReturnValue:
    """An uploaded file with signatures (``berkas``); the download leaves a line."""
    forum, minta = find_forum(db(), forum_id), request.args.get("berkas", "")
    if not minta:
        return redirect(url_for(".lihat", forum_id=forum.id))
    try:
        satu = db().get(BerkasForum, nomor(minta)) or abort(404)
    except ValueError:
        abort(404)
    if satu.forum_id != forum.id or satu.jenis not in JENIS.values():
        abort(404)
    return _kirim(forum, satu.isi, satu.mime, f"naskah-{forum.kode}-{satu.id}", {"berkas_id": satu.id})


@require(Izin.UNDUH_FORUM)
def unduh_segel(forum_id: int) -> ResponseReturnValue:
    """The signed file of a sealed version (``versi``); the download leaves a line."""
    forum, minta = find_forum(db(), forum_id), versi_diminta()
    if minta is None:
        return redirect(url_for(".lihat", forum_id=forum.id))
    sah = find_segel(db(), forum, minta)
    if sah.berkas is None:
        abort(404)
    nama = f"berita-acara-{forum.kode}-versi-{sah.versi}-bertanda-tangan"
    return _kirim(forum, sah.berkas, sah.berkas_mime, nama, {"versi": sah.versi})


def unggahan_naskah(berkas: FileStorage | None, cara: CaraTandaTangan) -> NaskahTertanda:
    """An upload, read and checked against the roots of this installation before anything is held (see
    ``baca_naskah``). Raises UnggahanSalah."""
    config: Config = current_app.config["FKP"]
    return baca_naskah(db(), berkas, cara, config.akar_tte, now())


def _belum(forum: Forum) -> list[Peserta]:
    """Who came and has not signed yet."""
    return [satu.peserta for satu in daftar_penandatangan(db(), forum) if not satu.tanda]


def _berkas(forum: Forum, form: FormBerkas) -> str:
    return render_template(
        "forum/berita_acara/berkas.html", forum=forum, langkah=langkah_forum(forum), form=form
    )


def _kirim(forum: Forum, isi: bytes, mime: str, nama: str, rincian: dict[str, object]) -> Response:
    catat_unduhan(
        pengguna(), Catatan("naskah bertanda tangan diunduh", OBJEK, forum.id, forum.unit.jalur, rincian)
    )
    nama = f"{nama}.{AKHIRAN[mime]}"
    return send_file(io.BytesIO(isi), mimetype=mime, as_attachment=True, download_name=nama)
