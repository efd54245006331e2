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

from fkp.forum.arsip.bacaan import Bacaan, ambil, angka_pertama, benar, daftar, rata, satu_baris
from fkp.forum.arsip.baris import BarisKasus, baca_baris
from fkp.forum.arsip.waktu import baca_hari
from fkp.forum.kerangka import Kerangka

TANPA_TEMA = "Tema tidak tercatat"
_MODA = {
    "tatap_muka": ("tatap muka", "luring", "offline", "face to face", "onsite"),
    "daring": ("daring", "online", "virtual"),
    "hibrida": ("hibrida", "hybrid", "hibrid", "luring dan daring", "tatap muka dan daring"),
}
_LEMBAGA = ("institution", "instansi", "unit", "lembaga", "agency", "opd")
_TEMA = ("topic", "tema", "topik", "theme", "title", "judul")
_TANGGAL = ("date", "tanggal")
_PESERTA = ("participants", "peserta")
_DISIMPAN = ("region", "wilayah", "channels", "facts", "documents", "derived")
"""Known, without a column of their own: they are shown from the record."""
_PERAN = {
    "peserta": ("roles", "peran"),
    "penyelenggara": ("organiser_roles", "organizer_roles", "penyelenggara"),
    "narasumber": ("narasumber_roles", "narasumber", "speaker_roles"),
    "kelompok_rentan": ("vulnerable_groups", "kelompok_rentan"),
}


class KasusDitolak(ValueError):
    """The case is none that could be kept; the message says why."""


@dataclass(frozen=True)
class Kasus:
    """A forum of earlier years, ready to be stored. ``perhatian`` are remarks for whoever imports it."""

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
    lembaga = satu_baris(_nama(b.ambil(*_LEMBAGA)))
    if not lembaga:
        raise KasusDitolak("tidak menyebut instansi atau unitnya")
    peserta = _peserta(b)
    hari = baca_hari(satu_baris(b.ambil(*_TANGGAL)))
    if hari.janggal:
        b.perhatian.append(hari.janggal)
    waktu_teks = "; ".join(t for t in (hari.teks, satu_baris(b.ambil("date_note", "waktu_teks"))) if t)
    teramati, ragu = _unsur(b, peserta, kerangka)
    kunci, tema = satu_baris(b.ambil("id", "kunci", "key")), satu_baris(b.ambil(*_TEMA))
    baris = baca_baris(b, hari.tanggal, kerangka)
    kasus = Kasus(
        kunci=_kunci(kunci, (lembaga, str(hari.tanggal or ""), waktu_teks, tema), mentah),
        lembaga=lembaga,
        tema=b.muat(tema or TANPA_TEMA, 200, "tema"),
        moda=_moda(b, b.ambil("mode", "moda")),
        tanggal=hari.tanggal,
        waktu_teks=b.muat(waktu_teks, 200, "keterangan waktu"),
        bukti=b.muat(satu_baris(b.ambil("evidence", "bukti")), 40, "jenis bukti"),
        sumber=_sumber(b.ambil("source", "sumber", "sources")),
        unsur=teramati,
        unsur_ragu=ragu,
        sebagian=benar(peserta.ambil("partial_page", "partial", "sebagian")),
        jumlah_peserta=angka_pertama(peserta.ambil("total", "jumlah", "count")),
        peran=_peran(peserta),
        catatan=[
            *daftar(b.ambil("notes", "catatan", "note")),
            *daftar(peserta.ambil("note", "notes", "catatan")),
        ],
        baris=baris,
        asli=mentah,
    )
    b.kenal(*_DISIMPAN)
    sisa = [*b.sisa, *(f"participants.{k}" for k in peserta.sisa)]
    if sisa:
        b.perhatian.append(f"tidak dikenal, disimpan apa adanya: {', '.join(sisa)}")
    kasus.perhatian.extend(dict.fromkeys(b.perhatian))
    return kasus


def _nama(nilai: object) -> object:
    if isinstance(nilai, dict):
        return ambil(nilai, "name", "nama", "institution")
    return nilai[0] if isinstance(nilai, list) and nilai else nilai


def _kunci(kunci: str, jati: tuple[str, ...], mentah: dict[str, Any]) -> str:
    """Its id. Of a record without one a fingerprint of who, when and about what, so that a second import
    finds it again even after rows were added to it."""
    if not kunci:
        isi = json.dumps(jati) if any(jati[1:]) else sidik_asli(mentah)
        return f"tanpa-id-{hashlib.sha256(isi.casefold().encode()).hexdigest()[:24]}"
    if len(kunci) > 80:
        return f"{kunci[:55]}-{hashlib.sha256(kunci.encode()).hexdigest()[:24]}"
    return kunci


def _peserta(b: Bacaan) -> Bacaan:
    isi = b.ambil(*_PESERTA)
    if isinstance(isi, dict):
        return Bacaan(isi)
    if isinstance(isi, list):
        return Bacaan({"roles": isi})
    if isinstance(isi, (int, float)) and not isinstance(isi, bool):
        return Bacaan({"total": isi})
    return Bacaan({"roles": [isi]} if isi else {})


def _unsur(b: Bacaan, peserta: Bacaan, kerangka: Kerangka) -> tuple[list[str], list[str]]:
    """Keys of the elements seen and of those that may have come, in the order of the kerangka."""
    kamus = {rata(n): u.kunci for u in kerangka.unsur for n in (u.kunci, u.nama, u.pendek)}
    semua = {rata(n) for u in kerangka.unsur_semua for n in (u.kunci, u.nama)}
    hasil: list[set[str]] = []
    for kunci in (("elements_observed", "elements", "unsur"), ("elements_uncertain", "unsur_ragu")):
        isi = peserta.ambil(*kunci)
        if isi is None:
            isi = b.ambil(*kunci)
        if isinstance(isi, dict):
            isi = [satu for satu, ada in isi.items() if ada]
        sebut = {satu: rata(satu) for satu in daftar(isi)}
        hasil.append({kamus[nama] for nama in sebut.values() if nama in kamus})
        asing = [satu for satu, nama in sebut.items() if nama not in kamus.keys() | semua]
        if asing:
            b.perhatian.append(f"unsur tidak dikenal, tidak dihitung: {', '.join(asing)}")
    datang, mungkin = hasil
    urut = [u.kunci for u in kerangka.unsur]
    return [k for k in urut if k in datang], [k for k in urut if k in mungkin - datang]


def _peran(peserta: Bacaan) -> dict[str, list[str]]:
    semua = {nama: daftar(peserta.ambil(*kunci)) for nama, kunci in _PERAN.items()}
    return {nama: isi for nama, isi in semua.items() if isi}


def _moda(b: Bacaan, isi: object) -> str:
    sebut = {rata(satu) for satu in daftar(isi)}
    moda = {kunci for kunci, nama in _MODA.items() if sebut & {rata(kunci), *nama}}
    if sebut and not moda:
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
