"""Letters that wait to be sent, or were."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from fkp.db import Base, Id


class KeadaanSurat(StrEnum):
    """How far a letter is. ``terkirim`` means that the means of sending took it."""

    ANTRE = "antre"
    DIKIRIM = "dikirim"
    TERKIRIM = "terkirim"
    GAGAL = "gagal"


class SuratKeluar(Base):
    """One letter to one address. ``kunci`` names the occasion ("undangan forum 4 peserta …"): the same
    occasion is written once, however often it is asked for. ``lampiran`` are files as
    ``{"nama", "mime", "isi"}`` with text inside (a calendar entry). ``percobaan`` counts tries, ``coba_lagi``
    is when the next one may be; ``pesan`` is why the last one failed. ``jalur`` is the node it speaks for,
    ``alamat_berhenti`` where its reader wants no more of its kind, empty when there is nothing to stop."""

    __tablename__ = "surat_keluar"

    id: Mapped[Id]
    kunci: Mapped[str] = mapped_column(String(160), unique=True)
    jalur: Mapped[str] = mapped_column(String(255), index=True)
    kepada: Mapped[str] = mapped_column(String(200))
    judul: Mapped[str] = mapped_column(String(200))
    isi: Mapped[str] = mapped_column(Text)
    lampiran: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    alamat_berhenti: Mapped[str] = mapped_column(String(400), default="")
    keadaan: Mapped[str] = mapped_column(String(10), default=KeadaanSurat.ANTRE, index=True)
    percobaan: Mapped[int] = mapped_column(default=0)
    pesan: Mapped[str] = mapped_column(Text, default="")
    pekerja: Mapped[str] = mapped_column(String(80), default="")
    dibuat: Mapped[datetime]
    coba_lagi: Mapped[datetime]
    terkirim_pada: Mapped[datetime | None]
