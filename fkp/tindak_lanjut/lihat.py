"""Staff: the page of one promise, and recording how far it is."""

from dataclasses import dataclass
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from fkp.berkas import sebut_berkas
from fkp.borang import Borang, beda_isian, versi_dibaca
from fkp.clock import now, setempat
from fkp.db import db
from fkp.galat import VersiBerbeda
from fkp.izin.guard import boleh, pengguna, require
from fkp.izin.rules import Izin
from fkp.tindak_lanjut import actions, bukti, langkah, queries
from fkp.tindak_lanjut.asal import tautan_asal
from fkp.tindak_lanjut.betulkan import AlasanTertulis, alasan_tertulis
from fkp.tindak_lanjut.forms import (
    FormAlasan,
    FormBukti,
    FormKemajuan,
    FormLangkah,
    FormPerpanjangan,
    form_kemajuan,
    isi_kemajuan,
)
from fkp.tindak_lanjut.isi import TindakLanjutSalah
from fkp.tindak_lanjut.models import BuktiJanji, LangkahJanji, TindakLanjut
from fkp.tindak_lanjut.panel import panel_janji
from fkp.tindak_lanjut.putusan import putusan
from fkp.tindak_lanjut.riwayat import riwayat
from fkp.tindak_lanjut.tampil import tampilkan


@dataclass(frozen=True)
class Diisi:
    """A form of the page that came back: what was typed, and what somebody else saved meanwhile."""

    form: Borang
    bentrok: VersiBerbeda | None = None
    beda: tuple[tuple[str, str], ...] = ()


@require(Izin.LIHAT_TINDAK_LANJUT)
def lihat(tindak_lanjut_id: int) -> ResponseReturnValue:
    """One row, and for those who may the forms of what they do with it."""
    return halaman_janji(queries.find_tindak_lanjut(db(), tindak_lanjut_id))


@require(Izin.KELOLA_TINDAK_LANJUT)
def kemajuan(tindak_lanjut_id: int) -> ResponseReturnValue:
    """How far it is."""
    row = queries.find_tindak_lanjut(db(), tindak_lanjut_id, kunci=True)
    form = form_kemajuan(row)
    if not form.validate():
        return halaman_janji(row, Diisi(form)), 422
    try:
        actions.kemajuan(
            db(),
            pengguna(),
            row,
            form.kemajuan(),
            now(),
            versi=versi_dibaca(form.versi),
            alasan=form.alasan.data or "",
        )
    except (TindakLanjutSalah, VersiBerbeda) as galat:
        return ditolak(row, form, galat, isi_kemajuan(row))
    return tersimpan(row, _("Kemajuan tersimpan."))


def ditolak(
    row: TindakLanjut, form: Borang, galat: TindakLanjutSalah | VersiBerbeda, kini: dict[str, Any]
) -> ResponseReturnValue:
    """The page with a form of it that was refused: because of one field, or because somebody else stored
    ``kini`` (values by field) meanwhile."""
    if isinstance(galat, VersiBerbeda):
        return halaman_janji(row, Diisi(form, galat, tuple(beda_isian(form, kini)))), 409
    form[galat.isian].errors = [galat.pesan]
    return halaman_janji(row, Diisi(form)), 422


def halaman_janji(row: TindakLanjut, diisi: Diisi | None = None) -> str:
    """The page, with the form that came back in the place of its own."""
    if diisi and diisi.bentrok:
        # Once both texts have been seen, the next press saves.
        diisi.form["versi"].data = str(row.versi)
    pakai = {type(diisi.form): diisi.form, diisi.form._prefix: diisi.form} if diisi else {}
    saat = now()
    hari = setempat(saat, row.unit.zona).date()
    return render_template(
        "tindak_lanjut/lihat.html",
        row=row,
        t=tampilkan([row], saat)[0],
        putusan=putusan(row, hari),
        diisi=diisi,
        form=pakai.get(FormKemajuan) or form_kemajuan(row, formdata=None, data=isi_kemajuan(row)),
        undur=pakai.get(FormPerpanjangan) or form_undur(row, formdata=None),
        alasan={
            satu.teks: (satu.kunci, pakai.get(f"{awalan_alasan(satu.kunci)}-") or _isian_alasan(satu, row))
            for satu in alasan_tertulis(row)
        },
        langkah=[(satu, pakai.get(f"{awalan_langkah(satu)}-") or _isian(satu, row)) for satu in row.langkah],
        langkah_baru=pakai.get("langkah-baru-")
        or FormLangkah(formdata=None, prefix="langkah-baru-", data={"versi": row.versi}),
        langkah_terbanyak=langkah.TERBANYAK,
        bukti=[
            (satu, pakai.get(f"{awalan_bukti(satu)}-") or isian_bukti(satu, formdata=None))
            for satu in row.bukti
        ],
        bukti_baru=pakai.get("bukti-baru-") or FormBukti(formdata=None, prefix="bukti-baru-"),
        bukti_terbanyak=bukti.TERBANYAK,
        peringatan=bukti.peringatan,
        sebut_berkas=sebut_berkas,
        diketahui=actions.diketahui(row),
        terbuka=queries.terbuka(row),
        kelola=boleh(Izin.KELOLA_TINDAK_LANJUT, row.unit.jalur),
        hari=hari,
        riwayat=riwayat(row),
        asal=tautan_asal(row),
        panel=panel_janji(row),
    )


def form_undur(row: TindakLanjut, **kwargs: object) -> FormPerpanjangan:
    """The form of another date."""
    return FormPerpanjangan(prefix="undur-", data={"versi": row.versi}, **kwargs)


def awalan_langkah(satu: LangkahJanji) -> str:
    """What the fields of a step are called by, one form for each on a page."""
    return f"langkah-{satu.id}"


def awalan_alasan(kunci: str) -> str:
    """What the fields of a reason are called by."""
    return f"alasan-{kunci}"


def awalan_bukti(satu: BuktiJanji) -> str:
    """What the fields of a file are called by."""
    return f"bukti-{satu.id}"


def isian_bukti(satu: BuktiJanji, **kwargs: object) -> FormBukti:
    """The form of a file that is there."""
    return FormBukti(prefix=awalan_bukti(satu), data={"judul": satu.judul, "umum": satu.umum}, **kwargs)


def tersimpan(row: TindakLanjut, kabar: str, ke: str | None = None) -> ResponseReturnValue:
    """Keep it, say so, and show the page at the part ``ke``."""
    db().commit()
    flash(kabar, "baik")
    return redirect(url_for("tindak_lanjut.lihat", tindak_lanjut_id=row.id, _anchor=ke))


def _isian_alasan(satu: AlasanTertulis, row: TindakLanjut) -> FormAlasan:
    isi = {"teks": satu.teks, "versi": row.versi}
    return FormAlasan(formdata=None, prefix=awalan_alasan(satu.kunci), data=isi)


def _isian(satu: LangkahJanji, row: TindakLanjut) -> FormLangkah:
    isi = {"teks": satu.teks, "selesai_pada": satu.selesai_pada, "versi": row.versi}
    return FormLangkah(formdata=None, prefix=awalan_langkah(satu), data=isi)
