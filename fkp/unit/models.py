"""The government: its tree of instansi, their units, what the units serve, and this installation."""

from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from fkp.db import Base, Id


class Situs(Base):
    """The one row that says whose installation this is and whether everything in it is invented."""

    __tablename__ = "situs"
    __table_args__ = (CheckConstraint("id = 1", name="hanya_satu"),)

    id: Mapped[Id]
    nama: Mapped[str] = mapped_column(String(120))
    demo: Mapped[bool] = mapped_column(default=False)
    kontak_data: Mapped[str] = mapped_column(String(200), default="")


class JenisInstansi(StrEnum):
    PEMERINTAH = "pemerintah"
    OPD = "opd"
    BAGIAN = "bagian"

    @property
    def nama(self) -> str:
        return {"pemerintah": "Pemerintah", "opd": "Perangkat daerah", "bagian": "Bagian"}[self.value]


class Instansi(Base):
    """A node of the government. ``jalur`` is the path of ids from the root, "/1/4/": everything below
    begins with it, so a scope is one prefix."""

    __tablename__ = "instansi"
    __table_args__ = (UniqueConstraint("induk_id", "nama"),)

    id: Mapped[Id]
    induk_id: Mapped[int | None] = mapped_column(ForeignKey("instansi.id"))
    jenis: Mapped[str] = mapped_column(String(20))
    nama: Mapped[str] = mapped_column(String(200))
    singkatan: Mapped[str] = mapped_column(String(60), default="")
    jalur: Mapped[str] = mapped_column(String(255), index=True, default="")
    aktif: Mapped[bool] = mapped_column(default=True)

    induk: Mapped["Instansi | None"] = relationship(remote_side="Instansi.id")
    unit: Mapped[list["Unit"]] = relationship(back_populates="instansi", order_by="Unit.nama")


class JenisUnit(StrEnum):
    UPP = "upp"
    MPP = "mpp"

    @property
    def nama(self) -> str:
        return {"upp": "Unit penyelenggara pelayanan", "mpp": "Mal Pelayanan Publik"}[self.value]


class Unit(Base):
    """A unit that serves the public (UPP). ``slug`` is its public address; ``zona`` an IANA zone name;
    ``jalur`` its instansi's path and its own id, "/1/4/u9/"."""

    __tablename__ = "unit"
    __table_args__ = (UniqueConstraint("instansi_id", "nama"),)

    id: Mapped[Id]
    instansi_id: Mapped[int] = mapped_column(ForeignKey("instansi.id"), index=True)
    jenis: Mapped[str] = mapped_column(String(10), default=JenisUnit.UPP)
    nama: Mapped[str] = mapped_column(String(200))
    singkatan: Mapped[str] = mapped_column(String(60), default="")
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    alamat: Mapped[str] = mapped_column(Text, default="")
    jam_layanan: Mapped[str] = mapped_column(String(200), default="")
    zona: Mapped[str] = mapped_column(String(40), default="Asia/Jakarta")
    jalur: Mapped[str] = mapped_column(String(255), index=True, default="")
    aktif: Mapped[bool] = mapped_column(default=True)

    instansi: Mapped[Instansi] = relationship(back_populates="unit")
    layanan: Mapped[list["Layanan"]] = relationship(back_populates="unit", order_by="Layanan.urutan")
    gerai: Mapped[list["Gerai"]] = relationship(back_populates="mpp", order_by="Gerai.id")

    @property
    def nama_pendek(self) -> str:
        return self.singkatan or self.nama


class Layanan(Base):
    """One kind of service of a unit; never deleted once answered, only switched off."""

    __tablename__ = "layanan"
    __table_args__ = (UniqueConstraint("unit_id", "nama"),)

    id: Mapped[Id]
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    nama: Mapped[str] = mapped_column(String(200))
    urutan: Mapped[int] = mapped_column(default=0)
    aktif: Mapped[bool] = mapped_column(default=True)

    unit: Mapped[Unit] = relationship(back_populates="layanan")


class Gerai(Base):
    """A counter of a Mal Pelayanan Publik: the layanan of another unit, served under its roof."""

    __tablename__ = "gerai"
    __table_args__ = (UniqueConstraint("mpp_id", "layanan_id"),)

    id: Mapped[Id]
    mpp_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    layanan_id: Mapped[int] = mapped_column(ForeignKey("layanan.id"))
    nama: Mapped[str] = mapped_column(String(80), default="")

    mpp: Mapped[Unit] = relationship(back_populates="gerai")
    layanan: Mapped[Layanan] = relationship()
