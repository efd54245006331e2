"""The berita acara: who signed which text, and the sealed versions."""

import uuid
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from fkp.db import Base, Id
from fkp.forum.models import Forum


class CaraTandaTangan(StrEnum):
    """How somebody signed."""

    JARI = "jari"
    BASAH = "basah"
    ELEKTRONIK = "elektronik"


class TandaTangan(Base):
    """A signature under one text: ``naskah_sidik`` is the SHA-256 of what was signed, so a signature never
    counts for a text that was changed afterwards. By a participant (``peserta_id``) or by the head of the
    unit (``akun_id``). ``goresan`` are the strokes of a finger, as JSON; for paper or an e-signed file
    ``berkas_id`` is the file that shows it."""

    __tablename__ = "tanda_tangan"
    __table_args__ = (
        UniqueConstraint("forum_id", "peserta_id", "naskah_sidik"),
        CheckConstraint("(peserta_id IS NULL) <> (akun_id IS NULL)", name="siapa"),
    )

    id: Mapped[Id]
    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id", ondelete="CASCADE"), index=True)
    peserta_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("peserta.id"))
    akun_id: Mapped[int | None] = mapped_column(ForeignKey("akun.id"))
    naskah_sidik: Mapped[str] = mapped_column(String(64))
    cara: Mapped[str] = mapped_column(String(12))
    goresan: Mapped[str | None] = mapped_column(Text, deferred=True)
    berkas_id: Mapped[int | None] = mapped_column(ForeignKey("berkas_forum.id"))
    waktu: Mapped[datetime]


class BeritaAcara(Base):
    """A sealed version; the database itself refuses to change or delete one. A correction is the next
    ``versi`` with its ``alasan``.

    ``isi`` is all that may be public and everything that the documents print beside people: ``sidik`` is the
    SHA-256 of its canonical JSON (``fkp.forum.berita_acara.naskah``). ``pribadi`` holds what never becomes
    public: names with phone numbers and gender, strokes of signatures; ``sidik_pribadi`` likewise. ``berkas``
    is the scanned or e-signed file, when there is one, and ``berkas_sidik`` its SHA-256."""

    __tablename__ = "berita_acara"
    __table_args__ = (UniqueConstraint("forum_id", "versi"),)

    id: Mapped[Id]
    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id"), index=True)
    versi: Mapped[int]
    kode: Mapped[str] = mapped_column(String(16), unique=True)
    alasan: Mapped[str] = mapped_column(Text, default="")
    waktu: Mapped[datetime]
    akun_id: Mapped[int] = mapped_column(ForeignKey("akun.id"))
    isi: Mapped[dict[str, Any]] = mapped_column(JSON)
    sidik: Mapped[str] = mapped_column(String(64))
    pribadi: Mapped[dict[str, Any]] = mapped_column(JSON, deferred=True)
    sidik_pribadi: Mapped[str] = mapped_column(String(64))
    berkas: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    berkas_mime: Mapped[str] = mapped_column(String(80), default="")
    berkas_sidik: Mapped[str] = mapped_column(String(64), default="")
    versi_program: Mapped[str] = mapped_column(String(20))

    forum: Mapped[Forum] = relationship()
