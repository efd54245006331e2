"""The lines above a table, as a berita acara has them: title, unit, day, place, theme."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from fkp.forum.arsip.bacaan import rata
from fkp.forum.arsip.istilah import berawal, load_istilah
from fkp.forum.arsip.tanggal import baca_hari, cari_hari

_JUDUL = ("berita acara", "forum konsultasi publik")
_PEMBUKA = "pada hari ini"
_TENTANG = re.compile(r"\btentang\s+(?P<tema>.+)", re.I)
_AKHIR_TEMA = re.compile(
    r"\s*(?:\btahun\s+(?:anggaran\s+)?\d{4}.*|[.,]\s*(?:bertempat|dengan|yang)\b.*|[.,])$", re.I
)
_TAHUN = re.compile(r"\btahun\s+(?:anggaran\s+)?((?:19|20)\d\d)\b", re.I)


@dataclass
class Kepala:
    """What the lines say, by the keys of columns and ``waktu``; ``baris`` are those without a label."""

    isi: dict[str, str] = field(default_factory=dict)
    baris: list[str] = field(default_factory=list)


def seperti_kepala(sel: Sequence[str]) -> bool:
    """Whether a row could stand above a table: a label with what it names, or the title of a berita acara."""
    isi, sisa = _pasangan(sel)
    return bool(isi) or any(kata in rata(sisa) for kata in _JUDUL)


def baca_kepala(atas: Sequence[Sequence[str]], unit: str = "") -> Kepala:
    """Read the lines above a table. ``unit`` is the unit when it is known; a theme does not repeat it."""
    kepala = Kepala()
    for sel in atas:
        isi, sisa = _pasangan(sel)
        for kunci, teks in isi.items():
            lama = kepala.isi.get(kunci, "")
            if lama and kunci == "tanggal" and not any(huruf.isdigit() for huruf in lama):
                kepala.isi[kunci] = f"{lama}, {teks}"  # "Hari: Rabu", then "Tanggal: 13 November 2024"
            elif not lama:
                kepala.isi[kunci] = teks
        if sisa:
            kepala.baris.append(sisa)
    if "tanggal" not in kepala.isi and baca_hari(kepala.isi.get("waktu", "")).tanggal:
        kepala.isi["tanggal"] = kepala.isi.pop("waktu")
    for baris in kepala.baris:
        kata = rata(baris)
        if _PEMBUKA in kata and (hari := cari_hari(baris)).tanggal:
            kepala.isi.setdefault("tanggal", hari.tanggal.isoformat())
        if any(berawal(kata, awal) for awal in load_istilah().unit):
            kepala.isi.setdefault("unit", _TAHUN.sub("", baris).strip(" ,"))
    _tema(kepala, unit or kepala.isi.get("unit", ""))
    if "tanggal" not in kepala.isi and (tahun := _TAHUN.search(" ".join(kepala.baris))):
        kepala.isi["tanggal"] = f"tahun {tahun[1]}"
    return kepala


def _pasangan(sel: Sequence[str]) -> tuple[dict[str, str], str]:
    """Labels with what they name ("Tempat: Aula", or in cells side by side), and the rest as one text."""
    kamus = load_istilah().kepala
    isi: dict[str, str] = {}
    sisa: list[str] = []
    antre = [baris.strip() for satu in sel for baris in satu.splitlines()]
    while antre:
        satu = antre.pop(0)
        label, titik, teks = satu.partition(":")
        kunci = kamus.get(rata(label), "")
        if kunci and teks.strip():
            isi.setdefault(kunci, teks.strip())
        elif kunci and antre and (titik or len(antre) == 1 or antre[0].startswith(":")):
            if antre[0] == ":" and len(antre) > 1:
                antre.pop(0)
            isi.setdefault(kunci, antre.pop(0).strip(" :"))
        elif satu != ":":
            sisa.append(satu)
    return isi, " ".join(sisa)


def _tema(kepala: Kepala, unit: str) -> None:
    """The theme stands behind "tentang", on the same line or the next."""
    if "tema" in kepala.isi:
        return
    for satu, berikut in zip(kepala.baris, [*kepala.baris[1:], ""], strict=False):
        cocok = _TENTANG.search(satu)
        tema = cocok["tema"] if cocok else berikut if rata(satu).endswith("tentang") else ""
        tema = _AKHIR_TEMA.sub("", tema).strip()
        if unit and tema.casefold().endswith(unit.casefold()):
            tema = tema[: -len(unit)].strip(" ,-")
        if tema:
            kepala.isi["tema"] = tema
            return
