"""A Survei, the answers citizens gave to it, the counts kept beside them, and its sealed results."""

import uuid
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    SmallInteger,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from fkp.db import Base, Id
from fkp.unit.models import Layanan, Unit


class Tahap(StrEnum):
    """The life of a survey; moves between them are in ``fkp.skm.tahap``."""

    RANCANGAN = "rancangan"
    DIBUKA = "dibuka"
    DITUTUP = "ditutup"
    DISAHKAN = "disahkan"
    TERBIT = "terbit"


TERSEGEL = (Tahap.DISAHKAN, Tahap.TERBIT)
"""From here on a survey has a sealed result."""


class Periode(StrEnum):
    BULAN = "bulan"
    TRIWULAN = "triwulan"
    SEMESTER = "semester"
    TAHUN = "tahun"


class Kanal(StrEnum):
    """The way by which an answer came."""

    QR = "qr"
    KIOS = "kios"
    SURVEYOR = "surveyor"
    KERTAS = "kertas"
    IMPOR = "impor"


class Survei(Base):
    """One measurement of one unit. ``mulai`` and ``akhir`` are days in the unit's own zone, half-open:
    the survey of a quarter ends before the day ``akhir`` begins. ``aturan`` is ``Aturan.to_dict()``."""

    __tablename__ = "survei"
    __table_args__ = (
        CheckConstraint("mulai < akhir", name="periode"),
        CheckConstraint("masa_tenggang >= 0", name="masa_tenggang"),
        CheckConstraint("tahap = 'rancangan' OR dibuka_pada IS NOT NULL", name="dibuka"),
        CheckConstraint("tahap IN ('rancangan', 'dibuka') OR ditutup_pada IS NOT NULL", name="ditutup"),
        CheckConstraint("tahap <> 'terbit' OR terbit_pada IS NOT NULL", name="terbit"),
        Index("ix_survei_unit_mulai", "unit_id", "mulai"),
    )

    id: Mapped[Id]
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    kode: Mapped[str] = mapped_column(String(12), unique=True)
    instrumen: Mapped[str] = mapped_column(String(20))
    instrumen_versi: Mapped[int] = mapped_column(SmallInteger)
    ragam: Mapped[str] = mapped_column(String(20))
    periode: Mapped[str] = mapped_column(String(10))
    mulai: Mapped[date]
    akhir: Mapped[date]
    masa_tenggang: Mapped[int] = mapped_column(SmallInteger, default=3)
    aturan: Mapped[dict[str, Any]] = mapped_column(JSON)
    tahap: Mapped[str] = mapped_column(String(12), default=Tahap.RANCANGAN, index=True)
    dibuat: Mapped[datetime]
    dibuka_pada: Mapped[datetime | None]
    ditutup_pada: Mapped[datetime | None]
    disahkan_pada: Mapped[datetime | None]
    terbit_pada: Mapped[datetime | None]

    unit: Mapped[Unit] = relationship(lazy="joined")
    layanan: Mapped[list["SurveiLayanan"]] = relationship(
        back_populates="survei",
        order_by="SurveiLayanan.urutan",
        cascade="all, delete-orphan",
        lazy="selectin",
    )
    pengesahan: Mapped[list["Pengesahan"]] = relationship(
        back_populates="survei", order_by="Pengesahan.versi"
    )


class SurveiLayanan(Base):
    """A layanan asked about in a survey, with how many people it served in the comparable period before
    (``populasi``, unknown when empty)."""

    __tablename__ = "survei_layanan"
    __table_args__ = (CheckConstraint("populasi >= 0", name="populasi"),)

    survei_id: Mapped[int] = mapped_column(ForeignKey("survei.id", ondelete="CASCADE"), primary_key=True)
    layanan_id: Mapped[int] = mapped_column(ForeignKey("layanan.id"), primary_key=True)
    populasi: Mapped[int | None]
    urutan: Mapped[int] = mapped_column(default=0)

    survei: Mapped[Survei] = relationship(back_populates="layanan")
    layanan: Mapped[Layanan] = relationship(lazy="joined")


PROFIL = ("jenis_kelamin", "usia", "pendidikan", "pekerjaan", "disabilitas", "ragam_disabilitas")
"""The coded profile columns; the codes are those of the instrument's file."""


