"""A sheet of earlier forums as its maker laid it out: lines above a table, its rows, and what stands below.

Merged cells hold what their first row says. Sums, closing words and tables of people are told from rows.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from fkp.forum.arsip.bacaan import rata
from fkp.forum.arsip.istilah import JUDUL_TERPANJANG, Istilah, berawal, load_istilah
from fkp.forum.arsip.judul import NOMOR, BarisBernomor, Judul, cari_judul, sama_judul
from fkp.forum.arsip.kepala import seperti_kepala
from fkp.ketikan import rapikan_paragraf
from fkp.lembar import KOLOM_TERBANYAK, BerkasSalah
from fkp.sel_gabung import Gabung, Sel
from surveys.berkas.tabel import TANPA_HASIL, Tabel

BARIS_TERBANYAK = 20_000
SEL_TERPANJANG = 20_000
_TENGAH_MALAM = re.compile(r"(\d{4}-\d\d-\d\d) 00:00:00")
_BERNOMOR = re.compile(r"\(?\w{1,4}[.)]*")
_ANGKA = re.compile(r"[\d.,:]+")
_HITUNGAN = re.compile(r"[\d.,]+\s*%?\s*\w*")
_SATUAN = re.compile(r"\b(hari|minggu|bulan|tahun)\b", re.I)
_ISI = ("unit", "tanggal", "tema", "masalah", "usulan", "tindakan", "tanggapan")


@dataclass(frozen=True, slots=True)
class BarisLembar:
    """A row by the keys of its columns: its number in the spreadsheet, its texts, which of them are one cell
    with the row above, and the texts of columns that nobody knows, by their titles."""

    nomor: int
    isi: dict[str, str]
    lanjutan: frozenset[str]
    lain: dict[str, str]


@dataclass
class Lembaran:
    """A table with what stands around it. ``jumlah`` are rows of sums, ``orang`` how many rows about people
    were left out, ``pribadi`` titles of columns that were."""

    nama: str
    judul: Judul
    atas: list[Sel]
    baris: list[BarisLembar] = field(default_factory=list)
    bawah: list[Sel] = field(default_factory=list)
    jumlah: list[int] = field(default_factory=list)
    orang: int = 0

    @property
    def asing(self) -> dict[int, str]:
        """Columns nobody knows that are kept, with their titles."""
        pribadi = load_istilah().pribadi
        return {di: teks for di, teks in self.judul.asing.items() if rata(teks) not in pribadi}

    @property
    def pribadi(self) -> list[str]:
        """Titles of columns about people, which are not kept."""
        return [teks for di, teks in self.judul.asing.items() if di not in self.asing]


def baris_berisi(tabel: Tabel, sampai: int | None = None) -> list[BarisBernomor]:
    """The rows in which something stands, with their numbers; ``sampai`` is the last that is looked at.
    Raises BerkasSalah for too many."""
    hasil: list[BarisBernomor] = []
    for nomor, sel in enumerate(islice(tabel.rows(), sampai), start=1):
        rapi = [_teks(satu) for satu in sel[:KOLOM_TERBANYAK]]
        if any(rapi):
            hasil.append((nomor, rapi))
            if len(hasil) > BARIS_TERBANYAK:
                raise BerkasSalah(f"Lebih dari {BARIS_TERBANYAK} baris. Bagi menjadi beberapa berkas.")
    return hasil


def baca_lembaran(nama: str, rows: Sequence[BarisBernomor], gabung: Gabung) -> list[Lembaran]:
    """The tables of a sheet, one below the other; none without titles."""
    judul = cari_judul(rows, gabung)
    if judul is None:
        return []
    pembaca = _Pembaca(Lembaran(nama, judul, [sel for nomor, sel in rows if nomor < judul.baris]), gabung)
    awal = judul.baris + judul.tinggi
    isi = [satu for satu in rows if satu[0] >= awal]
    for nomor, sel in isi[1:] if isi and _penomoran(isi[0][1]) else isi:
        pembaca.baca(nomor, sel)
    return pembaca.selesai


def _teks(sel: str) -> str:
    # A formula without a stored result says nothing that could be kept; a day is no midnight.
    teks = "" if sel == TANPA_HASIL else rapikan_paragraf(sel[:SEL_TERPANJANG])
    return cocok[1] if (cocok := _TENGAH_MALAM.fullmatch(teks)) else teks


def _penomoran(sel: Sel) -> bool:
    """Whether this row only numbers the columns: (1) (2) (3)."""
    angka = [re.sub(r"\D", "", satu) for satu in sel if satu]
    return len(angka) > 2 and angka == [str(n) for n in range(1, len(angka) + 1)]


class _Pembaca:
    """The state while the rows of a sheet are read, one after the other."""

    def __init__(self, lembaran: Lembaran, gabung: Gabung) -> None:
        self.selesai = [lembaran]
        self._gabung = gabung
        self._istilah: Istilah = load_istilah()
        self._sebelum = 0
        self._lewati = 0
        self._di = ""
        self._terakhir: dict[str, str] = {}

    def baca(self, nomor: int, sel: Sel) -> None:
        kini = self.selesai[-1]
        jeda, self._sebelum = self._sebelum and nomor - self._sebelum > 1, nomor
        if self._lewati and nomor <= self._lewati:
            return
        if sama_judul(kini.judul, sel):
            self._lewati = nomor + kini.judul.tinggi - 1
            self._mulai_lagi(kini)
        elif self._di == "orang" or self._tabel_orang(sel):
            self._di = "orang"
            kini.orang += 1
            if seperti_kepala(sel):
                kini.bawah.append(sel)
        elif self._di_luar(kini, nomor, sel, bool(jeda)):
            self._di = "bawah"
            kini.bawah.append(sel)
        elif self._penjumlahan(sel):
            kini.jumlah.append(nomor)
        else:
            self._di = ""
            kini.baris += self._baris(kini, nomor, sel)

    def _mulai_lagi(self, kini: Lembaran) -> None:
        """Titles again: below a new head they begin another forum, else they go on with this one."""
        di = next((n for n, sel in enumerate(kini.bawah) if seperti_kepala(sel)), None)
        self._di = ""
        if di is not None:
            atas, kini.bawah = kini.bawah[di:], kini.bawah[:di]
            self.selesai.append(Lembaran(kini.nama, kini.judul, atas))
            self._terakhir = {}

    def _tabel_orang(self, sel: Sel) -> bool:
        return sum(bool(satu) for satu in sel) > 1 and any(k in self._istilah.orang for k in _kata(sel))

    def _di_luar(self, kini: Lembaran, nomor: int, sel: Sel, jeda: bool) -> bool:
        """Whether the table is over: closing words, a head, or words after a gap that fill no column."""
        letak = kini.judul.letak
        if NOMOR in letak and self._bernomor(nomor, sel, letak[NOMOR]):
            return False
        isi = [satu for satu in sel if satu]
        if len(isi) == 1 and self._penutup(rata(isi[0])):
            return True
        if len(isi) <= 2 and seperti_kepala(sel):
            return True
        if self._di == "bawah" or NOMOR in letak:
            return self._di == "bawah" or jeda
        return jeda and not any(nama in letak and _sel(sel, letak[nama]) for nama in _ISI)

    def _penutup(self, kata: str) -> bool:
        istilah = self._istilah
        return kata in istilah.penutup or any(berawal(kata, awal) for awal in istilah.penutup_awal)

    def _bernomor(self, nomor: int, sel: Sel, di: int) -> bool:
        return bool(_BERNOMOR.fullmatch(_sel(sel, di))) or self._gabung.lanjut(nomor, di)

    def _penjumlahan(self, sel: Sel) -> bool:
        """Whether a row is a sum: one cell says so, and the others count ("3", "3 masalah", "85%")."""
        kata = {satu: _ANGKA.sub("", satu).strip() for satu in sel if 0 < len(satu) <= JUDUL_TERPANJANG}
        jumlah = [satu for satu, tanpa in kata.items() if rata(tanpa) in self._istilah.jumlah]
        return bool(jumlah) and all(not s or s in jumlah or _HITUNGAN.fullmatch(s) for s in sel)

    def _baris(self, kini: Lembaran, nomor: int, sel: Sel) -> Iterator[BarisLembar]:
        isi: dict[str, str] = {}
        lanjutan: set[str] = set()
        for nama, di in kini.judul.letak.items():
            teks = _sel(sel, di)
            if self._gabung.lanjut(nomor, di) or teks.casefold() in self._istilah.sama:
                teks = self._terakhir.get(nama, "")
                lanjutan.add(nama)
            elif nama == "jangka waktu" and teks.isdigit():
                satuan = _SATUAN.search(kini.judul.teks[di])
                teks = f"{teks} {satuan[1].lower()}" if satuan else teks
            self._terakhir[nama] = isi[nama] = teks
        lain = {judul: teks for di, judul in kini.asing.items() if (teks := _sel(sel, di))}
        if lain or any(teks for nama, teks in isi.items() if nama not in lanjutan | {NOMOR}):
            yield BarisLembar(nomor, isi, frozenset(lanjutan), lain)


def _kata(sel: Sel) -> Iterator[str]:
    """The words of cells that are no sentences."""
    return (rata(satu) for satu in sel if 0 < len(satu) <= JUDUL_TERPANJANG)


def _sel(sel: Sel, di: int) -> str:
    return sel[di] if di < len(sel) else ""
