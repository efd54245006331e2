"""Files of a forum, and what people say of its material before it begins."""

import uuid
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from fkp.db import Base, Id


class JenisBerkas(StrEnum):
    """What a file is for."""

    MATERI = "materi"
    FOTO = "foto"
    HADIR_KERTAS = "hadir_kertas"
    NASKAH_BASAH = "naskah_basah"
    NASKAH_ELEKTRONIK = "naskah_elektronik"
    PUBLIKASI = "publikasi"


class BerkasForum(Base):
    """A file that belongs to a forum. ``mime`` is what the bytes are, whatever the name said; ``sidik`` their
    SHA-256. ``umum`` when everyone may read it. ``pemeriksaan`` is what the check of an e-signed file found
    when it came (``fkp.tte.hasil``)."""

    __tablename__ = "berkas_forum"

    id: Mapped[Id]
    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id", ondelete="CASCADE"), index=True)
    jenis: Mapped[str] = mapped_column(String(20))
    judul: Mapped[str] = mapped_column(String(200))
    nama: Mapped[str] = mapped_column(String(120))
    mime: Mapped[str] = mapped_column(String(80))
    ukuran: Mapped[int]
    sidik: Mapped[str] = mapped_column(String(64))
    isi: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    umum: Mapped[bool] = mapped_column(default=False)
    akun_id: Mapped[int] = mapped_column(ForeignKey("akun.id"))
    waktu: Mapped[datetime]
    pemeriksaan: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class TanggapanMateri(Base):
    """What somebody says of one component of the standard that is discussed. ``sikap``: setuju, ubah, tolak.
    Read by the team only; it may become a row of the minutes (``masukan_id``)."""

    __tablename__ = "tanggapan_materi"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id", ondelete="CASCADE"), index=True)
    peserta_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("peserta.id", ondelete="SET NULL"))
    layanan_id: Mapped[int | None] = mapped_column(ForeignKey("layanan.id"))
    komponen: Mapped[str] = mapped_column(String(20), default="")
    sikap: Mapped[str] = mapped_column(String(8), default="")
    teks: Mapped[str] = mapped_column(Text, default="")
    masukan_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("masukan.id", ondelete="SET NULL"))
    waktu: Mapped[datetime]
