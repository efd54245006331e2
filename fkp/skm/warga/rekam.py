"""An answer arrives: stored once, counted once, in one transaction."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Update, and_, bindparam, or_, update
from sqlalchemy.dialects.postgresql import insert as insert_postgresql
from sqlalchemy.dialects.sqlite import insert as insert_sqlite
from sqlalchemy.orm import Session

from fkp.galat import Galat
from fkp.skm.models import PROFIL, HitunganJawaban, Jawaban, Kanal, Survei, Tahap
from fkp.skm.queries import instrumen_of
from fkp.skm.tahap import Keadaan, akhir_tenggang, awal, dihentikan, keadaan, penutupan

# Built once: putting a statement of thirty columns together takes longer than running it. PostgreSQL's driver
# forgets how many rows an INSERT stored unless it is asked to remember, and a repeat would count twice.
_SIMPAN = {
    nama: insert(Jawaban.__table__)  # type: ignore[arg-type]
    .on_conflict_do_nothing(index_elements=["id"])
    .execution_options(preserve_rowcount=True)
    for nama, insert in (("sqlite", insert_sqlite), ("postgresql", insert_postgresql))
}


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
    koneksi = db.connection()
    simpan = _SIMPAN[koneksi.dialect.name]
    if koneksi.execute(simpan, isi).rowcount == 0:
        _same_or_refuse(db, isi)
        return False
    _tambah(koneksi, survei, masuk)
    return True


def _refuse_late(survei: Survei, waktu: datetime, saat: datetime) -> None:
    kini = keadaan(survei, saat)
    if kini is Keadaan.MENERIMA and waktu >= awal(survei):
        return
    if kini is Keadaan.BELUM or waktu < awal(survei):
        raise SurveiBelumDibuka("Survei ini belum dibuka. Jawaban belum disimpan; coba lagi setelah dibuka.")
    # Once staff close a survey of a switched-off unit, its late answers may come in like any others.
    tahap_terbuka = survei.tahap == Tahap.DITUTUP or (survei.tahap == Tahap.DIBUKA and not dihentikan(survei))
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


def _tambah(koneksi: Connection, survei: Survei, masuk: JawabanMasuk) -> None:
    kunci = instrumen_of(survei).kunci_item
    tempat = {"survei": survei.id, "layanan": masuk.layanan_id}
    nilai = {f"v{i}": masuk.nilai.get(k, 0) for i, k in enumerate(kunci, 1)}
    if koneksi.dialect.name != "sqlite":
        # The respondents' row first: whoever holds it adds the rest alone, so two answers never deadlock.
        koneksi.execute(_perintah_tambah(0, False), tempat)
        koneksi.execute(_perintah_tambah(len(kunci), False), tempat | nilai)
    else:
        koneksi.execute(_perintah_tambah(len(kunci), True), tempat | nilai)


@cache
def _perintah_tambah(butir: int, responden: bool) -> Update:
    """Add one to the cells named by v1..v``butir``, and (or, without any, only) to the respondents'."""
    H = HitunganJawaban.__table__.c
    sel = [and_(H.butir == 0, H.nilai == 0)] if responden or not butir else []
    sel += [and_(H.butir == i, H.nilai == bindparam(f"v{i}")) for i in range(1, butir + 1)]
    tempat = (H.survei_id == bindparam("survei"), H.layanan_id == bindparam("layanan"))
    return update(HitunganJawaban.__table__).where(*tempat, or_(*sel)).values(n=H.n + 1)  # type: ignore[arg-type]
