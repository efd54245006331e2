"""Complaints: single cases that are handed on to SP4N-LAPOR!, and the monthly figures that come back."""

import uuid
from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from fkp.db import Base, Id
from fkp.unit.models import Layanan, Unit


class Pengaduan(Base):
    """One complaint that belongs elsewhere, without whose it is. ``nomor`` is its tracking id at SP4N-LAPOR!,
    empty until it is known; ``kelas`` and ``status`` are keys of ``data/pengaduan-1.toml``. ``rahasia`` when
    the sender asked to stay unknown: its summary is then shown to the unit only. ``forum_id`` and
    ``masukan_id`` name the forum and the row of the minutes it came from."""

    __tablename__ = "pengaduan"
    __table_args__ = (
        UniqueConstraint("unit_id", "nomor"),
        CheckConstraint("selesai_pada IS NULL OR masuk <= selesai_pada", name="selesai"),
    )

    id: Mapped[Id]
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    nomor: Mapped[str | None] = mapped_column(String(40))
    kelas: Mapped[str] = mapped_column(String(30), default="")
    status: Mapped[str] = mapped_column(String(20))
    ringkasan: Mapped[str] = mapped_column(Text)
    unsur: Mapped[str] = mapped_column(String(20), default="")
    layanan_id: Mapped[int | None] = mapped_column(ForeignKey("layanan.id"))
    rahasia: Mapped[bool] = mapped_column(default=False)
    masuk: Mapped[date]
    selesai_pada: Mapped[date | None]
    forum_id: Mapped[int | None] = mapped_column(ForeignKey("forum.id"), index=True)
    masukan_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("masukan.id", ondelete="SET NULL"), unique=True
    )
    dibuat: Mapped[datetime]
    diubah: Mapped[datetime]
    versi: Mapped[int] = mapped_column(default=1)

    unit: Mapped[Unit] = relationship(lazy="joined")
    layanan: Mapped[Layanan | None] = relationship()


class AngkaPengaduan(Base):
    """How many complaints about one unsur (empty when unknown) and of one class reached a unit in one month:
    figures only, as the monthly export has them. ``bulan`` is the first day of the month."""

    __tablename__ = "angka_pengaduan"
    __table_args__ = (
        UniqueConstraint("unit_id", "bulan", "unsur", "kelas"),
        CheckConstraint("jumlah >= 0 AND (selesai IS NULL OR selesai BETWEEN 0 AND jumlah)", name="jumlah"),
    )

    id: Mapped[Id]
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    bulan: Mapped[date]
    unsur: Mapped[str] = mapped_column(String(20), default="")
    kelas: Mapped[str] = mapped_column(String(30), default="")
    jumlah: Mapped[int]
    selesai: Mapped[int | None]
    sumber: Mapped[str] = mapped_column(String(120), default="")
    dibuat: Mapped[datetime]

    unit: Mapped[Unit] = relationship()
