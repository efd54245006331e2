"""Files of a pack, made one at a time, so that a large one never stands in memory."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from fkp.bersih import bersihkan
from fkp.dokumen.laporan import Laporan
from fkp.dokumen.pdf import write_pdf
from fkp.galat import Galat
from fkp.unggahan import AKHIRAN, JPEG, PNG, Unggahan, jenis_isi
from fkp.unit.slug import slug_dari


@dataclass(frozen=True, slots=True)
class Butir:
    """A file of the pack: its name, what it shows, and the function that makes its bytes. Without one it is
    missing, and ``sebab`` says why. The name of an upload (``unggahan``) gets the ending of its bytes."""

    nama: str
    guna: str
    buat: Callable[[], bytes] | None = None
    sebab: str = ""
    unggahan: bool = False


IsiPaket = Iterator[Butir]


def pdf(nama: str, guna: str, laporan: Callable[[], Laporan]) -> Butir:
    """A document as PDF."""
    return Butir(nama, guna, lambda: write_pdf(laporan()))


def tiada(nama: str, guna: str, sebab: str) -> Butir:
    """What should be there and is not."""
    return Butir(nama, guna, None, sebab)


def berkas(nama: str, guna: str, mime: str, ambil: Callable[[], bytes]) -> Butir:
    """A file that somebody uploaded. A photograph is cleaned again: those of forums are kept as they came."""

    def buat() -> bytes:
        isi = ambil()
        return bersihkan(Unggahan(isi, mime, nama)).isi if mime in (JPEG, PNG) else isi

    return Butir(nama, guna, buat, unggahan=True)


def pengambil(db: Session, kolom: InstrumentedAttribute[Any], nomor: int) -> Callable[[], bytes]:
    """Reads the bytes in that column of that row, and keeps none of them: a row that was read stays in the
    session, and its bytes with it."""
    kelas = kolom.class_
    cari = select(kolom).where(kelas.id == nomor)
    return lambda: db.scalar(cari) or b""


def nama_aman(nomor: int, teks: str) -> str:
    """ "02-papan-di-loket": a name for any file system."""
    return f"{nomor:02d}-{slug_dari(teks, ())}"[:60].rstrip("-")


def hasilkan(butir: Butir) -> tuple[str, bytes | None, str]:
    """The name and the bytes, or why there are none."""
    if butir.buat is None:
        return butir.nama, None, butir.sebab
    try:
        isi = butir.buat()
    except Galat as salah:
        return butir.nama, None, salah.pesan
    akhiran = f".{AKHIRAN[jenis_isi(isi)]}" if butir.unggahan and jenis_isi(isi) else ""
    return f"{butir.nama}{akhiran}", isi, ""
