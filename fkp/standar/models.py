"""The Standar Pelayanan of a layanan and its revisions."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import JSON, CheckConstraint, ForeignKey, SmallInteger, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from fkp.db import Base, Id
from fkp.unit.models import Layanan


class TahapStandar(StrEnum):
    """A draft is discussed and changed; one is in force; those before it are kept."""

    RANCANGAN = "rancangan"
    BERLAKU = "berlaku"
    LAMA = "lama"


class CaraTinjauan(StrEnum):
    """How a review is known: the berita acara of a forum about it was sealed here, or the unit says so."""

    FORUM = "forum"
    SENDIRI = "sendiri"


class StandarPelayanan(Base):
    """One revision of the standard of one layanan. ``isi`` maps the key of a component
    (``fkp.standar.komponen``) to its text. ``nomor_sk`` and ``tanggal_sk`` are the decree that set it.
    ``alasan`` is why this revision was opened; ``versi`` counts changes of the draft."""

    __tablename__ = "standar_pelayanan"
    __table_args__ = (
        UniqueConstraint("layanan_id", "revisi"),
        CheckConstraint("tahap = 'rancangan' OR tanggal_sk IS NOT NULL", name="sk"),
    )

    id: Mapped[Id]
    layanan_id: Mapped[int] = mapped_column(ForeignKey("layanan.id"), index=True)
    revisi: Mapped[int] = mapped_column(SmallInteger)
    susunan: Mapped[str] = mapped_column(String(20), default="sp")
    susunan_versi: Mapped[int] = mapped_column(SmallInteger, default=1)
    tahap: Mapped[str] = mapped_column(String(10), default=TahapStandar.RANCANGAN)
    isi: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    alasan: Mapped[str] = mapped_column(Text, default="")
    nomor_sk: Mapped[str] = mapped_column(String(80), default="")
    tanggal_sk: Mapped[date | None]
    dibuat: Mapped[datetime]
    diubah: Mapped[datetime]
    versi: Mapped[int] = mapped_column(default=1)

    layanan: Mapped[Layanan] = relationship(lazy="joined")
    tinjauan: Mapped[list["TinjauanStandar"]] = relationship(
        order_by="TinjauanStandar.hari", back_populates="standar", cascade="all, delete-orphan"
    )

    @property
    def ditinjau(self) -> date | None:
        """The last day on which this revision was reviewed with the public."""
        return max((satu.hari for satu in self.tinjauan), default=None)


class TinjauanStandar(Base):
    """A day on which a revision was reviewed with the public: as the draft that it was, or in force and kept
    as it is. ``forum_id`` is the forum in which that was. ``akun_id`` recorded it as ``peran`` at ``waktu``;
    both are unknown for some days of the time before they were kept. ``catatan`` is for staff only."""

    __tablename__ = "tinjauan_standar"
    __table_args__ = (
        UniqueConstraint("standar_id", "hari"),
        CheckConstraint("cara <> 'forum' OR forum_id IS NOT NULL", name="cara"),
    )

    id: Mapped[Id]
    standar_id: Mapped[int] = mapped_column(ForeignKey("standar_pelayanan.id"))
    hari: Mapped[date]
    cara: Mapped[str] = mapped_column(String(10), default=CaraTinjauan.SENDIRI)
    forum_id: Mapped[int | None] = mapped_column(ForeignKey("forum.id"), index=True)
    catatan: Mapped[str] = mapped_column(String(300), default="")
    akun_id: Mapped[int | None] = mapped_column(ForeignKey("akun.id"))
    peran: Mapped[str] = mapped_column(String(20), default="")
    waktu: Mapped[datetime]

    standar: Mapped[StandarPelayanan] = relationship(back_populates="tinjauan")


class PerubahanStandar(Base):
    """A promise that asked for another text of one component: the draft in which it is written, and what the
    component said before (``semula``)."""

    __tablename__ = "perubahan_standar"
    __table_args__ = (UniqueConstraint("standar_id", "komponen", "tindak_lanjut_id"),)

    id: Mapped[Id]
    standar_id: Mapped[int] = mapped_column(
        ForeignKey("standar_pelayanan.id", ondelete="CASCADE"), index=True
    )
    komponen: Mapped[str] = mapped_column(String(20))
    tindak_lanjut_id: Mapped[int] = mapped_column(
        ForeignKey("tindak_lanjut.id", ondelete="CASCADE"), index=True
    )
    semula: Mapped[str] = mapped_column(Text, default="")
    dibuat: Mapped[datetime]

    standar: Mapped[StandarPelayanan] = relationship()
