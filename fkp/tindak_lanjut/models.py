"""A promise to mend something, whether a survey, a forum or a complaint asked for it."""

import uuid
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, SmallInteger, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from fkp.akun.models import Akun
from fkp.db import Base, Id
from fkp.unit.models import Layanan, Unit


class Asal(StrEnum):
    """Where a promise was made."""

    SKM = "skm"
    FORUM = "forum"
    PENGADUAN = "pengaduan"


class Status(StrEnum):
    """How far it is."""

    DIRENCANAKAN = "direncanakan"
    BERJALAN = "berjalan"
    SELESAI = "selesai"
    DIHENTIKAN = "dihentikan"


class TindakLanjut(Base):
    """One promise: what is done (``kegiatan``), by what anyone sees that it was done (``keluaran``), who
    answers for it, and until when. ``unsur`` is a key of ``surveys.unsur``, empty when it concerns none.
    ``survei_id`` is the survey whose plan it belongs to, ``sejak`` the first day of what asked for it (the
    survey, the forum): nothing of the plan lies before. ``lanjutan_dari_id`` is the row of an earlier plan
    that this one carries on.

    A row of a berita acara names its forum (``forum_id``), the row of the minutes it was (``masukan_id``),
    its class of time limit (``kelas``) and the component of the standard it speaks of (``komponen``).

    ``tersegel_pada`` says when a sealed document quoted it first, and ``tenggat_semula`` the date printed
    there; from then on the row is not deleted, another date needs ``alasan_tenggat`` and another wording a
    reason of its own (``perubahan``). ``alasan_status`` is why it was stopped or taken up again; older
    reasons are in the audit trail. ``dihentikan_pada`` is the day on which it was stopped, of rows from
    before that was kept the last known. ``versi`` counts changes, so that of two people who edit at once the
    later one is told.

    ``penanggung_jawab`` is an office, which everyone may read; ``pelaksana_id`` the person who carries it out
    and is reminded, which nobody outside sees. ``sumber_anggaran`` is where the money comes from.
    ``tayang_pada`` says since when it stands on the public board (``papan``); from then on what changes is
    news (``KabarJanji``)."""

    __tablename__ = "tindak_lanjut"
    __table_args__ = (
        CheckConstraint("mulai IS NULL OR mulai <= tenggat", name="mulai"),
        CheckConstraint("status <> 'selesai' OR selesai_pada IS NOT NULL", name="selesai"),
        CheckConstraint("(status = 'dihentikan') = (dihentikan_pada IS NOT NULL)", name="dihentikan"),
        CheckConstraint("asal <> 'skm' OR survei_id IS NOT NULL", name="asal"),
        CheckConstraint("sejak IS NULL OR sejak <= tenggat", name="sejak"),
        CheckConstraint("tersegel_pada IS NULL OR tenggat_semula IS NOT NULL", name="segel"),
    )

    id: Mapped[Id]
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    asal: Mapped[str] = mapped_column(String(12))
    survei_id: Mapped[int | None] = mapped_column(ForeignKey("survei.id"), index=True)
    forum_id: Mapped[int | None] = mapped_column(ForeignKey("forum.id"), index=True)
    masukan_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("masukan.id"), unique=True)
    kelas: Mapped[str] = mapped_column(String(12), default="")
    komponen: Mapped[str] = mapped_column(String(20), default="")
    unsur: Mapped[str] = mapped_column(String(20), default="")
    layanan_id: Mapped[int | None] = mapped_column(ForeignKey("layanan.id"))
    urutan: Mapped[int] = mapped_column(default=0)
    lanjutan_dari_id: Mapped[int | None] = mapped_column(ForeignKey("tindak_lanjut.id"), unique=True)
    sejak: Mapped[date | None]
    masalah: Mapped[str] = mapped_column(Text, default="")
    kegiatan: Mapped[str] = mapped_column(Text)
    keluaran: Mapped[str] = mapped_column(Text)
    penanggung_jawab: Mapped[str] = mapped_column(String(160))
    mulai: Mapped[date | None]
    tenggat: Mapped[date]
    status: Mapped[str] = mapped_column(String(12), default=Status.DIRENCANAKAN)
    realisasi: Mapped[str] = mapped_column(Text, default="")
    hambatan: Mapped[str] = mapped_column(Text, default="")
    selesai_pada: Mapped[date | None]
    dihentikan_pada: Mapped[date | None]
    tersegel_pada: Mapped[datetime | None]
    tenggat_semula: Mapped[date | None]
    alasan_tenggat: Mapped[str] = mapped_column(Text, default="")
    alasan_status: Mapped[str] = mapped_column(Text, default="")
    sumber_anggaran: Mapped[str] = mapped_column(String(160), default="")
    pelaksana_id: Mapped[int | None] = mapped_column(ForeignKey("akun.id"), index=True)
    pengaduan_id: Mapped[int | None] = mapped_column(ForeignKey("pengaduan.id"), index=True)
    tayang_pada: Mapped[datetime | None] = mapped_column(index=True)
    dibuat: Mapped[datetime]
    diubah: Mapped[datetime]
    versi: Mapped[int] = mapped_column(default=1)

    unit: Mapped[Unit] = relationship(lazy="joined")
    pelaksana: Mapped[Akun | None] = relationship()
    langkah: Mapped[list["LangkahJanji"]] = relationship(
        order_by="LangkahJanji.urutan, LangkahJanji.id", cascade="all, delete-orphan"
    )
    bukti: Mapped[list["BuktiJanji"]] = relationship(order_by="BuktiJanji.id", cascade="all, delete-orphan")
    perpanjangan: Mapped[list["PerpanjanganJanji"]] = relationship(
        order_by="PerpanjanganJanji.id", cascade="all, delete-orphan"
    )
    perubahan: Mapped[list["PerubahanJanji"]] = relationship(
        order_by="PerubahanJanji.id", cascade="all, delete-orphan"
    )
    kabar: Mapped[list["KabarJanji"]] = relationship(
        order_by="KabarJanji.waktu, KabarJanji.id", cascade="all, delete-orphan"
    )
    layanan: Mapped[Layanan | None] = relationship()
    lanjutan_dari: Mapped["TindakLanjut | None"] = relationship(
        remote_side="TindakLanjut.id", back_populates="lanjutan"
    )
    lanjutan: Mapped["TindakLanjut | None"] = relationship(back_populates="lanjutan_dari", uselist=False)


