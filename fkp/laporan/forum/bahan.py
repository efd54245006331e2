"""What the documents of a forum are made of: the text that was sealed, or a draft of it, and what has become
of its promises since."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from fkp.forum.berita_acara.tampil import BedaTampil
from fkp.forum.kerangka import Kerangka


@dataclass(frozen=True, slots=True)
class SegelForum:
    """The seal of a version: its public code, the address where anyone can check it, the SHA-256 of the
    canonical text, when, by whom, and with which version of the program."""

    kode: str
    alamat: str
    versi: int
    alasan: str
    sidik: str
    waktu: datetime
    oleh: str
    versi_program: str


@dataclass(frozen=True, slots=True)
class Janji:
    """A row of the register of promises as it stands; ``masukan`` is the row of the minutes that it was."""

    masukan: str
    masalah: str
    kegiatan: str
    keluaran: str
    penanggung_jawab: str
    tenggat: date
    tenggat_semula: date | None
    status: str
    selesai_pada: date | None
    diubah: date


@dataclass(frozen=True, slots=True)
class ForumLalu:
    """The forum before and what became of its promises."""

    tema: str
    tanggal: date | None
    janji: tuple[Janji, ...]


@dataclass(frozen=True, slots=True)
class RingkasSkm:
    """The sealed result that was discussed. ``umum`` when everyone may read its figures."""

    periode: str
    ikm: Decimal
    mutu: str
    terendah: tuple[str, ...]
    umum: bool


@dataclass(frozen=True, slots=True)
class BerkasTercatat:
    """A file of the forum, without its content."""

    jenis: str
    judul: str
    hari: date
    umum: bool


@dataclass(frozen=True, slots=True)
class BahanForum:
    """``isi`` and ``pribadi`` are documented in ``fkp.forum.berita_acara.naskah``; without ``pribadi`` every
    document is as if for everyone. ``segel`` is None for a draft; ``terkunci`` when people are signing the
    text, so that it is a draft no more. ``saat`` is the moment that a document speaks of: never the present,
    the same text is the same file. ``janji`` are the promises of this forum, ``lalu`` the forum before.
    ``arsip`` is what is known of a forum that was entered later: who came, from which source. A corrected
    version has the people who signed version 1 (``tanda_awal``), and what it changes in the version before
    (``perubahan``). ``catatan_sidik`` is said beside the hash of a text of which something is hidden."""

    isi: Mapping[str, Any]
    pribadi: Mapping[str, Any] | None
    segel: SegelForum | None
    kerangka: Kerangka
    saat: datetime
    terkunci: bool = False
    arsip: tuple[tuple[str, str], ...] | None = None
    janji: tuple[Janji, ...] = ()
    lalu: ForumLalu | None = None
    skm: RingkasSkm | None = None
    berkas: tuple[BerkasTercatat, ...] = ()
    layanan: tuple[str, ...] = ()
    nomor_undangan: str = ""
    tanda_awal: frozenset[str] = frozenset()
    perubahan: tuple[BedaTampil, ...] = ()
    catatan_sidik: str = ""

    @property
    def forum(self) -> Mapping[str, Any]:
        """Theme, date, place and the like."""
        forum: Mapping[str, Any] = self.isi["forum"]
        return forum

    @property
    def unit(self) -> Mapping[str, Any]:
        """Whose forum it is."""
        unit: Mapping[str, Any] = self.isi["unit"]
        return unit

    @property
    def tanggal(self) -> date | None:
        """Its day; an archive may lack it."""
        hari = self.forum["tanggal"]
        return date.fromisoformat(hari) if hari else None
