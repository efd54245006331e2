"""Staff: the steps of a promise, each changed in its place on the page."""

from flask import abort, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from fkp.borang import versi_dibaca
from fkp.clock import now, setempat
from fkp.db import db, nomor
from fkp.galat import VersiBerbeda
from fkp.izin.guard import pengguna, require
from fkp.izin.rules import Izin
from fkp.tindak_lanjut import queries
from fkp.tindak_lanjut.forms import FormLangkah
from fkp.tindak_lanjut.isi import TindakLanjutSalah
from fkp.tindak_lanjut.langkah import geser_langkah, hapus_langkah, tambah_langkah, ubah_langkah
from fkp.tindak_lanjut.lihat import Diisi, awalan_langkah, ditolak, halaman_janji, tersimpan
from fkp.tindak_lanjut.models import LangkahJanji, TindakLanjut

ARAH = {"naik": -1, "turun": 1}


@require(Izin.KELOLA_TINDAK_LANJUT)
def langkah(tindak_lanjut_id: int) -> ResponseReturnValue:
    """What was pressed (``tindakan``) beside which step (``langkah``); without one it is a new step."""
    row = queries.find_tindak_lanjut(db(), tindak_lanjut_id, kunci=True)
    satu = _satu(row)
    form = FormLangkah(prefix=awalan_langkah(satu) if satu else "langkah-baru")
    if not form.validate():
        return halaman_janji(row, Diisi(form)), 422
    try:
        kabar = _ubah(row, satu, form) if satu else _tambah(row, form)
    except (TindakLanjutSalah, VersiBerbeda) as galat:
        kini = {"teks": satu.teks, "selesai_pada": satu.selesai_pada} if satu else {}
        return ditolak(row, form, galat, kini)
    return tersimpan(row, kabar, "langkah")


def _satu(row: TindakLanjut) -> LangkahJanji | None:
    """The step that the form names; 404 for one that is not of this promise (any more)."""
    minta = request.form.get("langkah", type=nomor)
    if "langkah" not in request.form:
        return None
    return next((satu for satu in row.langkah if satu.id == minta), None) or abort(404)


def _tambah(row: TindakLanjut, form: FormLangkah) -> str:
    tambah_langkah(db(), pengguna(), row, form.teks.data or "", now(), versi=versi_dibaca(form.versi))
    return str(_("Langkah ditambahkan."))


def _ubah(row: TindakLanjut, satu: LangkahJanji, form: FormLangkah) -> str:
    tindakan, versi, saat = request.form.get("tindakan", ""), versi_dibaca(form.versi), now()
    if tindakan == "hapus":
        hapus_langkah(db(), pengguna(), row, satu, saat, versi=versi)
        return str(_("“%(langkah)s” dihapus dari langkah.", langkah=satu.teks))
    if tindakan in ARAH:
        geser_langkah(db(), pengguna(), row, satu, ARAH[tindakan], saat, versi=versi)
        return str(_("Urutan tersimpan."))
    # A tick beside the words takes them as they are; “simpan” takes what was typed.
    teks, selesai = satu.teks, satu.selesai_pada
    if tindakan == "selesai":
        selesai = setempat(saat, row.unit.zona).date()
    elif tindakan == "batal":
        selesai = None
    elif tindakan == "simpan":
        teks, selesai = form.teks.data or "", form.selesai_pada.data
    else:
        abort(400)
    ubah_langkah(db(), pengguna(), row, satu, teks, selesai, saat, versi=versi)
    return str(_("Langkah tersimpan."))
