"""Proof that a promise was kept: photographs and documents, cleaned before they are stored."""

import hashlib
from datetime import date, datetime

from flask import abort
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from fkp.akun.models import Akun
from fkp.bersih.berkas import Bersih
from fkp.clock import setempat
from fkp.formats import tanggal
from fkp.galat import Galat
from fkp.jejak.actions import catat
from fkp.tindak_lanjut.isi import OBJEK, TindakLanjutSalah
from fkp.tindak_lanjut.kabar import ganti_kabar, kabarkan, tarik_kabar
from fkp.tindak_lanjut.models import BuktiJanji, JenisKabar, TindakLanjut
from fkp.tindak_lanjut.syarat import check_dibaca
from fkp.unggahan import AKHIRAN, PDF

TERBANYAK = 20
"""Files of one promise."""
JUDUL_TERPANJANG = 200


class BuktiPenuh(Galat):
    """There is no room for another file."""


def simpan_bukti(
    db: Session,
    oleh: Akun,
    row: TindakLanjut,
    berkas: Bersih,
    nama: str,
    judul: str,
    umum: bool,
    saat: datetime,
) -> BuktiJanji:
    """Keep a cleaned file that was uploaded under ``nama``; the caller holds the row. What everyone may see
    of a promise on the board is news. Raises BuktiPenuh and TindakLanjutSalah."""
    check_muat(row)
    sidik = hashlib.sha256(berkas.isi).hexdigest()
    ada = next((lain for lain in row.bukti if lain.sidik == sidik), None)
    if ada:
        raise TindakLanjutSalah("berkas", f"Berkas ini sudah ada: “{ada.judul}”. Pilih berkas lain.")
    satu = BuktiJanji(
        judul=_judul(row, judul, berkas.mime),
        nama=nama,
        mime=berkas.mime,
        ukuran=len(berkas.isi),
        sidik=sidik,
        isi=berkas.isi,
        kecil=berkas.kecil,
        lebar=berkas.lebar,
        tinggi=berkas.tinggi,
        diambil=berkas.diambil,
        umum=umum,
        akun_id=oleh.id,
        waktu=saat,
    )
    row.bukti.append(satu)
    db.flush()
    if umum:
        kabarkan(db, row, JenisKabar.BUKTI, satu.judul, saat)
    rincian = {"bukti": satu.id, "judul": satu.judul, "umum": umum, "sidik": sidik}
    catat(db, oleh, "bukti diunggah", OBJEK, row.id, row.unit.jalur, rincian)
    return satu


def ubah_bukti(
    db: Session, oleh: Akun, row: TindakLanjut, bukti: BuktiJanji, judul: str, umum: bool, saat: datetime
) -> None:
    """Give the file another title, show it to everyone or to staff only. Its news follows: told when it is
    first shown, gone when it is hidden. Raises TindakLanjutSalah."""
    lama = (bukti.judul, bukti.umum)
    baru = _judul(row, judul, bukti.mime, bukti)
    if lama == (baru, umum):
        return
    bukti.judul, bukti.umum = baru, umum
    ganti_kabar(row, JenisKabar.BUKTI, lama[0], baru)
    if umum and not lama[1]:
        kabarkan(db, row, JenisKabar.BUKTI, baru, saat)
    elif lama[1] and not umum:
        tarik_kabar(row, JenisKabar.BUKTI, baru)
    db.flush()
    rincian = {"bukti": bukti.id, "judul": [lama[0], baru], "umum": [lama[1], umum]}
    catat(db, oleh, "bukti diubah", OBJEK, row.id, row.unit.jalur, rincian)


def hapus_bukti(db: Session, oleh: Akun, row: TindakLanjut, bukti: BuktiJanji) -> None:
    """Remove the file, and the news of it."""
    tarik_kabar(row, JenisKabar.BUKTI, bukti.judul)
    rincian = {"bukti": bukti.id, "judul": bukti.judul, "sidik": bukti.sidik}
    row.bukti.remove(bukti)
    db.flush()
    catat(db, oleh, "bukti dihapus", OBJEK, row.id, row.unit.jalur, rincian)


def check_muat(row: TindakLanjut) -> None:
    """Raises BuktiPenuh when the promise has all the files it may have."""
    if len(row.bukti) >= TERBANYAK:
        raise BuktiPenuh(f"Paling banyak {TERBANYAK} berkas untuk satu janji. Hapus yang tidak perlu dulu.")


def find_bukti(db: Session, row: TindakLanjut, bukti_id: int) -> BuktiJanji:
    """That file of this promise, with its bytes; 404 when it has none such."""
    cari = select(BuktiJanji).where(BuktiJanji.id == bukti_id, BuktiJanji.tindak_lanjut_id == row.id)
    return db.scalar(cari.options(undefer(BuktiJanji.isi), undefer(BuktiJanji.kecil))) or abort(404)


def peringatan(row: TindakLanjut, bukti: BuktiJanji) -> str:
    """What makes the day of a photograph doubtful, "" when nothing does. Cameras are set wrongly, so it is
    shown and never refused."""
    if bukti.mime == PDF:
        return ""
    if bukti.diambil is None:
        return str(_("Foto tanpa tanggal: tulis kapan diambil di judulnya."))
    if bukti.diambil > _hari(row, bukti.waktu):
        return str(_("Tanggal kameranya di masa depan. Periksa jam kamera."))
    mulai = row.mulai or row.sejak or _hari(row, row.dibuat)
    if bukti.diambil < mulai:
        return str(_("Diambil sebelum janji ini mulai, %(hari)s.", hari=tanggal(mulai)))
    return ""


def nama_bukti(bukti: BuktiJanji) -> str:
    """The name of a download: which promise it belongs to, and nothing of the device it came from."""
    return f"bukti-{bukti.tindak_lanjut_id}-{bukti.id}.{AKHIRAN[bukti.mime]}"


def _judul(row: TindakLanjut, judul: str, mime: str, kecuali: BuktiJanji | None = None) -> str:
    """The title, or a plain one; two files of a promise do not share it, for their news goes by it."""
    lain = {satu.judul for satu in row.bukti if satu is not kecuali}
    if judul:
        if len(judul) > JUDUL_TERPANJANG:
            raise TindakLanjutSalah("judul", f"Paling panjang {JUDUL_TERPANJANG} huruf.")
        if kecuali is None or judul != kecuali.judul:
            check_dibaca("judul", judul)
        if judul in lain:
            raise TindakLanjutSalah("judul", "Bukti dengan judul itu sudah ada. Tulis bedanya.")
        return judul
    apa = "Dokumen" if mime == PDF else "Foto"
    return next(nama for n in range(1, TERBANYAK + 2) if (nama := f"{apa} {n}") not in lain)


def _hari(row: TindakLanjut, saat: datetime) -> date:
    return setempat(saat, row.unit.zona).date()