class LangkahJanji(Base):
    """A step on the way; ``selesai_pada`` is the day on which it was done."""

    __tablename__ = "langkah_janji"

    id: Mapped[Id]
    tindak_lanjut_id: Mapped[int] = mapped_column(
        ForeignKey("tindak_lanjut.id", ondelete="CASCADE"), index=True
    )
    urutan: Mapped[int] = mapped_column(SmallInteger, default=0)
    teks: Mapped[str] = mapped_column(String(160))
    selesai_pada: Mapped[date | None]


class BuktiJanji(Base):
    """A photograph or document that shows what was done, without what cameras and office programs write
    about their owners (``fkp.bersih``). ``mime`` is what the bytes are, ``sidik`` their SHA-256, ``kecil`` a
    JPEG for lists, ``diambil`` the day the camera noted. ``umum`` when everyone may see it."""

    __tablename__ = "bukti_janji"

    id: Mapped[Id]
    tindak_lanjut_id: Mapped[int] = mapped_column(
        ForeignKey("tindak_lanjut.id", ondelete="CASCADE"), index=True
    )
    judul: Mapped[str] = mapped_column(String(200))
    nama: Mapped[str] = mapped_column(String(120))
    mime: Mapped[str] = mapped_column(String(80))
    ukuran: Mapped[int]
    sidik: Mapped[str] = mapped_column(String(64))
    isi: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    kecil: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    lebar: Mapped[int | None]
    tinggi: Mapped[int | None]
    diambil: Mapped[date | None]
    umum: Mapped[bool] = mapped_column(default=False)
    akun_id: Mapped[int] = mapped_column(ForeignKey("akun.id"))
    waktu: Mapped[datetime]


class PerpanjanganJanji(Base):
    """Another date for a promise that was printed with one: from which to which, and why. Everyone reads the
    reason of a promise that is on the board."""

    __tablename__ = "perpanjangan_janji"

    id: Mapped[Id]
    tindak_lanjut_id: Mapped[int] = mapped_column(
        ForeignKey("tindak_lanjut.id", ondelete="CASCADE"), index=True
    )
    dari: Mapped[date]
    menjadi: Mapped[date]
    alasan: Mapped[str] = mapped_column(Text)
    akun_id: Mapped[int | None] = mapped_column(ForeignKey("akun.id"))
    waktu: Mapped[datetime]


class PerubahanJanji(Base):
    """Another wording of one part (``isian``) of a promise that people outside knew: what it said, what it
    says since, and why. An unsur is named by its key, a layanan by the name it had, empty for none in
    particular. What one press changes shares its moment and its reason. Everyone reads it of a promise that
    is on the board."""

    __tablename__ = "perubahan_janji"

    id: Mapped[Id]
    tindak_lanjut_id: Mapped[int] = mapped_column(
        ForeignKey("tindak_lanjut.id", ondelete="CASCADE"), index=True
    )
    isian: Mapped[str] = mapped_column(String(20))
    dari: Mapped[str] = mapped_column(Text)
    menjadi: Mapped[str] = mapped_column(Text)
    alasan: Mapped[str] = mapped_column(Text)
    akun_id: Mapped[int | None] = mapped_column(ForeignKey("akun.id"))
    waktu: Mapped[datetime]


class JenisKabar(StrEnum):
    """What happened to a promise that everyone may know."""

    TAYANG = "tayang"
    BERJALAN = "berjalan"
    LANGKAH = "langkah"
    BUKTI = "bukti"
    TENGGAT = "tenggat"
    UBAH = "ubah"
    SELESAI = "selesai"
    DIHENTIKAN = "dihentikan"
    DIBUKA = "dibuka"


class KabarJanji(Base):
    """One piece of news about a promise on the board. ``teks`` is the part that people wrote (a reason, a
    step, what came of it); the sentence around it is made when it is shown."""

    __tablename__ = "kabar_janji"

    id: Mapped[Id]
    tindak_lanjut_id: Mapped[int] = mapped_column(
        ForeignKey("tindak_lanjut.id", ondelete="CASCADE"), index=True
    )
    jenis: Mapped[str] = mapped_column(String(12))
    teks: Mapped[str] = mapped_column(Text, default="")
    waktu: Mapped[datetime] = mapped_column(index=True)
