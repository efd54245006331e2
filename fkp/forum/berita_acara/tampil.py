"""What the pages of a berita acara show: changes in words, and how far the signing is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as l_

from fkp.formats import tanggal
from fkp.forum.berita_acara.models import BeritaAcara
from fkp.forum.berita_acara.perbaikan import Beda, beda_versi
from fkp.forum.kerangka import Kerangka, load_kerangka
from fkp.identitas import samarkan

LABEL = {
    "masalah": l_("Masalah"),
    "usulan": l_("Usulan perbaikan"),
    "tindakan": l_("Tindakan"),
    "keluaran": l_("Keluaran yang terukur"),
    "kelas": l_("Jangka waktu"),
    "durasi": l_("Lama"),
    "satuan": l_("Satuan"),
    "tenggat": l_("Jatuh tempo"),
    "penanggung_jawab": l_("Penanggung jawab"),
}


@dataclass(frozen=True)
class BedaTampil:
    """One change in words: number of the row, name of the field, before and after."""

    nomor: int
    isian: str
    lama: str
    baru: str


@dataclass(frozen=True)
class VersiTampil:
    """A sealed version, and what it changes; ``beda`` is None when the version before is not shown."""

    sah: BeritaAcara
    beda: list[BedaTampil] | None


def beda_tampil(kerangka: Kerangka, beda: Sequence[Beda]) -> list[BedaTampil]:
    """The changes in words."""
    return [
        BedaTampil(
            satu.nomor,
            str(LABEL[satu.isian]),
            _kata(kerangka, satu.isian, satu.lama),
            _kata(kerangka, satu.isian, satu.baru),
        )
        for satu in beda
    ]


def versi_tampil(semua: Sequence[BeritaAcara]) -> list[VersiTampil]:
    """Sealed versions, newest first, each with what it changes in the one before it on the list."""
    lalu = {satu.versi: satu for satu in semua}
    return [VersiTampil(sah, _dari(lalu.get(sah.versi - 1), sah)) for sah in semua]


def samarkan_beda(beda: Iterable[BedaTampil]) -> list[BedaTampil]:
    """Changes as everyone reads them, before and after, without numbers and addresses of people."""
    return [replace(satu, lama=samarkan(satu.lama), baru=samarkan(satu.baru)) for satu in beda]


def versi_umum(semua: Sequence[BeritaAcara]) -> list[VersiTampil]:
    """The same as ``versi_tampil`` for everyone."""
    return [
        satu if satu.beda is None else replace(satu, beda=samarkan_beda(satu.beda))
        for satu in versi_tampil(semua)
    ]


def _dari(lalu: BeritaAcara | None, sah: BeritaAcara) -> list[BedaTampil] | None:
    if lalu is None:
        return None
    return beda_tampil(load_kerangka(*sah.isi["kerangka"]), beda_versi(lalu.isi, sah.isi))


def _kata(kerangka: Kerangka, isian: str, nilai: Any) -> str:
    if isian in ("kelas", "satuan"):
        return kerangka.nama_of(isian, nilai)
    if isian == "tenggat" and nilai:
        return tanggal(date.fromisoformat(nilai))
    return "" if nilai is None else str(nilai)
