"""Reading what a forum is prepared from: the forum before, surveys, accounts."""

from collections.abc import Sequence

from sqlalchemy import literal, select
from sqlalchemy.orm import Session

from fkp.akun.models import Akun, Penugasan, Peran
from fkp.forum.models import TERSEGEL, Forum, TimForum
from fkp.skm.models import Survei, Tahap

SURVEI_TERBANYAK = 12


def forum_lalu(db: Session, unit_id: int) -> Forum | None:
    """The newest forum of the unit that has a sealed berita acara."""
    cari = select(Forum).where(Forum.unit_id == unit_id, Forum.tahap.in_(TERSEGEL))
    return db.scalar(cari.order_by(Forum.tanggal.desc(), Forum.id.desc()).limit(1))


def forum_terakhir(db: Session, unit_id: int) -> Forum | None:
    """The forum of the unit that was made last, in whatever stage: who signs and where is most often as it
    was then."""
    cari = select(Forum).where(Forum.unit_id == unit_id, Forum.jabatan != "")
    return db.scalar(cari.order_by(Forum.dibuat.desc(), Forum.id.desc()).limit(1))


def survei_pilihan(db: Session, unit_id: int, termasuk: int | None = None) -> list[Survei]:
    """The surveys whose result a forum of this unit may discuss, newest first; a draft has none. The one
    with the id ``termasuk`` is there too, however old it is."""
    milik = select(Survei).where(Survei.unit_id == unit_id, Survei.tahap != Tahap.RANCANGAN)
    terbaru = milik.order_by(Survei.akhir.desc(), Survei.id.desc()).limit(SURVEI_TERBANYAK)
    pilihan = list(db.scalars(terbaru))
    if termasuk is not None and termasuk not in {satu.id for satu in pilihan}:
        pilihan += db.scalars(milik.where(Survei.id == termasuk)).all()
    return pilihan


def akun_notulis(db: Session, forum: Forum) -> Sequence[Akun]:
    """The people who may be made notulis of this forum: those who are notulis or petugas at its unit or
    above, and whoever is one already."""
    berperan = Penugasan.peran.in_((Peran.NOTULIS, Peran.PETUGAS))
    di_atas = literal(forum.unit.jalur).startswith(Penugasan.jalur)
    tugas = select(Penugasan.akun_id).where(berperan, di_atas)
    sudah = select(TimForum.akun_id).where(TimForum.forum_id == forum.id, TimForum.akun_id.is_not(None))
    cari = select(Akun).where((Akun.aktif & Akun.id.in_(tugas)) | Akun.id.in_(sudah))
    return db.scalars(cari.order_by(Akun.nama, Akun.id)).unique().all()
