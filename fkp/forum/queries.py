"""Reading forums, within what a person may see."""

from flask import abort, g
from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from fkp.akun.models import Peran
from fkp.forum.kerangka import Kerangka, load_kerangka
from fkp.forum.models import UMUM, Forum, TahapForum, TimForum
from fkp.izin.guard import dalam_cakupan, pengguna
from fkp.izin.rules import ATURAN_IZIN, Izin
from fkp.ketikan import rapikan_kode
from fkp.unit.milik import find_milik
from fkp.unit.models import Unit

NOTULIS = "notulis"
"""The key of that role in the team of a forum (``kerangka.peran_tim``)."""


def kerangka_of(forum: Forum) -> Kerangka:
    """The forms that this forum follows."""
    return load_kerangka(forum.kerangka, forum.kerangka_versi)


def terlihat(izin: Izin | None = None) -> ColumnElement[bool]:
    """SQL condition on Forum joined with Unit: the forum lies within the scope of this request's izin (or of
    ``izin``). Whoever holds it as notulis only sees the forums to whose team they belong as notulis."""
    peran = ATURAN_IZIN[izin or g.izin]
    punya = pengguna().penugasan
    penuh = tuple(sorted({p.jalur for p in punya if Peran(p.peran) in peran - {Peran.NOTULIS}}))
    terbatas = tuple(sorted({p.jalur for p in punya if Peran(p.peran) in peran & {Peran.NOTULIS}}))
    ditugasi = Forum.tim.any((TimForum.akun_id == pengguna().id) & (TimForum.peran == NOTULIS))
    return or_(dalam_cakupan(Unit.jalur, penuh), and_(dalam_cakupan(Unit.jalur, terbatas), ditugasi))


def find_forum(db: Session, forum_id: int, *, kunci: bool = False) -> Forum:
    """The forum, if this person may see it under the izin of the view; 404 otherwise. ``kunci`` reads it as
    it is now and holds it until the transaction ends."""
    return find_milik(db, Forum, forum_id, kunci=kunci, terlihat=terlihat())


def boleh_forum(db: Session, forum: Forum, izin: Izin) -> bool:
    """Whether the signed-in person may do this with this forum; for showing a button."""
    cari = select(Forum.id).join(Forum.unit).where(Forum.id == forum.id, terlihat(izin))
    return db.scalar(cari) is not None


def forum_umum(db: Session, kode: str) -> Forum:
    """The forum with this public code, when everyone may know of it; 404 otherwise. One that was called off
    after it was announced stays known, so that nobody comes in vain."""
    forum = db.scalar(select(Forum).where(Forum.kode == rapikan_kode(kode))) or abort(404)
    diketahui = forum.tahap in UMUM or (forum.tahap == TahapForum.BATAL and forum.terjadwal_pada is not None)
    if not diketahui:
        abort(404)
    return forum
