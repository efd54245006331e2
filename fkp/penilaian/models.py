"""Evidence that a unit adds by hand to what the platform knows itself."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from fkp.db import Base, Id
from fkp.unit.models import Unit


class HalBukti(StrEnum):
    """What a piece of evidence speaks of."""

    PUBLIKASI_SKM = "publikasi_skm"
    PUBLIKASI_FKP = "publikasi_fkp"
    PUBLIKASI_STANDAR = "publikasi_standar"
    PUBLIKASI_MAKLUMAT = "publikasi_maklumat"
    MONEV_STANDAR = "monev_standar"


class BuktiDukung(Base):
    """Proof of something that happened outside this program: where a result was published (``media`` is a key
    of ``data/pekppp-1.toml``), or that a standard was monitored. ``tanggal`` is the day it happened;
    ``survei_id``, ``forum_id`` and ``layanan_id`` what it concerns. A file is optional: its bytes are as
    ``fkp.bersih`` left them, ``sidik`` their SHA-256, ``kecil`` a JPEG of a photograph."""

    __tablename__ = "bukti_dukung"
    __table_args__ = (CheckConstraint("isi IS NULL OR sidik <> ''", name="berkas"),)

    id: Mapped[Id]
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    hal: Mapped[str] = mapped_column(String(24))
    media: Mapped[str] = mapped_column(String(24), default="")
    survei_id: Mapped[int | None] = mapped_column(ForeignKey("survei.id"), index=True)
    forum_id: Mapped[int | None] = mapped_column(ForeignKey("forum.id"), index=True)
    layanan_id: Mapped[int | None] = mapped_column(ForeignKey("layanan.id"))
    tanggal: Mapped[date]
    keterangan: Mapped[str] = mapped_column(String(300), default="")
    tautan: Mapped[str] = mapped_column(String(300), default="")
    nama: Mapped[str] = mapped_column(String(120), default="")
    mime: Mapped[str] = mapped_column(String(80), default="")
    ukuran: Mapped[int] = mapped_column(default=0)
    sidik: Mapped[str] = mapped_column(String(64), default="")
    isi: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    kecil: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    akun_id: Mapped[int] = mapped_column(ForeignKey("akun.id"))
    waktu: Mapped[datetime]

    unit: Mapped[Unit] = relationship()
