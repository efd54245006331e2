"""What the attendance list shows: rows by element, and the same facts for a page that is already open."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import url_for

from fkp.alamat import asal_publik
from fkp.clock import setempat
from fkp.formats import berbahasa_jam
from fkp.forum.hadir.sama import lipat
from fkp.forum.kerangka import Butir, Kerangka
from fkp.forum.models import Forum
from fkp.forum.peserta.models import AsalPeserta, CaraHadir, Peserta


@dataclass(frozen=True, slots=True)
class Kelompok:
    """An element and its people, those who are looked for only; ``hadir`` and ``semua`` count all of them."""

    unsur: Butir
    orang: Sequence[Peserta]
    hadir: int
    semua: int


def per_unsur(kerangka: Kerangka, semua: Sequence[Peserta], cari: str = "") -> list[Kelompok]:
    """The elements in their order; with ``cari`` only people whose name or organisation has these words."""
    kata = lipat(cari).split()
    kelompok = []
    for unsur in kerangka.unsur_semua:
        orang = [p for p in semua if p.unsur == unsur.kunci]
        cocok = [p for p in orang if all(k in lipat(f"{p.nama} {p.sebutan}") for k in kata)]
        hadir = sum(p.hadir_pada is not None for p in orang)
        kelompok.append(Kelompok(unsur, cocok, hadir, len(orang)))
    return kelompok


def jam_hadir(saat: datetime, zona: str) -> str:
    """The hour on the wall clock of the unit."""
    return berbahasa_jam(setempat(saat, zona).time())


def keadaan_orang(forum: Forum, semua: Sequence[Peserta]) -> dict[str, object]:
    """Who is there, and who was added at the door, by id: what an open list needs to follow the others."""
    zona = forum.unit.zona
    return {
        "hadir": {
            str(p.id): [jam_hadir(p.hadir_pada, zona), p.hadir_lewat]
            for p in semua
            if p.hadir_pada is not None
        },
        "datang": {
            str(p.id): {"nama": p.nama, "sebutan": p.sebutan, "unsur": p.unsur}
            for p in semua
            if p.asal != AsalPeserta.UNDANGAN
        },
    }


def nomor_orang(teks: str) -> uuid.UUID | None:
    """An id as a form sends it; None for anything else."""
    try:
        return uuid.UUID(teks)
    except ValueError:
        return None


def lewat_daring(forum: Forum, diminta: bool) -> CaraHadir:
    """How a paper sheet or a list of a video call records people."""
    return CaraHadir.DARING if diminta or forum.moda == "daring" else CaraHadir.KERTAS


def alamat_pintu(forum: Forum) -> str:
    """The address that the QR on the screen opens, without its code."""
    return asal_publik() + url_for("forum_hadir_warga.masuk", kode=forum.kode)
