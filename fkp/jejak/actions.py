"""Writing the audit trail, and proving that nobody rewrote it."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.clock import now
from fkp.jejak.models import Jejak, JejakUjung

AWAL = "0" * 64

# Each change of the platform runs these, so they are made once.
_UJUNG = update(JejakUjung).where(JejakUjung.id == 1)
_PANJANGKAN = _UJUNG.values(nomor=JejakUjung.nomor + bindparam("tambah")).returning(
    JejakUjung.nomor, JejakUjung.sidik
)
_MULAI = (
    insert(JejakUjung)
    .values(id=1, nomor=bindparam("nomor"), sidik=AWAL)
    .returning(JejakUjung.nomor, JejakUjung.sidik)
)
_TUTUP = _UJUNG.values(sidik=bindparam("kini"))
_TULIS = insert(Jejak)
_KOLOM = tuple(kolom.key for kolom in Jejak.__table__.c if not kolom.primary_key)


@dataclass(frozen=True)
class Catatan:
    """What one line says: what was done, to which object, at which node (``jalur``), with which values."""

    aksi: str
    objek: str
    objek_id: object
    jalur: str
    rincian: dict[str, Any] = field(default_factory=dict)


def catat(
    db: Session,
    pelaku: Akun | str,
    aksi: str,
    objek: str,
    objek_id: object,
    jalur: str,
    rincian: dict[str, Any] | None = None,
) -> Jejak:
    """Add one line to the chain, by ``pelaku``: a person, or the name of a command. See ``Catatan``. Part
    of the caller's transaction."""
    (baris,) = catat_borongan(db, pelaku, [Catatan(aksi, objek, objek_id, jalur, rincian or {})])
    return baris


def catat_borongan(db: Session, pelaku: Akun | str, catatan: Sequence[Catatan]) -> list[Jejak]:
    """Add these lines to the chain, in their order. Part of the caller's transaction."""
    if not catatan:
        return []
    # One update locks the end of the chain until commit: two writers cannot extend the same line. Once for
    # all lines, because PostgreSQL walks every dead version of a row that one transaction keeps updating.
    db.flush()
    sambungan = db.connection()
    ujung = sambungan.execute(_PANJANGKAN, {"tambah": len(catatan)}).one_or_none()
    if ujung is None:
        ujung = sambungan.execute(_MULAI, {"nomor": len(catatan)}).one()
    akhir, sidik = ujung
    saat, semua = now(), []
    for nomor, satu in enumerate(catatan, start=akhir - len(catatan) + 1):
        baris = Jejak(
            nomor=nomor,
            waktu=saat,
            akun_id=pelaku.id if isinstance(pelaku, Akun) else None,
            pelaku=pelaku.nama if isinstance(pelaku, Akun) else pelaku,
            aksi=satu.aksi,
            objek=satu.objek,
            objek_id=str(satu.objek_id),
            jalur=satu.jalur,
            rincian=satu.rincian,
        )
        baris.sidik = sidik = sidik_baris(baris, sidik)
        semua.append(baris)
    # No object of the session: nobody changes a line, and each would be looked at in every later flush.
    sambungan.execute(_TULIS, [{nama: getattr(baris, nama) for nama in _KOLOM} for baris in semua])
    sambungan.execute(_TUTUP, {"kini": sidik})
    return semua


def sidik_baris(baris: Jejak, sebelum: str) -> str:
    """SHA-256, hex, of the line before and everything this line says."""
    return hashlib.sha256(teks_baris(baris, sebelum).encode()).hexdigest()


def teks_baris(baris: Jejak, sebelum: str) -> str:
    """What is hashed of a line, as JSON in one line; ``sebelum`` is the ``sidik`` of the line before."""
    isi = [
        sebelum,
        baris.nomor,
        _detik(baris.waktu),
        baris.akun_id,
        baris.pelaku,
        baris.aksi,
        baris.objek,
        baris.objek_id,
        baris.jalur,
        baris.rincian,
    ]
    return json.dumps(isi, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _detik(waktu: datetime) -> str:
    return waktu.isoformat(timespec="microseconds")


def first_broken(db: Session) -> int | None:
    """The number of the first line that does not follow from the one before, or None when all do."""
    sebelum, harap = AWAL, 1
    for baris in db.scalars(select(Jejak).order_by(Jejak.nomor).execution_options(yield_per=1000)):
        if baris.nomor != harap or baris.sidik != sidik_baris(baris, sebelum):
            return harap
        sebelum, harap = baris.sidik, harap + 1
    ujung = db.get(JejakUjung, 1)
    # Lines without an end were cut together with it: a chain is whole only up to the end it names itself.
    return None if (ujung.sidik if ujung else AWAL) == sebelum else harap
