"""An answer arrives: stored once, counted once, in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import CursorResult, tuple_, update
from sqlalchemy.dialects.postgresql import insert as insert_postgresql
from sqlalchemy.dialects.sqlite import insert as insert_sqlite
from sqlalchemy.orm import Session

from fkp.galat import Galat
from fkp.skm.models import PROFIL, HitunganJawaban, Jawaban, Kanal, Survei, Tahap
from fkp.skm.queries import instrumen_of
from fkp.skm.tahap import Keadaan, akhir_tenggang, awal, keadaan, penutupan


class SurveiTutup(Galat):
    """The survey no longer accepts this answer."""

    status = 410


class SurveiBelumDibuka(Galat):
    """The survey does not accept answers yet."""

    status = 409


class JawabanBerbeda(Galat):
    """The same id came before with another content."""

    status = 409


@dataclass(frozen=True)
class JawabanMasuk:
    """A checked answer. ``nilai`` maps item keys to 1..skala_maks, an item left out is unanswered;
    ``profil`` maps profile keys to codes; ``waktu`` is when it was given, ``durasi`` seconds spent."""

    id: UUID
    layanan_id: int
    nilai: Mapping[str, int]
    waktu: datetime
    kanal: Kanal = Kanal.QR
    profil: Mapping[str, int] = field(default_factory=dict)
    saran: str | None = None
    durasi: int | None = None


def record_jawaban(db: Session, survei: Survei, masuk: JawabanMasuk, saat: datetime) -> bool:
    """Store the answer and add it to the counts. True when it is new, False when the very same answer
    had arrived before.

    Raises SurveiBelumDibuka, SurveiTutup (an answer given in time is still accepted during the grace
    days), and JawabanBerbeda when the id is known with another content.
    """
    _refuse_late(survei, min(masuk.waktu, saat), saat)
    isi = _kolom(survei, masuk, saat)
    insert = insert_sqlite if db.get_bind().dialect.name == "sqlite" else insert_postgresql
    baru: CursorResult[Any] = db.execute(  # type: ignore[assignment]
        insert(Jawaban.__table__).values(isi).on_conflict_do_nothing(index_elements=["id"])  # type: ignore[arg-type]
    )
    if baru.rowcount == 0:
        _same_or_refuse(db, isi)
        return False
    _tambah(db, survei, masuk)
    return True


def _refuse_late(survei: Survei, waktu: datetime, saat: datetime) -> None:
    kini = keadaan(survei, saat)
    if kini is Keadaan.MENERIMA and waktu >= awal(survei):
        return
    if kini is Keadaan.BELUM or waktu < awal(survei):
        raise SurveiBelumDibuka("Survei ini belum dibuka. Jawaban belum disimpan; coba lagi setelah dibuka.")
    tahap_terbuka = survei.tahap in {Tahap.DIBUKA, Tahap.DITUTUP}
    if tahap_terbuka and waktu < penutupan(survei) and saat < akhir_tenggang(survei):
        return
    raise SurveiTutup(
        "Survei ini sudah ditutup, sehingga jawaban tidak lagi dihitung. Terima kasih atas niat Anda."
    )


def _kolom(survei: Survei, masuk: JawabanMasuk, saat: datetime) -> dict[str, Any]:
    instrumen = instrumen_of(survei)
    return {
        "id": masuk.id,
        "survei_id": survei.id,
        "layanan_id": masuk.layanan_id,
        "waktu": min(masuk.waktu, saat),
        "kanal": masuk.kanal.value,
        "durasi": masuk.durasi,
        "saran": masuk.saran,
        **{f"q{i}": masuk.nilai.get(kunci) for i, kunci in enumerate(instrumen.kunci_item, 1)},
        **{p: masuk.profil.get(p) for p in PROFIL},
    }


def _same_or_refuse(db: Session, isi: dict[str, Any]) -> None:
    """A repeat may differ in when and how long (a retry is later), never in what was answered."""
    lama = db.get_one(Jawaban, isi["id"], populate_existing=True)
    if any(getattr(lama, k) != v for k, v in isi.items() if k not in {"waktu", "durasi", "kanal"}):
        raise JawabanBerbeda(
            "Jawaban dengan tanda terima ini sudah diterima dengan isi yang berbeda. "
            "Yang pertama yang dihitung."
        )


def _tambah(db: Session, survei: Survei, masuk: JawabanMasuk) -> None:
    H = HitunganJawaban
    tempat = (H.survei_id == survei.id, H.layanan_id == masuk.layanan_id)
    kunci = instrumen_of(survei).kunci_item
    # The respondents' row first: whoever holds it adds the rest alone, so two answers never deadlock.
    for sel in ([(0, 0)], [(i, masuk.nilai.get(k, 0)) for i, k in enumerate(kunci, 1)]):
        db.execute(
            update(H).where(*tempat, tuple_(H.butir, H.nilai).in_(sel)).values(n=H.n + 1),
            execution_options={"synchronize_session": False},
        )
