"""Staff: proof of a promise, uploaded, titled, shown to everyone or not, and downloaded."""

from flask import Response, abort, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from fkp.berkas import kirim_berkas
from fkp.bersih import DITERIMA, bersihkan
from fkp.clock import now
from fkp.db import db
from fkp.izin.guard import pengguna, require
from fkp.izin.rules import Izin
from fkp.jejak.actions import Catatan
from fkp.jejak.unduhan import catat_unduhan
from fkp.tindak_lanjut import bukti as simpanan
from fkp.tindak_lanjut.forms import FormBukti
from fkp.tindak_lanjut.isi import OBJEK, TindakLanjutSalah
from fkp.tindak_lanjut.lihat import Diisi, ditolak, halaman_janji, isian_bukti, tersimpan
from fkp.tindak_lanjut.queries import find_tindak_lanjut
from fkp.unggahan import JPEG, UnggahanSalah, baca_unggahan

SIMPAN_KECIL = 3600
"""Seconds for which a browser may keep a small picture for itself."""


@require(Izin.KELOLA_TINDAK_LANJUT)
def bukti(tindak_lanjut_id: int) -> ResponseReturnValue:
    """One more file. It is read and cleaned before the row is held: that takes seconds, and until then
    nothing is locked."""
    row = find_tindak_lanjut(db(), tindak_lanjut_id)
    form = FormBukti(prefix="bukti-baru")
    try:
        simpanan.check_muat(row)
        unggahan = baca_unggahan(form.berkas.data or None, DITERIMA)
        if not form.validate():
            return halaman_janji(row, Diisi(form)), 422
        db().rollback()
        bersih = bersihkan(unggahan)
        row = find_tindak_lanjut(db(), tindak_lanjut_id, kunci=True)
        simpanan.simpan_bukti(
            db(),
            pengguna(),
            row,
            bersih,
            unggahan.nama,
            form.judul.data or "",
            bool(form.umum.data),
            now(),
        )
    except (UnggahanSalah, simpanan.BuktiPenuh) as galat:
        form.berkas.errors = [galat.pesan]
    except TindakLanjutSalah as galat:
        form[galat.isian].errors = [galat.pesan]
    else:
        return tersimpan(row, _("Bukti tersimpan tanpa data lokasi dan perangkat."), "bukti")
    return halaman_janji(find_tindak_lanjut(db(), tindak_lanjut_id), Diisi(form)), 422


@require(Izin.KELOLA_TINDAK_LANJUT)
def ubah_bukti(tindak_lanjut_id: int, bukti_id: int) -> ResponseReturnValue:
    """Another title, shown or hidden; or removed."""
    row = find_tindak_lanjut(db(), tindak_lanjut_id, kunci=True)
    satu = simpanan.find_bukti(db(), row, bukti_id)
    tindakan = request.form.get("tindakan")
    if tindakan == "hapus":
        simpanan.hapus_bukti(db(), pengguna(), row, satu)
        return tersimpan(row, _("“%(judul)s” dihapus.", judul=satu.judul), "bukti")
    if tindakan != "simpan":
        abort(400)
    form = isian_bukti(satu)
    if not form.validate():
        return halaman_janji(row, Diisi(form)), 422
    try:
        simpanan.ubah_bukti(db(), pengguna(), row, satu, form.judul.data or "", bool(form.umum.data), now())
    except TindakLanjutSalah as galat:
        return ditolak(row, form, galat, {})
    return tersimpan(row, _("Tersimpan."), "bukti")


@require(Izin.LIHAT_TINDAK_LANJUT)
def unduh_bukti(tindak_lanjut_id: int, bukti_id: int) -> Response:
    """The file itself; the download leaves a line."""
    row = find_tindak_lanjut(db(), tindak_lanjut_id)
    satu = simpanan.find_bukti(db(), row, bukti_id)
    jawab = kirim_berkas(satu.isi, satu.mime, simpanan.nama_bukti(satu))
    rincian = {"bukti": satu.id}
    catat_unduhan(pengguna(), Catatan("bukti diunduh", OBJEK, row.id, row.unit.jalur, rincian))
    return jawab


@require(Izin.LIHAT_TINDAK_LANJUT)
def kecil_bukti(tindak_lanjut_id: int, bukti_id: int) -> Response:
    """The small picture that the list shows. Kept by this browser alone, for an hour."""
    row = find_tindak_lanjut(db(), tindak_lanjut_id)
    satu = simpanan.find_bukti(db(), row, bukti_id)
    jawab = kirim_berkas(satu.kecil or abort(404), JPEG, f"bukti-{satu.id}-kecil.jpg", unduh=False)
    jawab.headers["Cache-Control"] = f"private, max-age={SIMPAN_KECIL}"
    return jawab
