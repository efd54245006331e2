"""What the public pages and the open data say of forums: those to come, and what the last one promised."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.forum.berita_acara.models import BeritaAcara
from fkp.forum.berita_acara.queries import segel_umum
from fkp.forum.models import Forum, TahapForum
from fkp.forum.publik.queries import forum_mendatang
from fkp.tindak_lanjut.kantor import kantor_semua
from fkp.tindak_lanjut.models import TindakLanjut
from fkp.tindak_lanjut.tampil import BarisTampil, tampilkan
from fkp.unit.models import Unit

BERIKUT = (TahapForum.TERJADWAL, TahapForum.BERLANGSUNG)


@dataclass(frozen=True)
class ForumTerbit:
    """A forum whose berita acara everyone may read: its newest version, and its promises as they stand.
    ``kantor`` says by their ids which office owes each."""

    forum: Forum
    sah: BeritaAcara
    janji: list[BarisTampil]
    kantor: dict[int, str]

    @property
    def unsur_hadir(self) -> int:
        """How many elements of the public came, as it was sealed."""
        return sum(1 for satu in self.sah.isi["liputan"] if satu["hadir"])

    @property
    def ditepati(self) -> int:
        """How many promises are done."""
        return sum(1 for satu in self.janji if satu.row.status == "selesai")


def forum_berikut(db: Session, saat: datetime, batas: int, unit: Unit | None = None) -> list[Forum]:
    """The announced forums from today on, the next first, without those that were called off."""
    semua = forum_mendatang(db, saat, unit)
    return [f for f in semua if f.tahap in BERIKUT and f.unit.aktif][:batas]


def forum_terbit(db: Session, unit: Unit, saat: datetime, batas: int = 1) -> list[ForumTerbit]:
    """The published forums of a unit, newest first. Archives and what is only sealed are none of them."""
    cari = (
        select(Forum)
        .where(Forum.unit_id == unit.id, Forum.tahap == TahapForum.TERBIT)
        .order_by(Forum.tanggal.desc(), Forum.id.desc())
        .limit(batas)
    )
    semua = [(forum, segel[0]) for forum in db.scalars(cari) if (segel := segel_umum(db, forum))]
    janji = {forum.id: _janji(db, forum) for forum, _sah in semua}
    kantor = kantor_semua(db, chain.from_iterable(janji.values()))
    return [ForumTerbit(forum, sah, tampilkan(janji[forum.id], saat), kantor) for forum, sah in semua]


def _janji(db: Session, forum: Forum) -> Sequence[TindakLanjut]:
    cari = select(TindakLanjut).where(TindakLanjut.forum_id == forum.id)
    return db.scalars(cari.order_by(TindakLanjut.urutan, TindakLanjut.id)).all()
