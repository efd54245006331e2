"""An uploaded PDF that is said to be signed electronically: what it must hold to be kept here. A signature
that does not hold is refused. An issuer whom nobody here knows is not, but it is said wherever the file is
shown."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from fkp.forum.berita_acara.naskah import PANJANG_KODE, kode_isi
from fkp.tte.hasil import Keadaan, Pemeriksaan, Sebab, Sesudah, Tanda
from fkp.tte.proses import DETIK, TakTerperiksa, periksa_pdf
from fkp.unggahan import Unggahan, UnggahanSalah

POLA_KODE = r"(?:naskah dengan kode|kode naskah:?) ((?:[0-9a-f]{4} ?){4})"
"""Where the paper prints it (``fkp.laporan.forum.berita_acara``, ``forum/berita_acara/cetak.html``)."""
_ASLI = (
    "Minta berkas hasil aplikasi tanda tangan itu sendiri, yang belum disimpan ulang, digabung, atau dicetak "
    "ke PDF, lalu unggah lagi."
)


def periksa_elektronik(unggahan: Unggahan, akar: Sequence[bytes], saat: datetime) -> Pemeriksaan:
    """What its signatures say. Takes seconds: hold no lock of the database meanwhile. Raises UnggahanSalah
    when one does not hold, and when there is none."""
    nama = unggahan.nama[:80]
    try:
        hasil = periksa_pdf(unggahan.isi, akar, saat, POLA_KODE)
    except TakTerperiksa as gagal:
        raise UnggahanSalah(_gagal(nama, gagal.sebab)) from None
    if not hasil.tanda:
        raise UnggahanSalah(
            f"“{nama}” tidak memuat tanda tangan elektronik. Unggah PDF hasil aplikasi tanda tangan, bukan "
            "cetakan atau pindaiannya; pindaian diunggah sebagai naskah bertanda tangan basah."
        )
    for tanda in hasil.tanda:
        if tanda.keadaan is not Keadaan.UTUH:
            raise UnggahanSalah(_rusak(nama, tanda))
    if hasil.tanda[-1].sesudah is Sesudah.ISI:
        raise UnggahanSalah(
            f"Isi “{nama}” diubah sesudah tanda tangan terakhir{_oleh(hasil.tanda[-1])}, sehingga yang "
            f"tampak bukan lagi yang ditandatangani. {_ASLI}"
        )
    return hasil


def cocokkan_naskah(nama: str, hasil: Pemeriksaan, sidik: str) -> Pemeriksaan:
    """The same with the code of this text when the PDF prints it, and without one when it prints none: then
    it is not from here, which is said and not refused. Raises UnggahanSalah for the paper of another text:
    nobody has signed this one in it."""
    kode = [("".join(satu.split())).lower() for satu in hasil.kode]
    if kode and sidik[:PANJANG_KODE] not in kode:
        raise UnggahanSalah(
            f"“{nama[:80]}” berisi naskah lain: kodenya {kode_isi(kode[0])}, sedangkan naskah yang "
            f"ditandatangani sekarang {kode_isi(sidik)}. Unduh naskah yang sekarang, tandatangani itu, lalu "
            "unggah; atau tanda tangani dengan cara lain."
        )
    return replace(hasil, kode=(sidik[:PANJANG_KODE],) if kode else ())


def _gagal(nama: str, sebab: Sebab) -> str:
    if sebab is Sebab.TERKUNCI:
        return f"“{nama}” terkunci sandi. Unggah PDF bertanda tangan yang dapat dibuka tanpa sandi."
    if sebab is Sebab.TERLALU_BERAT:
        return (
            f"“{nama}” terlalu berat untuk diperiksa dalam {DETIK} detik. Unduh naskahnya dari aplikasi ini, "
            "tandatangani tanpa menambah gambar atau halaman, lalu unggah lagi."
        )
    return f"“{nama}” tidak terbaca sebagai PDF. {_ASLI}"


def _rusak(nama: str, tanda: Tanda) -> str:
    if tanda.keadaan is Keadaan.ASING:
        return (
            f"“{nama}” memakai jenis tanda tangan elektronik yang tidak dapat diperiksa di sini. "
            "Tandatangani naskahnya dengan aplikasi yang membuat tanda tangan PDF (PAdES atau PKCS#7), lalu "
            "unggah lagi."
        )
    if tanda.keadaan is Keadaan.TAK_TERBACA:
        return f"Tanda tangan elektronik{_oleh(tanda)} di “{nama}” tidak terbaca. {_ASLI}"
    return (
        f"Isi “{nama}” berubah sesudah ditandatangani{_oleh(tanda)}, sehingga tanda tangannya batal. {_ASLI}"
    )


def _oleh(tanda: Tanda) -> str:
    return f" oleh {tanda.nama}" if tanda.nama else ""
