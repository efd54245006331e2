"""Words that the documents of a forum share: patterns of the kerangka filled in, dates, letterhead, proof."""

from collections.abc import Iterable
from datetime import date, datetime

from fkp.clock import ZONA, setempat
from fkp.dokumen.laporan import Berkas, Bukti, Fakta
from fkp.formats import tanggal, tanggal_hari, waktu
from fkp.forum.berita_acara.naskah import kanonik, kode_isi, sidik_teks
from fkp.forum.berita_acara.pola import induk_unit, kata_pola
from fkp.laporan.forum.bahan import BahanForum
from fkp.laporan.forum.segel import BERKAS_SEGEL, to_berkas

TITIK = "……………………"
RANCANGAN, ARSIP = "RANCANGAN", "ARSIP"
BERKAS_ISI, JSON = "berita-acara.json", "application/json"


def isi_pola(pola: str, bahan: BahanForum, **lain: str) -> str:
    """A pattern of the kerangka with the words of this forum; what is not known is a dotted line. Raises
    KeyError for a pattern that asks for something else."""
    return pola.format_map(kata_pola(bahan.isi, TITIK) | {"jabatan": jabatan_of(bahan)} | lain)


def jabatan_of(bahan: BahanForum) -> str:
    """The office of whoever signs."""
    return bahan.isi["penandatangan"]["jabatan"] or f"Kepala {bahan.unit['nama']}"


def tempat_tanggal(bahan: BahanForum) -> str:
    """Where and when it is signed."""
    pola: str = bahan.kerangka.naskah["berita_acara"]["tempat_tanggal"]
    return isi_pola(pola, bahan)


def kop_of(bahan: BahanForum) -> tuple[str, ...]:
    """The lines of the letterhead, the government first."""
    unit = bahan.unit
    return tuple(satu for satu in (*induk_unit(bahan.isi), unit["nama"], unit["alamat"]) if satu)


def tanda_air(bahan: BahanForum) -> str:
    """Printed across what may still change. A locked text is no draft: it is printed to be signed by pen."""
    if bahan.arsip is not None:
        return ARSIP
    return "" if bahan.segel or bahan.terkunci else RANCANGAN


def kode_naskah(bahan: BahanForum) -> str:
    """The short hash of what people sign, the same before and after the seal."""
    return kode_isi(sidik_teks(dict(bahan.isi)))


def bukti_of(bahan: BahanForum, *, umum: bool = False) -> Bukti | None:
    """How a reader checks a sealed text; a copy for everyone does not say who sealed it."""
    segel = bahan.segel
    if segel is None:
        return None
    oleh = "" if umum else f" oleh {segel.oleh}"
    uraian = f"Disahkan {waktu(segel.waktu, bahan.forum['zona'])}{oleh}, versi {segel.versi}."
    if segel.alasan:
        uraian += f" Alasan perbaikan: {segel.alasan}"
    if bahan.catatan_sidik:
        uraian += f" {bahan.catatan_sidik}"
    return Bukti(segel.kode.upper(), segel.alamat, segel.sidik, uraian, kode_isi(segel.sidik))


def berkas_of(bahan: BahanForum) -> tuple[Berkas, ...]:
    """The sealed text and its seal as data, so that the paper is its own proof; nobody's name is in them but
    those of who signs for the unit and who sealed, which it prints."""
    if bahan.segel is None:
        return ()
    uraian = "Isi berita acara yang disahkan; sidik SHA-256 berkas ini tercatat pada pengesahan"
    return (
        Berkas(BERKAS_ISI, JSON, kanonik(bahan.isi), uraian),
        Berkas(BERKAS_SEGEL, JSON, to_berkas(bahan.segel), "Kode, versi, waktu, dan sidik pengesahannya"),
    )


def jam_of(bahan: BahanForum) -> str:
    """ "09.00 sampai 12.00 WIB"; empty when nobody said."""
    mulai, selesai = (bahan.forum[satu].replace(":", ".") for satu in ("mulai", "selesai"))
    if not mulai:
        return ""
    zona = ZONA.get(bahan.forum["zona"], bahan.forum["zona"])
    return f"{mulai} sampai {selesai} {zona}" if selesai else f"{mulai} {zona}"


def saat_of(bahan: BahanForum) -> datetime:
    """The moment that a document speaks of, on the wall clock of the unit."""
    return setempat(bahan.saat, bahan.forum["zona"])


def hari_of(bahan: BahanForum) -> str:
    """ "Selasa, 20 Oktober 2026"; empty when it is not known."""
    return tanggal_hari(bahan.tanggal) if bahan.tanggal else ""


def tempat_of(bahan: BahanForum) -> str:
    """Where people meet; an online forum has its means instead."""
    daring = bahan.kerangka.nama_of("moda", bahan.forum["moda"])
    return bahan.forum["tempat"] or (daring if bahan.forum["moda"] == "daring" else "")


def kepala_of(bahan: BahanForum) -> Fakta:
    """Day, hour and place, named as the attendance list of the kerangka names them."""
    nama = bahan.kerangka.naskah["daftar_hadir"]["kepala"]
    nilai = (("tanggal", hari_of(bahan)), ("waktu", jam_of(bahan)), ("tempat", tempat_of(bahan)))
    return Fakta(tuple((nama[kunci], isi or TITIK) for kunci, isi in nilai))


def pukul(saat: str, zona: str) -> str:
    """The hour of a moment of the text (ISO 8601) on the wall clock of the unit."""
    return f"{setempat(datetime.fromisoformat(saat), zona):%H.%M}" if saat else ""


def hari_pendek(hari: date | None) -> str:
    """22 Nov 2026."""
    return tanggal(hari, "d MMM yyyy") if hari else ""


def rangkai(kata: Iterable[str], pemisah: str = ", ") -> str:
    """Those that are not empty, joined."""
    return pemisah.join(satu for satu in kata if satu)
