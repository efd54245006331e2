"""What the cells of monthly figures say, as people write months, unsur, classes and numbers."""

import re
from collections.abc import Iterator
from datetime import date

from fkp.lembar import Baris, Masalah
from fkp.pengaduan.susunan import load_susunan
from surveys.berkas.bukan_jawaban import is_total
from surveys.unsur import UNSUR

TERBANYAK = 1_000_000
"""More complaints in one month are a typing error."""
TAHUN_PERTAMA = 2011
"""SP4N-LAPOR! is no older; an earlier year is a typing error."""

_BULAN = (
    *("januari", "februari", "maret", "april", "mei", "juni"),
    *("juli", "agustus", "september", "oktober", "november", "desember"),
)
_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-\d{1,2}(?:[ T][\d:.]*)?)?")
_GARIS = re.compile(r"(?:\d{1,2}/)?(\d{1,2})/(\d{4})")
_KATA = re.compile(r"([a-z]{3,}) (\d{4})")

_KURUN = re.compile(
    rf"\b(?:{'|'.join(_BULAN)}|bulan|triwulan|semester|tahun|periode|pengaduan|laporan|[ivx]+|\d+)\b", re.I
)
"""What a label of a sum names beside it: "Jumlah pengaduan Mei 2026"."""

Nilai = tuple[int, int | None]
"""How many complaints, and how many of them were settled; None where the file does not say."""


def baca_bulan(teks: str) -> date | None:
    """The first day of a month as people write it; None for what is none."""
    rapi = teks.strip().lower()
    for pola, tukar in ((_ISO, False), (_GARIS, True)):
        if cocok := pola.fullmatch(rapi):
            tahun, bulan = (cocok[2], cocok[1]) if tukar else (cocok[1], cocok[2])
            return _bulan(int(tahun), int(bulan))
    if cocok := _KATA.fullmatch(rapi):
        nomor = [n for n, nama in enumerate(_BULAN, 1) if nama.startswith(cocok[1])]
        return _bulan(int(cocok[2]), nomor[0]) if len(nomor) == 1 else None
    return None


def _bulan(tahun: int, bulan: int) -> date | None:
    return date(tahun, bulan, 1) if 1 <= bulan <= 12 and TAHUN_PERTAMA <= tahun <= 2100 else None


def baris_jumlah(satu: Baris) -> bool:
    """Whether a row sums up others, which are imported themselves."""
    label = (_KURUN.sub(" ", satu.isi[nama]) for nama in ("bulan", "unsur", "kelas"))
    return any(is_total(teks.strip(), nilai_sah=True) for teks in label)


def periksa_sel(satu: Baris, kini: date) -> Iterator[Masalah]:
    """What cannot be used in a row; ``kini`` is the first day of this month."""
    isi = satu.isi
    bulan = baca_bulan(isi["bulan"])
    if bulan is None:
        yield Masalah(satu.nomor, "bulan", isi["bulan"], "Tulis bulan dan tahunnya, misalnya 2026-06.")
    elif bulan > kini:
        yield Masalah(satu.nomor, "bulan", isi["bulan"], "Bulan ini belum datang. Periksa tahunnya.")
    if baca_unsur(isi["unsur"]) is None:
        pilihan = ", ".join(satu.kunci for satu in UNSUR)
        yield Masalah(satu.nomor, "unsur", isi["unsur"], f"Pakai salah satu: {pilihan}; atau kosongkan.")
    if baca_kelas(isi["kelas"]) is None:
        pilihan = "; ".join(satu.nama for satu in load_susunan().kelas)
        yield Masalah(satu.nomor, "kelas", isi["kelas"], f"Pakai salah satu: {pilihan}; atau kosongkan.")
    jumlah, selesai = _bilangan(isi["jumlah"]), _bilangan(isi["selesai"])
    if jumlah is None or jumlah > TERBANYAK:
        yield Masalah(satu.nomor, "jumlah", isi["jumlah"], "Tulis banyaknya dengan bilangan bulat, mulai 0.")
    if isi["selesai"] and selesai is None:
        yield Masalah(satu.nomor, "selesai", isi["selesai"], "Tulis bilangan bulat, atau kosongkan.")
    elif jumlah is not None and selesai is not None and selesai > jumlah:
        yield Masalah(
            satu.nomor, "selesai", isi["selesai"], f"Yang selesai tidak mungkin melebihi jumlahnya, {jumlah}."
        )


def baca_unsur(teks: str) -> str | None:
    """The key of an unsur by its key, code or name; "" for none, None for an unknown one."""
    kata = teks.casefold()
    if not kata:
        return ""
    kamus = {sebut.casefold(): u.kunci for u in UNSUR for sebut in (u.kunci, u.kode, u.nama)}
    return kamus.get(kata)


def baca_kelas(teks: str) -> str | None:
    """The key of a class by its key or name; "" for none, None for an unknown one."""
    kata = teks.casefold()
    if not kata:
        return ""
    return {s.casefold(): k.kunci for k in load_susunan().kelas for s in (k.kunci, k.nama)}.get(kata)


def _bilangan(teks: str) -> int | None:
    """A whole number, also with dots between thousands; None for anything else."""
    rapi = teks.replace(".", "") if re.fullmatch(r"\d{1,3}(\.\d{3})+", teks) else teks
    return int(rapi) if rapi.isascii() and rapi.isdigit() and len(rapi) < 9 else None


def baca_nilai(satu: Baris) -> Nilai:
    """How many, and how many of them were settled, of a row in which nothing is wrong."""
    return _bilangan(satu.isi["jumlah"]) or 0, _bilangan(satu.isi["selesai"])
