"""A Forum Konsultasi Publik: theme, date, team, agenda, and how far it is."""

from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, SmallInteger, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from fkp.akun.models import Akun
from fkp.db import Base, Id
from fkp.unit.models import Layanan, Unit


class TahapForum(StrEnum):
    """The life of a forum; moves between the stages are in ``fkp.forum.tahap``. ``arsip`` is a forum of
    earlier years that was entered or imported: it never moves."""

    RANCANGAN = "rancangan"
    TERJADWAL = "terjadwal"
    BERLANGSUNG = "berlangsung"
    PENANDATANGANAN = "penandatanganan"
    DISAHKAN = "disahkan"
    TERBIT = "terbit"
    BATAL = "batal"
    ARSIP = "arsip"


TERSEGEL = (TahapForum.DISAHKAN, TahapForum.TERBIT)
"""From here on a forum has a sealed berita acara."""

UMUM = (
    TahapForum.TERJADWAL,
    TahapForum.BERLANGSUNG,
    TahapForum.PENANDATANGANAN,
    TahapForum.DISAHKAN,
    TahapForum.TERBIT,
)
"""The stages in which everyone may know of a forum."""


class Forum(Base):
    """One forum of one unit. ``tanggal``, ``mulai`` and ``selesai`` are on the wall clock of the unit; an
    archive may lack them. ``kerangka`` and ``kerangka_versi`` name the forms it follows (``kerangka.py``),
    ``topik`` and ``moda`` are keys of it, ``dasar_hukum`` a list of its keys. ``survei_id`` is the survey
    whose result is discussed, ``forum_lalu_id`` the forum before, whose open promises come first.

    ``kota``, ``jabatan``, ``penandatangan`` and ``nip`` are how the head of the unit signs. ``rahasia`` keys
    the QR that changes (``fkp.forum.hadir.kode``). ``naskah_sidik`` is the SHA-256 of the text that is being
    signed, empty while it may still change. ``versi`` counts changes."""

    __tablename__ = "forum"
    __table_args__ = (
        CheckConstraint("tahap IN ('rancangan', 'batal', 'arsip') OR tanggal IS NOT NULL", name="tanggal"),
        CheckConstraint("mulai IS NULL OR selesai IS NULL OR mulai < selesai", name="jam"),
        CheckConstraint("tahap <> 'penandatanganan' OR naskah_sidik <> ''", name="naskah"),
    )

    id: Mapped[Id]
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    kode: Mapped[str] = mapped_column(String(12), unique=True)
    kerangka: Mapped[str] = mapped_column(String(20), default="fkp")
    kerangka_versi: Mapped[int] = mapped_column(SmallInteger, default=1)
    tema: Mapped[str] = mapped_column(String(200))
    topik: Mapped[str] = mapped_column(String(24), default="")
    tujuan: Mapped[str] = mapped_column(Text, default="")
    moda: Mapped[str] = mapped_column(String(12), default="tatap_muka")
    tanggal: Mapped[date | None] = mapped_column(index=True)
    mulai: Mapped[time | None]
    selesai: Mapped[time | None]
    tempat: Mapped[str] = mapped_column(String(200), default="")
    tautan: Mapped[str] = mapped_column(String(300), default="")
    survei_id: Mapped[int | None] = mapped_column(ForeignKey("survei.id"))
    forum_lalu_id: Mapped[int | None] = mapped_column(ForeignKey("forum.id"))
    dasar_hukum: Mapped[list[str]] = mapped_column(JSON, default=list)
    nomor_undangan: Mapped[str] = mapped_column(String(80), default="")
    narahubung: Mapped[str] = mapped_column(String(160), default="")
    kota: Mapped[str] = mapped_column(String(80), default="")
    jabatan: Mapped[str] = mapped_column(String(160), default="")
    penandatangan: Mapped[str] = mapped_column(String(160), default="")
    nip: Mapped[str] = mapped_column(String(40), default="")
    rahasia: Mapped[str] = mapped_column(String(64), default="")
    naskah_sidik: Mapped[str] = mapped_column(String(64), default="")
    tahap: Mapped[str] = mapped_column(String(16), default=TahapForum.RANCANGAN, index=True)
    alasan_batal: Mapped[str] = mapped_column(Text, default="")
    dibuat: Mapped[datetime]
    terjadwal_pada: Mapped[datetime | None]
    dimulai_pada: Mapped[datetime | None]
    dikunci_pada: Mapped[datetime | None]
    disahkan_pada: Mapped[datetime | None]
    terbit_pada: Mapped[datetime | None]
    versi: Mapped[int] = mapped_column(default=1)

    unit: Mapped[Unit] = relationship(lazy="joined")
    forum_lalu: Mapped["Forum | None"] = relationship(remote_side="Forum.id")
    tim: Mapped[list["TimForum"]] = relationship(
        back_populates="forum", order_by="TimForum.urutan, TimForum.id", cascade="all, delete-orphan"
    )
    agenda: Mapped[list["AgendaForum"]] = relationship(
        order_by="AgendaForum.urutan, AgendaForum.id", cascade="all, delete-orphan"
    )
    layanan: Mapped[list[Layanan]] = relationship(secondary="forum_layanan", order_by=Layanan.urutan)


