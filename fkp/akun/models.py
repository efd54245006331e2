"""People who sign in, what they may do where, and their one-time password links."""

from datetime import datetime
from enum import StrEnum

from flask_login import UserMixin
from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from fkp.db import Base, Id


class Peran(StrEnum):
    """Roles; each is held at a node of the instansi tree."""

    ADMIN = "admin"
    PEMBINA = "pembina"
    PETUGAS = "petugas"
    PIMPINAN = "pimpinan"
    SURVEYOR = "surveyor"
    AUDITOR = "auditor"
    NOTULIS = "notulis"

    @property
    def nama(self) -> str:
        return {
            "admin": "Admin",
            "pembina": "Pembina",
            "petugas": "Petugas unit",
            "pimpinan": "Pimpinan unit",
            "surveyor": "Surveyor",
            "auditor": "Auditor",
            "notulis": "Notulis forum",
        }[self.value]


class Akun(Base, UserMixin):
    """One person. ``sandi_hash`` is empty until the person has used the first one-time link. ``surel`` is
    where reminders go beside the inbox, empty for the inbox only; ``ringkasan`` asks for the weekly digest
    there too."""

    __tablename__ = "akun"
    __table_args__ = (CheckConstraint("nama_pengguna = lower(nama_pengguna)", name="huruf_kecil"),)

    id: Mapped[Id]
    nama_pengguna: Mapped[str] = mapped_column(String(60), unique=True)
    nama: Mapped[str] = mapped_column(String(120))
    sandi_hash: Mapped[str | None] = mapped_column(String(200))
    aktif: Mapped[bool] = mapped_column(default=True)
    # Raised when the password changes or the person is switched off: older sessions end.
    sesi_versi: Mapped[int] = mapped_column(default=1)
    surel: Mapped[str] = mapped_column(String(200), default="")
    ringkasan: Mapped[bool] = mapped_column(default=True)
    dibuat: Mapped[datetime]

    penugasan: Mapped[list["Penugasan"]] = relationship(
        back_populates="akun", cascade="all, delete-orphan", lazy="selectin", order_by="Penugasan.id"
    )

    @property
    def is_active(self) -> bool:
        return self.aktif

    def get_id(self) -> str:
        """What the session cookie carries: the person and the version of the password."""
        return f"{self.id}.{self.sesi_versi}"


class Penugasan(Base):
    """A role at a node. ``jalur`` is the path of the instansi ("/1/4/") or unit ("/1/4/u9/"); the role
    covers everything whose path begins with it."""

    __tablename__ = "penugasan"
    __table_args__ = (UniqueConstraint("akun_id", "peran", "jalur"),)

    id: Mapped[Id]
    akun_id: Mapped[int] = mapped_column(ForeignKey("akun.id", ondelete="CASCADE"))
    peran: Mapped[str] = mapped_column(String(20))
    jalur: Mapped[str] = mapped_column(String(255), index=True)

    akun: Mapped[Akun] = relationship(back_populates="penugasan")


class TautanSandi(Base):
    """A link that lets its holder choose a password once. Only a hash of the secret is kept."""

    __tablename__ = "tautan_sandi"

    id: Mapped[Id]
    akun_id: Mapped[int] = mapped_column(ForeignKey("akun.id", ondelete="CASCADE"), index=True)
    sidik: Mapped[str] = mapped_column(String(64), unique=True)
    kedaluwarsa: Mapped[datetime]
    dipakai: Mapped[datetime | None]


class PercobaanMasuk(Base):
    """A failed sign-in, counted per account name so that guessing is slow and an office's shared
    address never locks anyone out."""

    __tablename__ = "percobaan_masuk"
    __table_args__ = (Index("ix_percobaan_masuk_nama_waktu", "nama_pengguna", "waktu"),)

    id: Mapped[Id]
    nama_pengguna: Mapped[str] = mapped_column(String(60))
    waktu: Mapped[datetime]
