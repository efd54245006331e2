"""How long a pack takes, before it is made: what takes longer than a page may is made in the background."""

from collections.abc import Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fkp.forum.materi.models import BerkasForum, JenisBerkas
from fkp.penilaian.fakta import FaktaUnit, Jenis

BERAT = {"foto": 1, "forum": 2, "laporan": 4}
"""What each takes, in quarters of a second of one core: measured with photographs of twelve million pixels
(0,25 s each), a forum of two hundred people (0,5 s) and reports of a thousand answers (1 s)."""
TERBERAT = 20
"""Above so many quarters nobody should wait with an open page."""


def paket_besar(db: Session, fakta: FaktaUnit) -> frozenset[str]:
    """The indicators whose packs take long."""
    standar = fakta.standar
    tinjauan = {r.id for satu in standar.layanan for r in satu.tinjauan if r.jenis is Jenis.FORUM}
    setahun = {satu.rujukan.id for satu in standar.forum}
    foto = _foto(db, tinjauan | setahun)
    laporan, lalu = len(fakta.skm.survei), len(fakta.rencana.laporan)
    berat = {
        "2": _forum(setahun, foto),
        "4": _forum(tinjauan, foto),
        **dict.fromkeys(("6", "7"), laporan * BERAT["laporan"]),
        **dict.fromkeys(("8", "9"), lalu * BERAT["laporan"]),
    }
    return frozenset(kunci for kunci, satu in berat.items() if satu > TERBERAT)


def _forum(forum: set[int], foto: Mapping[int, int]) -> int:
    return sum(BERAT["forum"] + foto.get(satu, 0) * BERAT["foto"] for satu in forum)


def _foto(db: Session, forum: set[int]) -> dict[int, int]:
    cari = select(BerkasForum.forum_id, func.count()).where(
        BerkasForum.forum_id.in_(forum), BerkasForum.jenis == JenisBerkas.FOTO
    )
    return {forum_id: n for forum_id, n in db.execute(cari.group_by(BerkasForum.forum_id))}  # noqa: C416  # dict() of rows is not typed
