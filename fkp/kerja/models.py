"""A piece of background work, what it has done so far, and the files it made."""

import uuid
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from fkp.db import Base


class Keadaan(StrEnum):
    ANTRE = "antre"
    BERJALAN = "berjalan"
    SELESAI = "selesai"
    BATAL = "batal"
    GAGAL = "gagal"


class Pekerjaan(Base):
    """``jenis`` names the function that does it, ``permintaan`` what it was asked. ``langkah`` of ``dari``
    steps are done. ``denyut`` is when the worker was last heard of: one that stays silent was killed, and
    another takes over at the first step that is not stored."""

    __tablename__ = "pekerjaan"
    __table_args__ = (CheckConstraint("langkah >= 0 AND dari >= 0", name="langkah"),)

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True, default=uuid.uuid4)
    jenis: Mapped[str] = mapped_column(String(20))
    judul: Mapped[str] = mapped_column(String(200))
    jalur: Mapped[str] = mapped_column(String(255), index=True)
    permintaan: Mapped[dict[str, Any]] = mapped_column(JSON)
    akun_id: Mapped[int] = mapped_column(ForeignKey("akun.id"), index=True)
    keadaan: Mapped[str] = mapped_column(String(10), default=Keadaan.ANTRE, index=True)
    langkah: Mapped[int] = mapped_column(default=0)
    dari: Mapped[int] = mapped_column(default=0)
    pesan: Mapped[str] = mapped_column(Text, default="")
    batal_diminta: Mapped[bool] = mapped_column(default=False)
    dibuat: Mapped[datetime]
    denyut: Mapped[datetime | None]
    pekerja: Mapped[str] = mapped_column(String(64), default="")
    percobaan: Mapped[int] = mapped_column(default=0)
    selesai: Mapped[datetime | None]

    berkas: Mapped[list["BerkasPekerjaan"]] = relationship(
        order_by="BerkasPekerjaan.nama", cascade="all, delete-orphan"
    )


class BagianPekerjaan(Base):
    """What one finished step found."""

    __tablename__ = "bagian_pekerjaan"

    pekerjaan_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("pekerjaan.id", ondelete="CASCADE"), primary_key=True
    )
    urutan: Mapped[int] = mapped_column(primary_key=True)
    isi: Mapped[dict[str, Any]] = mapped_column(JSON)


class BerkasPekerjaan(Base):
    """A file that the work made."""

    __tablename__ = "berkas_pekerjaan"

    pekerjaan_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("pekerjaan.id", ondelete="CASCADE"), primary_key=True
    )
    nama: Mapped[str] = mapped_column(String(120), primary_key=True)
    mime: Mapped[str] = mapped_column(String(100))
    isi: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
