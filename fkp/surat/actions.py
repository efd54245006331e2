"""Writing a letter. It leaves later, when the worker sends it; whoever writes it waits for nobody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from fkp.surat.models import KeadaanSurat, SuratKeluar

SEKALIGUS = 500
"""Occasions looked up in one statement."""


class Lampiran(TypedDict):
    """A file of text that goes along; ``mime`` may carry parameters (``text/calendar; method=REQUEST``)."""

    nama: str
    mime: str
    isi: str


@dataclass(frozen=True, slots=True)
class Surat:
    """A letter to be written. ``kunci`` names the occasion, ``jalur`` the node it speaks for, and
    ``alamat_berhenti`` is where its reader says that no more of its kind are wanted."""

    kunci: str
    jalur: str
    kepada: str
    judul: str
    isi: str
    lampiran: tuple[Lampiran, ...] = ()
    alamat_berhenti: str = ""


def tulis_semua(db: Session, semua: Sequence[Surat], saat: datetime) -> int:
    """Put these letters in the queue, except those whose occasion already has its letter; how many are new.
    Two writers of the same occasion at once: the database refuses the second, so hold what the occasion is
    about (a forum) while writing."""
    sudah: set[str] = set()
    for awal in range(0, len(semua), SEKALIGUS):
        kunci = [satu.kunci for satu in semua[awal : awal + SEKALIGUS]]
        sudah.update(db.scalars(select(SuratKeluar.kunci).where(SuratKeluar.kunci.in_(kunci))))
    baru = {satu.kunci: satu for satu in semua if satu.kunci not in sudah}
    db.add_all(
        SuratKeluar(
            kunci=satu.kunci,
            jalur=satu.jalur,
            kepada=satu.kepada,
            judul=" ".join(satu.judul.split())[:200],
            isi=satu.isi,
            alamat_berhenti=satu.alamat_berhenti,
            lampiran=[dict(lampiran) for lampiran in satu.lampiran],
            dibuat=saat,
            coba_lagi=saat,
        )
        for satu in baru.values()
    )
    db.flush()
    return len(baru)


def tarik_surat(db: Session, awalan: str) -> None:
    """Take back the letters of occasions that begin so and did not leave yet."""
    belum = SuratKeluar.keadaan.in_((KeadaanSurat.ANTRE, KeadaanSurat.GAGAL))
    db.execute(delete(SuratKeluar).where(SuratKeluar.kunci.startswith(awalan, autoescape=True), belum))


def kirim_ulang(db: Session, awalan: str, saat: datetime) -> int:
    """Try again what failed for good, of occasions that begin so; how many letters."""
    gagal = select(SuratKeluar.id).where(
        SuratKeluar.kunci.startswith(awalan, autoescape=True), SuratKeluar.keadaan == KeadaanSurat.GAGAL
    )
    nomor = db.scalars(gagal).all()
    baru = {"keadaan": KeadaanSurat.ANTRE.value, "percobaan": 0, "pesan": "", "coba_lagi": saat}
    db.execute(update(SuratKeluar).where(SuratKeluar.id.in_(nomor)).values(baru))
    return len(nomor)
