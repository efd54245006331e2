"""One line for each change by staff, chained by hashes so that a removed line is noticed."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from fkp.db import Base, Id


class Jejak(Base):
    """Who did what to which object. ``jalur`` scopes the line to a node of the instansi tree; ``sidik``
    is the SHA-256 over this line and the ``sidik`` of the line before."""

    __tablename__ = "jejak"

    id: Mapped[Id]
    nomor: Mapped[int] = mapped_column(unique=True)
    waktu: Mapped[datetime]
    akun_id: Mapped[int | None]
    pelaku: Mapped[str] = mapped_column(String(120))
    aksi: Mapped[str] = mapped_column(String(60))
    objek: Mapped[str] = mapped_column(String(40))
    objek_id: Mapped[str] = mapped_column(String(60))
    jalur: Mapped[str] = mapped_column(String(255), index=True)
    rincian: Mapped[dict[str, Any]] = mapped_column(JSON)
    sidik: Mapped[str] = mapped_column(String(64))


class JejakUjung(Base):
    """The end of the chain. Updating its one row makes writers queue, so the chain never forks."""

    __tablename__ = "jejak_ujung"
    __table_args__ = (CheckConstraint("id = 1", name="hanya_satu"),)

    id: Mapped[Id]
    nomor: Mapped[int]
    sidik: Mapped[str] = mapped_column(String(64))