class Jawaban(Base):
    """One respondent's answer, one wide row; ``q1`` answers the first question of the instrument. ``id`` is
    made on the respondent's device, so sending twice stores once. It holds no person, no phone number and no
    address of a device."""

    __tablename__ = "jawaban"
    __table_args__ = (
        ForeignKeyConstraint(
            ["survei_id", "layanan_id"], ["survei_layanan.survei_id", "survei_layanan.layanan_id"]
        ),
        Index("ix_jawaban_survei_layanan", "survei_id", "layanan_id"),
    )

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    survei_id: Mapped[int]
    layanan_id: Mapped[int]
    waktu: Mapped[datetime]
    kanal: Mapped[str] = mapped_column(String(10))
    durasi: Mapped[int | None] = mapped_column(SmallInteger)
    q1: Mapped[int | None] = mapped_column(SmallInteger)
    q2: Mapped[int | None] = mapped_column(SmallInteger)
    q3: Mapped[int | None] = mapped_column(SmallInteger)
    q4: Mapped[int | None] = mapped_column(SmallInteger)
    q5: Mapped[int | None] = mapped_column(SmallInteger)
    q6: Mapped[int | None] = mapped_column(SmallInteger)
    q7: Mapped[int | None] = mapped_column(SmallInteger)
    q8: Mapped[int | None] = mapped_column(SmallInteger)
    q9: Mapped[int | None] = mapped_column(SmallInteger)
    q10: Mapped[int | None] = mapped_column(SmallInteger)
    q11: Mapped[int | None] = mapped_column(SmallInteger)
    q12: Mapped[int | None] = mapped_column(SmallInteger)
    q13: Mapped[int | None] = mapped_column(SmallInteger)
    q14: Mapped[int | None] = mapped_column(SmallInteger)
    q15: Mapped[int | None] = mapped_column(SmallInteger)
    q16: Mapped[int | None] = mapped_column(SmallInteger)
    q17: Mapped[int | None] = mapped_column(SmallInteger)
    q18: Mapped[int | None] = mapped_column(SmallInteger)
    q19: Mapped[int | None] = mapped_column(SmallInteger)
    q20: Mapped[int | None] = mapped_column(SmallInteger)
    jenis_kelamin: Mapped[int | None] = mapped_column(SmallInteger)
    usia: Mapped[int | None] = mapped_column(SmallInteger)
    pendidikan: Mapped[int | None] = mapped_column(SmallInteger)
    pekerjaan: Mapped[int | None] = mapped_column(SmallInteger)
    disabilitas: Mapped[int | None] = mapped_column(SmallInteger)
    ragam_disabilitas: Mapped[int | None] = mapped_column(SmallInteger)
    saran: Mapped[str | None] = mapped_column(Text)


class HitunganJawaban(Base):
    """Counts kept with each answer, in its transaction. ``butir`` 0 counts respondents (``nilai`` 0);
    ``butir`` i counts the answers ``nilai`` to the i-th question, and ``nilai`` 0 those left empty.
    Rows exist for every cell from the moment a survey opens, so that an answer only adds."""

    __tablename__ = "hitungan"
    __table_args__ = (
        ForeignKeyConstraint(
            ["survei_id", "layanan_id"], ["survei_layanan.survei_id", "survei_layanan.layanan_id"]
        ),
        CheckConstraint("n >= 0", name="n"),
    )

    survei_id: Mapped[int] = mapped_column(primary_key=True)
    layanan_id: Mapped[int] = mapped_column(primary_key=True)
    butir: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    nilai: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    n: Mapped[int] = mapped_column(default=0)


class Pengesahan(Base):
    """A sealed result. The database itself refuses to change or delete one (see the migration): a
    correction is the next ``versi`` with its ``alasan``. ``kanonik`` is the gzipped canonical answer
    file and ``sidik`` the SHA-256 of its uncompressed bytes. ``laporan`` is what its report says beside the
    figures (``fkp.skm.naskah.isi``); seals older than reports have none."""

    __tablename__ = "pengesahan"
    __table_args__ = (UniqueConstraint("survei_id", "versi"),)

    id: Mapped[Id]
    survei_id: Mapped[int] = mapped_column(ForeignKey("survei.id"))
    versi: Mapped[int]
    kode: Mapped[str] = mapped_column(String(16), unique=True)
    alasan: Mapped[str] = mapped_column(Text, default="")
    waktu: Mapped[datetime]
    akun_id: Mapped[int] = mapped_column(ForeignKey("akun.id"))
    aturan: Mapped[dict[str, Any]] = mapped_column(JSON)
    hasil: Mapped[dict[str, Any]] = mapped_column(JSON)
    hitungan: Mapped[dict[str, Any]] = mapped_column(JSON)
    silang: Mapped[dict[str, Any]] = mapped_column(JSON)
    rincian: Mapped[dict[str, Any]] = mapped_column(JSON)
    sidik: Mapped[str] = mapped_column(String(64))
    kanonik: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    laporan: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True), deferred=True)
    versi_program: Mapped[str] = mapped_column(String(20))

    survei: Mapped[Survei] = relationship(back_populates="pengesahan")
