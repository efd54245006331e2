"""The inbox of staff."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from fkp.db import Base, Id


class Pemberitahuan(Base):
    """One message in the inbox of one person. ``kunci`` names the occasion ("janji 12 tenggat 2026-11-30"):
    each person is told of it once, however often it is asked for. ``alamat`` is the page where something can
    be done about it (a path of this site)."""

    __tablename__ = "pemberitahuan"
    __table_args__ = (UniqueConstraint("akun_id", "kunci"),)

    id: Mapped[Id]
    akun_id: Mapped[int] = mapped_column(ForeignKey("akun.id", ondelete="CASCADE"), index=True)
    kunci: Mapped[str] = mapped_column(String(120))
    judul: Mapped[str] = mapped_column(String(200))
    isi: Mapped[str] = mapped_column(Text, default="")
    alamat: Mapped[str] = mapped_column(String(200), default="")
    waktu: Mapped[datetime]
    dibaca_pada: Mapped[datetime | None]
