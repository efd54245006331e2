"""What a row of the berita acara must say before anyone can sign it. Pure: no database, no clock."""

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from fkp.formats import tanggal
from fkp.forum.jangka import jatuh_tempo
from fkp.forum.kerangka import Kerangka
from fkp.forum.notulen.kabur import kabur
from fkp.gelar import gelar_dalam
from fkp.identitas import identitas_dalam


class Baris(Protocol):
    """What a row of the table needs: a row of the minutes, or a corrected one."""

    @property
    def masalah(self) -> str: ...
    @property
    def usulan(self) -> str: ...
    @property
    def tindakan(self) -> str: ...
    @property
    def keluaran(self) -> str: ...
    @property
    def kelas(self) -> str: ...
    @property
    def durasi(self) -> int | None: ...
    @property
    def satuan(self) -> str: ...
    @property
    def tenggat(self) -> date | None: ...
    @property
    def penanggung_jawab(self) -> str: ...


_BARIS = {
    "masalah": "tulis masalahnya",
    "usulan": "tulis usulan perbaikannya",
    "tindakan": "tulis tindakan yang akan dikerjakan",
    "keluaran": "tulis keluaran yang terukur",
    "kelas": "pilih jangka waktunya",
    "durasi": "isi lama pengerjaannya",
    "tenggat": "isi jatuh tempo",
    "penanggung_jawab": "isi penanggung jawab",
}

_DIBACA = {
    "masalah": "masalah",
    "usulan": "usulan",
    "jawaban": "tanggapan",
    "tindakan": "tindakan",
    "keluaran": "keluaran",
    "penanggung_jawab": "penanggung jawab",
    "penyampai": "penyampai",
    "dasar": "dasar hukum",
    "diteruskan_ke": "diteruskan kepada",
}
"""The words of a row that everyone reads once the berita acara is published."""


def identitas_baris(satu: object) -> Iterator[tuple[str, str, str]]:
    """Where this row names a person: field, how the field is called, and sentence."""
    for isian, nama in _DIBACA.items():
        if apa := identitas_dalam(getattr(satu, isian, "")):
            yield isian, nama, f"ada {apa}; ganti dengan “peserta”"
    if gelar := gelar_dalam(getattr(satu, "penanggung_jawab", "")):
        nama = _DIBACA["penanggung_jawab"]
        yield "penanggung_jawab", nama, f"isi jabatan atau unit, bukan nama orang (“{gelar}”)"


def kurang_baris(hari: date | None, kerangka: Kerangka, satu: Baris) -> Iterator[tuple[str, str]]:
    """What this row lacks, as field and sentence; ``hari`` is the day of the forum."""
    for isian, pesan in _BARIS.items():
        if not getattr(satu, isian):
            yield isian, pesan
    if satu.keluaran and kabur(satu.keluaran):
        yield (
            "keluaran",
            f"“{pendek(satu.keluaran)}” belum terukur. Tulis hasil yang dapat dilihat atau dihitung orang "
            "lain, misalnya “3 papan alur terpasang”",
        )
    if satu.tindakan and kabur(satu.tindakan) and kabur(satu.keluaran):
        yield (
            "tindakan",
            f"“{pendek(satu.tindakan)}” belum menyebut apa yang dikerjakan. Tulis tindakannya dan keluaran "
            "yang terukur",
        )
    if satu.kelas and satu.kelas not in kerangka.kunci("kelas"):
        yield "kelas", "pilih jangka waktu dari daftar"
    if satu.satuan not in kerangka.kunci("satuan"):
        yield "satuan", "pilih hari atau bulan"
    elif hari and satu.tenggat:
        yield from _kurang_tenggat(hari, satu.tenggat, satu.durasi, satu.satuan)


def _kurang_tenggat(hari: date, tenggat: date, durasi: int | None, satuan: str) -> Iterator[tuple[str, str]]:
    if tenggat < hari:
        yield "tenggat", f"jatuh tempo {tanggal(tenggat)} sebelum hari forum, {tanggal(hari)}"
        return
    if not durasi:
        return
    try:
        semestinya = jatuh_tempo(hari, durasi, satuan)
    except (OverflowError, ValueError):
        yield "durasi", "lama pengerjaan terlalu panjang"
        return
    if semestinya != tenggat:
        yield (
            "tenggat",
            f"jatuh tempo {tanggal(tenggat)} tidak cocok dengan {durasi} {satuan} sejak forum, yaitu "
            f"{tanggal(semestinya)}",
        )


def pendek(teks: str, panjang: int = 40) -> str:
    """The beginning of a text, to be named in a sentence."""
    rapat = " ".join(teks.split())
    return rapat if len(rapat) <= panjang else f"{rapat[: panjang - 1].rstrip()}…"
