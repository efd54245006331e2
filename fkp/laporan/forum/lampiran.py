"""The annexes of the report."""

from collections.abc import Sequence

from fkp.dokumen.laporan import Blok, Fakta, Kolom, Paragraf, Peran, Tabel
from fkp.dokumen.teks import teks_angka
from fkp.laporan.forum.bahan import BahanForum
from fkp.laporan.forum.berita_acara import isi_naskah
from fkp.laporan.forum.tabel import tabel_hadir, tabel_notulen
from fkp.laporan.forum.teks import hari_pendek, kepala_of

JENIS = {
    "materi": "Bahan",
    "foto": "Foto kegiatan",
    "hadir_kertas": "Daftar hadir kertas",
    "naskah_basah": "Pindaian naskah bertanda tangan",
    "naskah_elektronik": "Naskah bertanda tangan elektronik",
    "publikasi": "Bukti publikasi",
}
"""What each kind of file is (``fkp.forum.materi.models.JenisBerkas``)."""


def undangan(bahan: BahanForum, umum: bool) -> tuple[Blok, ...]:
    """How many were invited, by which letter; for everyone only the letter."""
    orang = sum(satu["diundang"] for satu in bahan.isi["liputan"])
    butir = (("Nomor", bahan.nomor_undangan), ("Yang diundang", f"{teks_angka(orang)} orang"))
    return (Fakta(tuple((nama, isi) for nama, isi in butir[: 1 if umum else 2] if isi)),)


def daftar_hadir(bahan: BahanForum, umum: bool) -> tuple[Blok, ...]:
    """Who came, without phone numbers; for everyone, that this is not for everyone."""
    if bahan.arsip is not None:
        return (Paragraf("Daftar hadir forum ini tidak dicatat lewat aplikasi.", Peran.CATATAN),)
    if umum:
        return (Paragraf("Nama peserta tidak dimuat pada salinan untuk umum.", Peran.CATATAN),)
    return (kepala_of(bahan), tabel_hadir(bahan, "Daftar hadir"))


def notulen(bahan: BahanForum, _umum: bool) -> tuple[Blok, ...]:
    """Everything that was said."""
    return (tabel_notulen(bahan, "Notulen"),)


def berita_acara(bahan: BahanForum, umum: bool) -> tuple[Blok, ...]:
    """The text that was signed; of an archive nobody knows it here."""
    if bahan.arsip is not None:
        return (Paragraf("Berita acara forum ini tidak disusun lewat aplikasi.", Peran.CATATAN),)
    return isi_naskah(bahan, umum=umum)


def publikasi(bahan: BahanForum, umum: bool) -> tuple[Blok, ...]:
    """The files that are kept: photographs, scans, proof that it was published."""
    berkas: Sequence[tuple[str, str, str]] = [
        (JENIS.get(satu.jenis, satu.jenis), satu.judul, hari_pendek(satu.hari))
        for satu in bahan.berkas
        if satu.umum or not umum
    ]
    if not berkas:
        return (Paragraf("Tidak ada berkas yang disimpan.", Peran.CATATAN),)
    kolom = (Kolom("Jenis", lebar=2), Kolom("Judul", lebar=4), Kolom("Disimpan", lebar=1.4))
    return (Tabel("Berkas forum", kolom, tuple(berkas)),)
