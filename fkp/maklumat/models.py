"""The Maklumat Pelayanan of a unit and its revisions."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import JSON, CheckConstraint, ForeignKey, SmallInteger, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from fkp.db import Base, Id
from fkp.unit.models import Unit


class TahapMaklumat(StrEnum):
    """A draft is written; one is in force; those before it are kept."""

    RANCANGAN = "rancangan"
    BERLAKU = "berlaku"
    LAMA = "lama"


class Maklumat(Base):
    """One revision of the promise a unit hangs on its wall. ``isi`` maps the key of a clause
    (``fkp.maklumat.susunan``) to its text. ``jabatan`` and ``penandatangan`` are how the head of the unit
    signs, ``tanggal`` the day, ``forum_id`` the forum at which it was signed. ``versi`` counts changes."""

    __tablename__ = "maklumat"
    __table_args__ = (
        UniqueConstraint("unit_id", "revisi"),
        CheckConstraint("tahap = 'rancangan' OR tanggal IS NOT NULL", name="tanggal"),
    )

    id: Mapped[Id]
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    revisi: Mapped[int] = mapped_column(SmallInteger)
    susunan: Mapped[str] = mapped_column(String(20), default="maklumat")
    susunan_versi: Mapped[int] = mapped_column(SmallInteger, default=1)
    tahap: Mapped[str] = mapped_column(String(10), default=TahapMaklumat.RANCANGAN)
    isi: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    kota: Mapped[str] = mapped_column(String(80), default="")
    jabatan: Mapped[str] = mapped_column(String(160), default="")
    penandatangan: Mapped[str] = mapped_column(String(160), default="")
    tanggal: Mapped[date | None]
    forum_id: Mapped[int | None] = mapped_column(ForeignKey("forum.id"))
    akun_id: Mapped[int | None] = mapped_column(ForeignKey("akun.id"))
    dibuat: Mapped[datetime]
    diubah: Mapped[datetime]
    versi: Mapped[int] = mapped_column(default=1)

    unit: Mapped[Unit] = relationship(lazy="joined")
