"""Which template counts where."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fkp.laporan.templat.models import TemplatSurat
from fkp.unit.models import Instansi, Unit


@dataclass(frozen=True)
class Tempat:
    """A node of the tree that can have a template: an instansi or a unit; ``atas`` are the names above it."""

    jenis: str
    id: int
    nama: str
    jalur: str
    atas: tuple[str, ...]

    @property
    def kunci(self) -> dict[str, Any]:
        """What its addresses are made with."""
        return {f"{self.jenis}_id": self.id}


def tempat_of(db: Session, simpul: Instansi | Unit) -> Tempat:
    """The node as a place for a template."""
    nomor = [
        int(n) for n in simpul.jalur.strip("/").split("/") if n.isdigit() and n != _nomor_sendiri(simpul)
    ]
    nama = dict(db.execute(select(Instansi.id, Instansi.nama).where(Instansi.id.in_(nomor))).all())
    jenis = "unit" if isinstance(simpul, Unit) else "instansi"
    return Tempat(jenis, simpul.id, simpul.nama, simpul.jalur, tuple(nama[n] for n in nomor if n in nama))


def templat_of(db: Session, jalur: str) -> bytes | None:
    """The DOCX that counts for the node at ``jalur``: its own or the nearest above it; None when there is
    none, and ours is used."""
    ada = templat_berlaku(db, jalur)
    return ada.isi if ada else None


def templat_berlaku(db: Session, jalur: str) -> TemplatSurat | None:
    """The same with its name and place."""
    return db.scalar(
        select(TemplatSurat)
        .where(TemplatSurat.jalur.in_(_jalan(jalur)))
        .order_by(func.length(TemplatSurat.jalur).desc())
        .limit(1)
    )


def templat_sendiri(db: Session, jalur: str) -> TemplatSurat | None:
    """The template of this very node."""
    return db.scalar(select(TemplatSurat).where(TemplatSurat.jalur == jalur))


def templat_berlaku_banyak(db: Session, jalur: list[str]) -> dict[str, TemplatSurat]:
    """The template that counts for each of these nodes, by path; those without one are left out."""
    semua = {satu for j in jalur for satu in _jalan(j)}
    ada = {t.jalur: t for t in db.scalars(select(TemplatSurat).where(TemplatSurat.jalur.in_(semua)))}
    dekat = {j: next((ada[satu] for satu in reversed(_jalan(j)) if satu in ada), None) for j in jalur}
    return {j: templat for j, templat in dekat.items() if templat}


def nama_tempat(db: Session, jalur: str) -> str:
    """The name of the node at a path, for saying where a template comes from."""
    for model in (Instansi, Unit):
        nama = db.scalar(select(model.nama).where(model.jalur == jalur))
        if nama:
            return nama
    return ""


def _jalan(jalur: str) -> list[str]:
    """The paths from the top down to this one: "/1/4/" -> "/1/", "/1/4/"."""
    bagian = jalur.strip("/").split("/")
    return ["/" + "/".join(bagian[: i + 1]) + "/" for i in range(len(bagian))]


def _nomor_sendiri(simpul: Instansi | Unit) -> str:
    return str(simpul.id) if isinstance(simpul, Instansi) else ""
