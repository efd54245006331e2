"""People around a forum: the contact book of a unit, and who is invited to or came to one forum."""

import uuid
from datetime import datetime
from enum import StrEnum

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from fkp.db import Base, Id
from fkp.forum.models import Forum
from fkp.unit.models import Unit


class Kontak(Base):
    """Someone a unit may invite again. Kept only with consent: ``setuju_pada`` says when it was given,
    ``setuju_lewat`` how, ``setuju_versi`` to which wording. A withdrawn contact is deleted."""

    __tablename__ = "kontak"

    id: Mapped[Id]
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    nama: Mapped[str] = mapped_column(String(160))
    lembaga: Mapped[str] = mapped_column(String(200), default="")
    jabatan: Mapped[str] = mapped_column(String(160), default="")
    unsur: Mapped[str] = mapped_column(String(4))
    hp: Mapped[str] = mapped_column(String(20), default="")
    surel: Mapped[str] = mapped_column(String(200), default="")
    setuju_pada: Mapped[datetime]
    setuju_lewat: Mapped[str] = mapped_column(String(20))
    setuju_versi: Mapped[str] = mapped_column(String(20))
    dibuat: Mapped[datetime]

    unit: Mapped[Unit] = relationship()


class AsalPeserta(StrEnum):
    """How someone came onto the list of a forum."""

    UNDANGAN = "undangan"
    DATANG = "datang"
    KERTAS = "kertas"


class Balasan(StrEnum):
    """What someone answered to the invitation."""

    BELUM = ""
    HADIR = "hadir"
    TIDAK = "tidak"


class CaraHadir(StrEnum):
    """How it was recorded that someone came."""

    QR = "qr"
    STAF = "staf"
    KERTAS = "kertas"
    DARING = "daring"


class Peserta(Base):
    """Someone invited to a forum, or who came. ``id`` is made on the device that noted it, so that a list
    kept without a network merges without doubles. ``unsur`` is a key of the kerangka ("O" the organiser).

    ``dikirim_sidik`` tells which date, place and address the last invitation was about
    (``fkp.forum.peserta.kirim``). ``kebutuhan`` are keys of the kerangka (sensitive: only the team sees
    them), ``balasan`` the answer to the invitation, ``balasan_cara`` how somebody will take part in a forum
    that is held in both ways ("tempat" or "daring"). ``hadir_pada`` is when the person came, ``hadir_diubah``
    the moment on the clock of the device at which that was last said: of two devices the later one counts.
    ``tautan_versi`` is in the signed link of the person; raising it makes older links stop, ``dicabut`` all
    of them."""

    __tablename__ = "peserta"
    __table_args__ = (
        Index("ix_peserta_forum_unsur", "forum_id", "unsur"),
        CheckConstraint("jenis_kelamin IN ('', 'L', 'P')", name="jenis_kelamin"),
        CheckConstraint("hadir_pada IS NULL OR hadir_lewat <> ''", name="hadir"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id", ondelete="CASCADE"), index=True)
    kontak_id: Mapped[int | None] = mapped_column(ForeignKey("kontak.id", ondelete="SET NULL"))
    asal: Mapped[str] = mapped_column(String(10), default=AsalPeserta.UNDANGAN)
    nama: Mapped[str] = mapped_column(String(160))
    lembaga: Mapped[str] = mapped_column(String(200), default="")
    jabatan: Mapped[str] = mapped_column(String(160), default="")
    unsur: Mapped[str] = mapped_column(String(4))
    hp: Mapped[str] = mapped_column(String(20), default="")
    surel: Mapped[str] = mapped_column(String(200), default="")
    jenis_kelamin: Mapped[str] = mapped_column(String(1), default="")
    kebutuhan: Mapped[list[str]] = mapped_column(JSON, default=list)
    kebutuhan_lain: Mapped[str] = mapped_column(String(300), default="")
    dikirim_pada: Mapped[datetime | None]
    dikirim_lewat: Mapped[str] = mapped_column(String(12), default="")
    dikirim_sidik: Mapped[str] = mapped_column(String(16), default="")
    balasan: Mapped[str] = mapped_column(String(8), default=Balasan.BELUM)
    balasan_cara: Mapped[str] = mapped_column(String(8), default="")
    balasan_pada: Mapped[datetime | None]
    hadir_pada: Mapped[datetime | None]
    hadir_lewat: Mapped[str] = mapped_column(String(8), default="")
    hadir_diubah: Mapped[datetime | None]
    tautan_versi: Mapped[int] = mapped_column(default=1)
    dicabut: Mapped[bool] = mapped_column(default=False)
    urutan: Mapped[int] = mapped_column(default=0)
    dibuat: Mapped[datetime]

    forum: Mapped[Forum] = relationship()

    @property
    def sebutan(self) -> str:
        """Position and organisation, as the official column has them."""
        return ", ".join(bagian for bagian in (self.jabatan, self.lembaga) if bagian)
