"""Who follows a promise, and what those who follow it say came of it."""

import uuid
from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from fkp.db import Base
from fkp.tindak_lanjut.models import TindakLanjut


class PengikutJanji(Base):
    """An address that asked for news of a unit, of what one forum promised, or of one promise: exactly one of
    the three, also named by ``sasaran`` ("unit:4", "forum:9", "janji:12"). No news goes out before
    ``dikonfirmasi_pada``: somebody has to open the letter that asks whether the address is theirs.
    ``setuju_versi`` is the wording that was agreed to. Whoever unsubscribes is deleted. ``versi`` is in the
    signed links. ``peserta_id`` when it is somebody who was invited to or came to the forum."""

    __tablename__ = "pengikut_janji"
    __table_args__ = (
        UniqueConstraint("surel", "sasaran"),
        CheckConstraint(
            "(unit_id IS NOT NULL AND forum_id IS NULL AND tindak_lanjut_id IS NULL) "
            "OR (unit_id IS NULL AND forum_id IS NOT NULL AND tindak_lanjut_id IS NULL) "
            "OR (unit_id IS NULL AND forum_id IS NULL AND tindak_lanjut_id IS NOT NULL)",
            name="sasaran",
        ),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    surel: Mapped[str] = mapped_column(String(200))
    sasaran: Mapped[str] = mapped_column(String(40))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id", ondelete="CASCADE"), index=True)
    forum_id: Mapped[int | None] = mapped_column(ForeignKey("forum.id", ondelete="CASCADE"), index=True)
    tindak_lanjut_id: Mapped[int | None] = mapped_column(
        ForeignKey("tindak_lanjut.id", ondelete="CASCADE"), index=True
    )
    peserta_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("peserta.id", ondelete="SET NULL"))
    setuju_versi: Mapped[str] = mapped_column(String(20))
    dibuat: Mapped[datetime]
    dikonfirmasi_pada: Mapped[datetime | None]
    versi: Mapped[int] = mapped_column(default=1)


class KeadaanTanggapan(StrEnum):
    """Whether everyone may read the reason that was given; the answer itself counts at once."""

    MENUNGGU = "menunggu"
    TAMPIL = "tampil"
    DITOLAK = "ditolak"


class TanggapanJanji(Base):
    """What one person who follows it, or took part in its forum, says of a promise: ``jawaban`` "sudah" or
    "belum", with a reason. One answer a person; a newer one takes its place. A reason is shown without any
    name after somebody looked at it; ``alasan_moderasi`` says why it is not."""

    __tablename__ = "tanggapan_janji"
    __table_args__ = (
        UniqueConstraint("tindak_lanjut_id", "pengikut_id"),
        UniqueConstraint("tindak_lanjut_id", "peserta_id"),
        CheckConstraint("jawaban IN ('sudah', 'belum')", name="jawaban"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    tindak_lanjut_id: Mapped[int] = mapped_column(
        ForeignKey("tindak_lanjut.id", ondelete="CASCADE"), index=True
    )
    pengikut_id: Mapped[uuid.UUID | None] = mapped_column(
        ForeignKey("pengikut_janji.id", ondelete="SET NULL")
    )
    peserta_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("peserta.id", ondelete="SET NULL"))
    jawaban: Mapped[str] = mapped_column(String(8))
    alasan: Mapped[str] = mapped_column(Text, default="")
    keadaan: Mapped[str] = mapped_column(String(10), default=KeadaanTanggapan.MENUNGGU, index=True)
    alasan_moderasi: Mapped[str] = mapped_column(Text, default="")
    akun_id: Mapped[int | None] = mapped_column(ForeignKey("akun.id"))
    waktu: Mapped[datetime]
    diputus_pada: Mapped[datetime | None]

    tindak_lanjut: Mapped[TindakLanjut] = relationship()
