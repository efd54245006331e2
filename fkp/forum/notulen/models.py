"""What was said in a forum, and what becomes of it."""

import uuid
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, SmallInteger, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from fkp.db import Base, Id
from fkp.forum.models import Forum
from fkp.unit.models import Layanan


class AsalMasukan(StrEnum):
    """Where a row came from."""

    NOTULIS = "notulis"
    PESERTA = "peserta"
    TANGGAPAN = "tanggapan"
    SURVEI = "survei"
    ARSIP = "arsip"


class Masukan(Base):
    """One row of the minutes. ``id`` is made on the device that wrote it. While people talk every field may
    be empty; what a row of the berita acara needs is asked before signing
    (``fkp.forum.notulen.periksa``).

    Who said it: ``unsur`` (a key of the kerangka) and ``penyampai`` (a role or organisation, never a private
    name), ``peserta_id`` when it came from a phone. What: ``masalah``, ``usulan``, ``jawaban``. What becomes
    of it: ``hasil`` (a key of the kerangka, empty while open) with ``dasar`` (the legal ground) or
    ``diteruskan_ke``. What it concerns: ``unsur_skm``, ``komponen``, ``layanan_id``.

    A row of the berita acara (``hasil`` disepakati) has an action (``tindakan``), a measurable output, the
    class, duration and date, and the office that owes it. ``jangka_teks`` is a time limit as an old source
    words it. ``tampil`` when it is shown to everyone in the room. ``dihapus_pada`` marks a removed row: it
    leaves the lists and can be put back. ``versi`` counts changes."""

    __tablename__ = "masukan"
    __table_args__ = (
        Index("ix_masukan_forum_urutan", "forum_id", "urutan"),
        CheckConstraint("durasi IS NULL OR durasi > 0", name="durasi"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id", ondelete="CASCADE"))
    asal: Mapped[str] = mapped_column(String(10), default=AsalMasukan.NOTULIS)
    urutan: Mapped[int] = mapped_column(default=0)
    waktu: Mapped[datetime]
    peserta_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("peserta.id", ondelete="SET NULL"))
    unsur: Mapped[str] = mapped_column(String(4), default="")
    penyampai: Mapped[str] = mapped_column(String(200), default="")
    masalah: Mapped[str] = mapped_column(Text, default="")
    usulan: Mapped[str] = mapped_column(Text, default="")
    jawaban: Mapped[str] = mapped_column(Text, default="")
    hasil: Mapped[str] = mapped_column(String(20), default="")
    dasar: Mapped[str] = mapped_column(String(300), default="")
    diteruskan_ke: Mapped[str] = mapped_column(String(200), default="")
    unsur_skm: Mapped[str] = mapped_column(String(20), default="")
    komponen: Mapped[str] = mapped_column(String(20), default="")
    layanan_id: Mapped[int | None] = mapped_column(ForeignKey("layanan.id"))
    tindakan: Mapped[str] = mapped_column(Text, default="")
    keluaran: Mapped[str] = mapped_column(Text, default="")
    kelas: Mapped[str] = mapped_column(String(12), default="")
    durasi: Mapped[int | None] = mapped_column(SmallInteger)
    satuan: Mapped[str] = mapped_column(String(8), default="hari")
    tenggat: Mapped[date | None]
    jangka_teks: Mapped[str] = mapped_column(String(200), default="")
    penanggung_jawab: Mapped[str] = mapped_column(String(160), default="")
    dukungan: Mapped[int] = mapped_column(default=0)
    tampil: Mapped[bool] = mapped_column(default=True)
    dibuat: Mapped[datetime]
    diubah: Mapped[datetime]
    dihapus_pada: Mapped[datetime | None]
    versi: Mapped[int] = mapped_column(default=1)

    forum: Mapped[Forum] = relationship()
    layanan: Mapped[Layanan | None] = relationship()


class RiwayatMasukan(Base):
    """What one field of a row said before and after one change, so that nothing that was typed is lost. Kept
    apart from the audit trail, which cannot be changed: a name typed by mistake must be removable."""

    __tablename__ = "riwayat_masukan"

    id: Mapped[Id]
    masukan_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("masukan.id", ondelete="CASCADE"), index=True)
    waktu: Mapped[datetime]
    akun_id: Mapped[int | None] = mapped_column(ForeignKey("akun.id"))
    isian: Mapped[str] = mapped_column(String(20))
    lama: Mapped[str] = mapped_column(Text, default="")
    baru: Mapped[str] = mapped_column(Text, default="")


class DukunganMasukan(Base):
    """A participant says that an issue matters to them too: once each."""

    __tablename__ = "dukungan_masukan"

    masukan_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("masukan.id", ondelete="CASCADE"), primary_key=True
    )
    peserta_id: Mapped[uuid.UUID] = mapped_column(
        ForeignKey("peserta.id", ondelete="CASCADE"), primary_key=True
    )