class ForumLayanan(Base):
    """A layanan that is discussed."""

    __tablename__ = "forum_layanan"

    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id", ondelete="CASCADE"), primary_key=True)
    layanan_id: Mapped[int] = mapped_column(ForeignKey("layanan.id"), primary_key=True)


class TimForum(Base):
    """A member of the team; ``peran`` is a key of the kerangka. A notulis with an ``akun`` may write the
    minutes of this forum, and of no other."""

    __tablename__ = "tim_forum"
    __table_args__ = (UniqueConstraint("forum_id", "peran", "nama"),)

    id: Mapped[Id]
    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id", ondelete="CASCADE"), index=True)
    peran: Mapped[str] = mapped_column(String(20))
    nama: Mapped[str] = mapped_column(String(160))
    jabatan: Mapped[str] = mapped_column(String(160), default="")
    akun_id: Mapped[int | None] = mapped_column(ForeignKey("akun.id"), index=True)
    urutan: Mapped[int] = mapped_column(default=0)

    forum: Mapped[Forum] = relationship(back_populates="tim")
    akun: Mapped[Akun | None] = relationship()


class AgendaForum(Base):
    """A point of the agenda with its time on the wall clock."""

    __tablename__ = "agenda_forum"
    __table_args__ = (CheckConstraint("selesai IS NULL OR mulai < selesai", name="jam"),)

    id: Mapped[Id]
    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id", ondelete="CASCADE"), index=True)
    urutan: Mapped[int] = mapped_column(default=0)
    mulai: Mapped[time]
    selesai: Mapped[time | None]
    judul: Mapped[str] = mapped_column(String(200))
    oleh: Mapped[str] = mapped_column(String(160), default="")


class ArsipForum(Base):
    """What is known of a forum of earlier years, and no more. ``bukti`` says what kind of source it is known
    from. ``unsur`` are the elements that surely came, ``unsur_ragu`` those that may have; ``sebagian`` when
    the source shows only a part of the people, so that nothing may be inferred from who is missing.
    ``peran`` are the roles named (penyelenggara, narasumber, peserta, kelompok rentan), ``catatan`` remarks
    on the source, ``asli`` the record as it was imported, word for word."""

    __tablename__ = "arsip_forum"

    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id", ondelete="CASCADE"), primary_key=True)
    kunci: Mapped[str] = mapped_column(String(80), default="", index=True)
    bukti: Mapped[str] = mapped_column(String(40), default="")
    sumber: Mapped[str] = mapped_column(Text, default="")
    waktu_teks: Mapped[str] = mapped_column(String(200), default="")
    unsur: Mapped[list[str]] = mapped_column(JSON, default=list)
    unsur_ragu: Mapped[list[str]] = mapped_column(JSON, default=list)
    sebagian: Mapped[bool] = mapped_column(default=False)
    jumlah_peserta: Mapped[int | None]
    peran: Mapped[dict[str, list[str]]] = mapped_column(JSON, default=dict)
    catatan: Mapped[list[str]] = mapped_column(JSON, default=list)
    asli: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)

    forum: Mapped[Forum] = relationship()
