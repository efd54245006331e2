"""Innovations: kept promises that made something better, and those who copied them."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from fkp.db import Base, Id
from fkp.tindak_lanjut.models import TindakLanjut
from fkp.unit.models import Unit


class TahapKartu(StrEnum):
    """A card is written, then everyone may read it."""

    RANCANGAN = "rancangan"
    TERBIT = "terbit"


class KartuInovasi(Base):
    """One innovation of one unit. ``tindak_lanjut_id`` is the promise it grew from, ``asal_id`` the card of
    which it is a replication. ``bukti`` is what the surveys say, as it was when the card was written
    (``fkp.putaran``): the two sealed results by their codes, values and margins, and the verdict.
    ``usulan`` maps the keys of the KIPP fields (``data/kipp-1.toml``) to their drafts. ``kode`` is its public
    address; ``versi`` counts changes."""

    __tablename__ = "kartu_inovasi"
    __table_args__ = (CheckConstraint("tahap <> 'terbit' OR terbit_pada IS NOT NULL", name="terbit"),)

    id: Mapped[Id]
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    kode: Mapped[str] = mapped_column(String(12), unique=True)
    tindak_lanjut_id: Mapped[int | None] = mapped_column(ForeignKey("tindak_lanjut.id"), unique=True)
    asal_id: Mapped[int | None] = mapped_column(ForeignKey("kartu_inovasi.id"), index=True)
    judul: Mapped[str] = mapped_column(String(160))
    masalah: Mapped[str] = mapped_column(Text, default="")
    solusi: Mapped[str] = mapped_column(Text, default="")
    mulai: Mapped[date | None]
    hasil: Mapped[str] = mapped_column(Text, default="")
    biaya: Mapped[str] = mapped_column(Text, default="")
    kebutuhan: Mapped[str] = mapped_column(Text, default="")
    unsur: Mapped[str] = mapped_column(String(20), default="")
    bukti: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    usulan: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    tahap: Mapped[str] = mapped_column(String(10), default=TahapKartu.RANCANGAN, index=True)
    terbit_pada: Mapped[datetime | None]
    dibuat: Mapped[datetime]
    diubah: Mapped[datetime]
    versi: Mapped[int] = mapped_column(default=1)

    unit: Mapped[Unit] = relationship(lazy="joined")
    tindak_lanjut: Mapped[TindakLanjut | None] = relationship()
    asal: Mapped["KartuInovasi | None"] = relationship(remote_side="KartuInovasi.id")
