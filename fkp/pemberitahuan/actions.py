"""Writing messages: each person is told of an occasion once, whoever asks for it and however often."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.dialects.postgresql import insert as insert_pg
from sqlalchemy.dialects.sqlite import insert as insert_sqlite
from sqlalchemy.orm import Session

from fkp.pemberitahuan.models import Pemberitahuan

SEKALIGUS = 500
"""Messages of one statement."""
PANJANG_JUDUL = 200


class AlamatLuar(ValueError):
    """A message may lead to a page of this site only."""


@dataclass(frozen=True, slots=True)
class Pesan:
    """A message to be written. ``kunci`` names the occasion, ``alamat`` is the path of the page where
    something can be done about it, empty when there is none."""

    akun_id: int
    kunci: str
    judul: str
    isi: str = ""
    alamat: str = ""


def beritahu(
    db: Session,
    akun_ids: Iterable[int],
    kunci: str,
    judul: str,
    isi: str,
    alamat: str,
    saat: datetime,
) -> int:
    """Tell these people of one occasion; how many were not told before. Raises AlamatLuar."""
    return len(tulis_pesan(db, [Pesan(satu, kunci, judul, isi, alamat) for satu in akun_ids], saat))


def tulis_pesan(db: Session, semua: Iterable[Pesan], saat: datetime) -> set[tuple[int, str]]:
    """Put these messages in the inboxes, except those whose occasion the person was told of; account and
    ``kunci`` of those that are new. Of two writers at once the second waits for the first and then finds that
    it was told, so whatever else belongs to an occasion (a letter) is written for the new ones in the same
    transaction. Raises AlamatLuar."""
    # Everybody writes in one order, or two writers could wait for each other.
    urut = sorted({(satu.akun_id, satu.kunci): satu for satu in semua}.items())
    sisip = insert_pg if db.get_bind().dialect.name == "postgresql" else insert_sqlite
    baru: set[tuple[int, str]] = set()
    for awal in range(0, len(urut), SEKALIGUS):
        perintah = (
            sisip(Pemberitahuan)
            .values([_kolom(pesan, saat) for _, pesan in urut[awal : awal + SEKALIGUS]])
            .on_conflict_do_nothing(index_elements=["akun_id", "kunci"])
            .returning(Pemberitahuan.akun_id, Pemberitahuan.kunci)
        )
        baru.update((akun_id, kunci) for akun_id, kunci in db.execute(perintah))
    return baru


def baca(pesan: Pemberitahuan, saat: datetime) -> None:
    """Note that its reader has seen it; the first time counts."""
    pesan.dibaca_pada = pesan.dibaca_pada or saat


def baca_sampai(db: Session, akun_id: int, nomor: int, saat: datetime) -> None:
    """Note that this person has seen everything up to that message; what came later was not on the page."""
    belum = (Pemberitahuan.akun_id == akun_id, Pemberitahuan.dibaca_pada.is_(None), Pemberitahuan.id <= nomor)
    db.execute(update(Pemberitahuan).where(*belum).values(dibaca_pada=saat))


def setempat_saja(alamat: str) -> bool:
    """Whether this is empty or a path of this site; ``//name`` and ``/\\name`` lead a browser elsewhere."""
    return not alamat or (alamat.startswith("/") and alamat[1:2] not in ("/", "\\") and alamat.isprintable())


def _kolom(pesan: Pesan, saat: datetime) -> dict[str, object]:
    if not setempat_saja(pesan.alamat):
        raise AlamatLuar(pesan.alamat)
    judul = " ".join(pesan.judul.split())
    if len(judul) > PANJANG_JUDUL:
        judul = f"{judul[: PANJANG_JUDUL - 1].rstrip()}…"
    return {
        "akun_id": pesan.akun_id,
        "kunci": pesan.kunci,
        "judul": judul,
        "isi": pesan.isi,
        "alamat": pesan.alamat,
        "waktu": saat,
    }
