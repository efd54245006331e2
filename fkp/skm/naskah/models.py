"""What people wrote for a report before its result is sealed, and results from before this program."""

from datetime import date, datetime

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from fkp.db import Base, Id


class Naskah(Base):
    """The edited text of one survey's report. ``isi`` holds only the sections that someone changed, by the
    ``kunci`` of the outline; all others are drafted anew from the data each time. The forum is the one in
    which the plan was discussed. ``versi`` counts changes, so that of two people who edit at once the later
    one is told."""

    __tablename__ = "naskah"

    survei_id: Mapped[int] = mapped_column(ForeignKey("survei.id"), primary_key=True)
    isi: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    forum_judul: Mapped[str] = mapped_column(String(200), default="")
    forum_tanggal: Mapped[date | None]
    tempat: Mapped[str] = mapped_column(String(80), default="")
    jabatan: Mapped[str] = mapped_column(String(160), default="")
    nama: Mapped[str] = mapped_column(String(160), default="")
    nip: Mapped[str] = mapped_column(String(18), default="")
    versi: Mapped[int] = mapped_column(default=0)
    diubah: Mapped[datetime]


class NilaiLama(Base):
    """An index that a unit published before it used this program, as it was printed: ``ikm`` in hundredths
    (8402 is 84,02), ``mutu`` the letter of its time (empty when none was printed), ``pita`` the year of the
    letter table it was made with. It is shown in trends and never computed with."""

    __tablename__ = "nilai_lama"
    __table_args__ = (
        UniqueConstraint("unit_id", "mulai", "akhir"),
        CheckConstraint("mulai < akhir", name="periode"),
        CheckConstraint("ikm BETWEEN 2500 AND 10000", name="ikm"),
    )

    id: Mapped[Id]
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    periode: Mapped[str] = mapped_column(String(10))
    mulai: Mapped[date]
    akhir: Mapped[date]
    ikm: Mapped[int]
    mutu: Mapped[str] = mapped_column(String(1), default="")
    pita: Mapped[str] = mapped_column(String(4))
    sumber: Mapped[str] = mapped_column(String(200), default="")
