"""The berita acara in the form of a signed one that was published (``domain/fkp.md`` 8.1): official columns
only, the signatures on a page of their own, because that page is never for everyone."""

from flask_babel import force_locale

from fkp.dokumen.laporan import (
    Bagian,
    Bentuk,
    Blok,
    HalamanBaru,
    Kolom,
    Laporan,
    Paragraf,
    Peran,
    Tabel,
)
from fkp.laporan.forum.bahan import BahanForum
from fkp.laporan.forum.samaran import untuk_umum
from fkp.laporan.forum.tabel import tabel_berita_acara, tabel_tanda_tangan
from fkp.laporan.forum.tanda import goresan_pimpinan, tanda_pimpinan
from fkp.laporan.forum.teks import berkas_of, bukti_of, isi_pola, kode_naskah, kop_of, saat_of, tanda_air

SALINAN = "Salinan untuk umum: tanpa nama, nomor telepon, jenis kelamin, dan tanda tangan peserta."


def berita_acara(bahan: BahanForum, *, umum: bool = False, samar: bool = True, asli: bool = False) -> Laporan:
    """The berita acara. ``umum`` makes the copy for everyone: nobody is named but the head of the unit, and
    no number of anybody stands in it; ``asli`` leaves the words as they were sealed, as such a copy once was.
    ``samar`` masks phone numbers for those who only check."""
    umum = umum or bahan.pribadi is None
    bahan = untuk_umum(bahan) if umum and not asli else bahan
    with force_locale("id"):
        return Laporan(
            judul=isi_pola(bahan.kerangka.naskah["berita_acara"]["judul"], bahan),
            sampul=(),
            bagian=(Bagian("", (*isi_naskah(bahan, umum=umum), *_penutup(bahan, umum, samar))),),
            penyusun=bahan.unit["nama"],
            saat=saat_of(bahan),
            bentuk=Bentuk.NASKAH,
            bukti=bukti_of(bahan, umum=umum),
            tanda_air=tanda_air(bahan),
            kop=kop_of(bahan),
            # The sealed text also counts people by element, which no copy for everyone does.
            berkas=() if umum else berkas_of(bahan),
        )


def isi_naskah(bahan: BahanForum, *, umum: bool) -> tuple[Blok, ...]:
    """The text from the opening sentence to the signature of the head."""
    naskah = bahan.kerangka.naskah["berita_acara"]
    return (
        Paragraf(isi_pola(naskah["pembuka"], bahan)),
        tabel_berita_acara(bahan) if bahan.isi["baris"] else Paragraf(naskah["tanpa_baris"]),
        *(Paragraf(isi_pola(satu, bahan)) for satu in naskah["pernyataan"]),
        Paragraf(naskah["penutup"]),
        tanda_pimpinan(bahan, goresan_pimpinan(bahan, umum=umum), umum=umum),
    )


def tabel_liputan(bahan: BahanForum, judul: str, *, umum: bool, kotak: bool = False) -> Tabel:
    """How many of each element were invited and came; for everyone whether any came, because most of these
    numbers are below five."""
    if umum:
        kata = [(s["nama"], "hadir" if s["hadir"] else "tidak hadir") for s in bahan.isi["liputan"]]
        return Tabel(
            judul, (Kolom("Unsur", lebar=4), Kolom("Kehadiran", lebar=1.4)), tuple(kata), kotak=kotak
        )
    baris = [(satu["nama"], satu["diundang"], satu["hadir"]) for satu in bahan.isi["liputan"]]
    return Tabel(
        judul,
        (Kolom("Unsur", lebar=4), Kolom("Diundang", "kanan"), Kolom("Hadir", "kanan")),
        (*baris, ("Penyelenggara (tidak dihitung sebagai unsur)", None, bahan.isi["penyelenggara"])),
        kotak=kotak,
    )


def _penutup(bahan: BahanForum, umum: bool, samar: bool) -> tuple[Blok, ...]:
    if umum:
        return (
            *_perubahan(bahan),
            tabel_liputan(bahan, "Yang hadir menurut unsur", umum=True, kotak=True),
            Paragraf(SALINAN, Peran.CATATAN),
        )
    # What was signed has the same code before and after the seal, so that a page signed by pen matches.
    berlaku = (f"Tanda tangan berlaku untuk naskah dengan kode {kode_naskah(bahan)}.",)
    siap = berlaku if bahan.segel or bahan.terkunci else ()
    return (*_perubahan(bahan), HalamanBaru(), tabel_tanda_tangan(bahan, samar=samar, catatan=siap))


def _perubahan(bahan: BahanForum) -> tuple[Blok, ...]:
    """What this version changes in the one before."""
    segel = bahan.segel
    if segel is None or not bahan.perubahan:
        return ()
    return (
        Tabel(
            f"Perubahan dari versi {segel.versi - 1}",
            (
                Kolom("Baris", "tengah", 0.7),
                Kolom("Bagian", lebar=1.6),
                Kolom("Semula", lebar=3),
                Kolom("Menjadi", lebar=3),
            ),
            tuple((satu.nomor, satu.isian, satu.lama, satu.baru) for satu in bahan.perubahan),
            kotak=True,
        ),
    )
