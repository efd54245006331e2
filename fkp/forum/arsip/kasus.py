"""One forum of earlier years as a file tells it: read with tolerance, bent to nothing.

What has no place of its own stays in the record itself (``asli``) and is named. What the file leaves open
stays open: no date is made of a year, no owner of a sentence.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from fkp.forum.arsip.bacaan import Bacaan, ambil, daftar, rata, satu_baris
from fkp.forum.arsip.baris import baca_baris
from fkp.forum.arsip.istilah import load_istilah
from fkp.forum.arsip.peserta import baca_peserta
from fkp.forum.arsip.susunan import BarisKasus
from fkp.forum.arsip.tanggal import Hari, baca_hari, hari_terbuka
from fkp.forum.kerangka import Kerangka

TANPA_TEMA = "Tema tidak tercatat"
_LEMBAGA = ("institution", "instansi", "unit", "lembaga", "agency", "opd")
_TEMA = ("topic", "tema", "topik", "theme", "title", "judul")
_TANGGAL = ("date", "tanggal", "dates", "hari_tanggal", "start_date", "tanggal_mulai")
_AKHIR = ("end_date", "tanggal_selesai", "tanggal_akhir")
_MULAI_SELESAI = (("start", "mulai", "from", "dari", "awal"), ("end", "selesai", "to", "sampai", "akhir"))
_WAKTU = ("date_note", "waktu_teks"), ("time", "waktu", "jam", "pukul")
_DISIMPAN = ("region", "wilayah", "channels", "facts", "documents", "derived", "sheet")
"""Known, without a column of their own: they are shown from the record."""


class KasusDitolak(ValueError):
    """The case is none that could be kept; the message says why."""


@dataclass(frozen=True)
class Kasus:
    """A forum of earlier years, ready to be stored. ``lembaga_lain`` are the units that held it together with
    ``lembaga``, ``perhatian`` remarks for whoever imports it."""

    kunci: str
    lembaga: str
    tema: str
    moda: str
    tanggal: date | None
    waktu_teks: str
    bukti: str
    sumber: str
    unsur: list[str]
    unsur_ragu: list[str]
    sebagian: bool
    jumlah_peserta: int | None
    peran: dict[str, list[str]]
    catatan: list[str]
    baris: tuple[BarisKasus, ...]
    asli: dict[str, Any]
    perhatian: list[str] = field(default_factory=list)
    lembaga_lain: list[str] = field(default_factory=list)
    tempat: str = ""

    @property
    def sidik(self) -> str:
        """A fingerprint of the record, the same for the same content."""
        return sidik_asli(self.asli)


def sidik_asli(asli: Mapping[str, Any]) -> str:
    """SHA-256 of a record, whatever the order of its keys."""
    return hashlib.sha256(json.dumps(asli, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def baca_kasus(mentah: object, kerangka: Kerangka) -> Kasus:
    """Read one case. Raises KasusDitolak when it is no record, or names no institution."""
    if not isinstance(mentah, dict):
        raise KasusDitolak("bukan catatan sebuah forum: seharusnya pasangan kunci dan isi")
    b = Bacaan(mentah)
    lembaga, *lain = _lembaga(b.ambil(*_LEMBAGA)) or [""]
    if not lembaga:
        raise KasusDitolak("tidak menyebut instansi atau unitnya; pilih unitnya untuk seluruh berkas")
    hari = _hari(b)
    waktu_teks = "; ".join(t for t in (hari.teks, *(satu_baris(b.ambil(*k)) for k in _WAKTU)) if t)
    peserta = baca_peserta(b, kerangka)
    kunci, tema = satu_baris(b.ambil("id", "kunci", "key")), satu_baris(b.ambil(*_TEMA))
    baris = baca_baris(b, hari.tanggal, kerangka)
    kasus = Kasus(
        kunci=_kunci(kunci, (lembaga, str(hari.tanggal or ""), waktu_teks, tema), mentah),
        lembaga=lembaga,
        lembaga_lain=lain,
        tema=b.muat(tema or TANPA_TEMA, 200, "tema"),
        moda=_moda(b, b.ambil("mode", "moda")),
        tempat=b.muat(satu_baris(b.ambil("venue", "place", "tempat", "location", "lokasi")), 200, "tempat"),
        tanggal=hari.tanggal,
        waktu_teks=b.muat(waktu_teks, 200, "keterangan waktu"),
        bukti=b.muat(satu_baris(b.ambil("evidence", "bukti")), 40, "jenis bukti"),
        sumber=_sumber(b.ambil("source", "sumber", "sources")),
        unsur=peserta.unsur,
        unsur_ragu=peserta.unsur_ragu,
        sebagian=peserta.sebagian,
        jumlah_peserta=peserta.jumlah,
        peran=peserta.peran,
        catatan=[*daftar(b.ambil("notes", "catatan", "note")), *peserta.catatan],
        baris=baris,
        asli=mentah,
        perhatian=daftar(b.ambil("reading")),
    )
    b.kenal(*_DISIMPAN)
    if sisa := [*b.sisa, *peserta.sisa]:
        b.perhatian.append(f"tidak dikenal, disimpan apa adanya: {', '.join(sisa)}")
    kasus.perhatian.extend(dict.fromkeys(b.perhatian))
    return kasus


def _lembaga(nilai: object) -> list[str]:
    """The units that held it, in their order: of a list all, of a text those that semicolons part."""
    satu = ambil(nilai, "name", "nama", "institution") if isinstance(nilai, dict) else nilai
    semua = satu if isinstance(satu, list) else satu_baris(satu).split(";")
    nama = [n for s in semua for n in (_lembaga(s) if isinstance(s, (dict, list)) else [satu_baris(s)])]
    return list(dict.fromkeys(n for n in nama if n))


def _hari(b: Bacaan) -> Hari:
    """When it was. A day that cannot be read is remarked, one that the source leaves open is not."""
    teks, akhir = _teks_hari(b.ambil(*_TANGGAL)), satu_baris(b.ambil(*_AKHIR))
    hari = baca_hari(f"{teks} s.d. {akhir}" if teks and akhir else teks or akhir)
    if hari.janggal:
        b.perhatian.append(hari.janggal)
    elif hari.tanggal is None and hari.teks and not hari_terbuka(hari.teks):
        b.perhatian.append(f"tanggal “{hari.teks}” tidak terbaca, dicatat sebagai kata")
    return hari


def _teks_hari(nilai: object) -> str:
    """The words of a day: a list of days, or one that begins and ends, as one text."""
    if not isinstance(nilai, dict):
        return satu_baris(nilai)
    mulai, selesai = (satu_baris(ambil(nilai, *kunci)) for kunci in _MULAI_SELESAI)
    return " s.d. ".join(t for t in (mulai, selesai) if t) or satu_baris(nilai)


def _kunci(kunci: str, jati: tuple[str, ...], mentah: dict[str, Any]) -> str:
    """Its id. Of a record without one a fingerprint of who, when and about what, so that a second import
    finds it again even after rows were added to it."""
    if not kunci:
        isi = json.dumps(jati) if any(jati[1:]) else sidik_asli(mentah)
        return f"tanpa-id-{hashlib.sha256(isi.casefold().encode()).hexdigest()[:24]}"
    if len(kunci) > 80:
        return f"{kunci[:55]}-{hashlib.sha256(kunci.encode()).hexdigest()[:24]}"
    return kunci


def _moda(b: Bacaan, isi: object) -> str:
    """By the words inside: "luring dan daring (Zoom)" is both, so it is hybrid."""
    sebut = f" {rata(' '.join(daftar(isi)))} "
    moda = {kunci for kunci, kata in load_istilah().moda.items() if any(f" {k} " in sebut for k in kata)}
    if sebut.strip() and not moda:
        b.perhatian.append(f"moda “{', '.join(daftar(isi))}” tidak dikenal, disimpan apa adanya")
    return "hibrida" if len(moda) > 1 else "".join(moda)


def _sumber(isi: object) -> str:
    if isinstance(isi, dict):
        dikenal = ("url", "path", "title", "judul")
        return "\n".join(
            teks if kunci in dikenal else f"{kunci}: {teks}"
            for kunci, nilai in isi.items()
            if (teks := "; ".join(daftar(nilai)))
        )
    return "\n".join(daftar(isi))
