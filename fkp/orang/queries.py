"""Reading people, and the places at which they can hold a role."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session

from fkp.akun.models import Akun, Penugasan, Peran
from fkp.istilah import istilah
from fkp.izin.guard import dalam_cakupan
from fkp.unit.models import Instansi, Unit


@dataclass(frozen=True)
class Tempat:
    """A node of the government: its path, and the names on the way to it from the top."""

    jalur: str
    jalan: tuple[str, ...]

    @property
    def nama(self) -> str:
        """ "Pemerintah / Dinas / Unit": no other place is called so."""
        return " / ".join(self.jalan)

    @property
    def pendek(self) -> str:
        """ "Unit, Dinas": enough where it only has to be recognised."""
        return ", ".join(reversed(self.jalan[-2:]))


def tempat_dalam(db: Session, nodes: tuple[str, ...]) -> dict[str, Tempat]:
    """Every instansi and unit under ``nodes``, by path, in the order of their names."""
    nama = dict(db.execute(select(Instansi.jalur, Instansi.nama)).all())
    hasil = {"/": Tempat("/", ("Seluruh pemerintah",))} if "/" in nodes else {}
    hasil |= {
        jalur: Tempat(jalur, tuple(_nama_dari_atas(jalur, nama))) for jalur in nama if jalur.startswith(nodes)
    }
    for jalur, teks in db.execute(select(Unit.jalur, Unit.nama).where(dalam_cakupan(Unit.jalur, nodes))):
        induk = jalur[: jalur.rstrip("/").rfind("/") + 1]
        hasil[jalur] = Tempat(jalur, (*_nama_dari_atas(induk, nama), teks))
    return dict(sorted(hasil.items(), key=lambda pasang: pasang[1].nama.casefold()))


@dataclass(frozen=True)
class PeranDi:
    """A role of a person as one reads it."""

    id: int
    peran: str
    tempat: str


def peran_terlihat(akun: Akun, tempat: dict[str, Tempat]) -> list[PeranDi]:
    """The roles that lie in scope; those elsewhere are nobody's business here."""
    return [
        PeranDi(p.id, istilah(Peran(p.peran).nama), tempat[p.jalur].pendek)
        for p in akun.penugasan
        if p.jalur in tempat
    ]


def _nama_dari_atas(jalur: str, nama: dict[str, str]) -> list[str]:
    bagian = jalur.strip("/").split("/")
    jalan = ("/" + "/".join(bagian[: n + 1]) + "/" for n in range(len(bagian)))
    return [nama[j] for j in jalan if j in nama]


def _terlihat(nodes: tuple[str, ...]) -> ColumnElement[bool]:
    """People with a role in scope. Nobody is without one: see ``actions.cabut_peran``."""
    return Akun.penugasan.any(dalam_cakupan(Penugasan.jalur, nodes))


def orang_terlihat(nodes: tuple[str, ...], cari: str = "", peran: str = "") -> Select[Akun]:
    """The people one may see, by name; ``cari`` is a part of a name, ``peran`` a role held in scope."""
    perintah = (
        select(Akun).where(_terlihat(nodes)).order_by(Akun.aktif.desc(), func.lower(Akun.nama), Akun.id)
    )
    if cari:
        perintah = perintah.where(
            or_(
                Akun.nama.icontains(cari, autoescape=True),
                Akun.nama_pengguna.icontains(cari, autoescape=True),
            )
        )
    if peran:
        perintah = perintah.where(
            Akun.penugasan.any((Penugasan.peran == peran) & dalam_cakupan(Penugasan.jalur, nodes))
        )
    return perintah


def find_orang(db: Session, akun_id: int, nodes: tuple[str, ...]) -> Akun | None:
    """That person, when one may see them."""
    return db.scalar(select(Akun).where(Akun.id == akun_id, _terlihat(nodes)))


def sepenuhnya(akun: Akun, nodes: Iterable[str]) -> bool:
    """Whether every role of the person lies in scope. Only then may one rename them, switch them off or
    hand out a password link: otherwise a link would open someone else's office."""
    nodes = tuple(nodes)
    return all(p.jalur.startswith(nodes) for p in akun.penugasan)


def admin_puncak(db: Session) -> set[int]:
    """Ids of the active people who are admin over a whole tree and have a password."""
    puncak = select(Instansi.jalur).where(Instansi.induk_id.is_(None))
    return set(
        db.scalars(
            select(Akun.id)
            .join(Penugasan)
            .where(
                Akun.aktif,
                Akun.sandi_hash.is_not(None),
                Penugasan.peran == Peran.ADMIN.value,
                or_(Penugasan.jalur == "/", Penugasan.jalur.in_(puncak)),
            )
        )
    )
