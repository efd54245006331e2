"""How long a pack takes, before it is made: what takes longer than a page may is made in the background."""

from collections.abc import Iterable

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from fkp.forum.materi.models import BerkasForum, JenisBerkas
from fkp.forum.peserta.models import Peserta
from fkp.penilaian.fakta import FaktaUnit, Jenis, Rujukan
from fkp.skm.models import Pengesahan
from fkp.skm.queries import pengesahan_terbaru

FORUM, PER_ORANG, PER_FOTO = 150, 2, 250
LAPORAN, PER_JAWABAN = 250, 0.4
"""What each takes, in thousandths of a second of a core that does nothing else: the papers of a forum, each
person on its lists, a photograph of twelve million pixels; a report, and each answer in its annex (which is
most of it: a report of nine hundred answers takes 600)."""
TERLAMA = 600
"""Above so many nobody should wait with an open page: a core that serves others takes five times as long."""


def paket_besar(db: Session, fakta: FaktaUnit) -> frozenset[str]:
    """The indicators whose packs take long."""
    tinjauan = {r for satu in fakta.standar.layanan for r in satu.tinjauan if r.jenis is Jenis.FORUM}
    setahun = {satu.rujukan for satu in fakta.standar.forum}
    kini, lalu = fakta.skm.survei, fakta.rencana.laporan
    forum, laporan = _forum(db, tinjauan | setahun), _laporan(db, (*kini, *lalu))
    isi = {"2": setahun, "4": tinjauan, "6": kini, "7": kini, "8": lalu, "9": lalu}
    return frozenset(
        kunci
        for kunci, baris in isi.items()
        if sum((forum if kunci in "24" else laporan)[satu.id] for satu in baris) > TERLAMA
    )


def _forum(db: Session, forum: Iterable[Rujukan]) -> dict[int, float]:
    nomor = {satu.id for satu in forum}
    orang = _jumlah(
        db,
        select(Peserta.forum_id, func.count()).where(Peserta.forum_id.in_(nomor)).group_by(Peserta.forum_id),
    )
    foto = _jumlah(
        db,
        select(BerkasForum.forum_id, func.count())
        .where(BerkasForum.forum_id.in_(nomor), BerkasForum.jenis == JenisBerkas.FOTO)
        .group_by(BerkasForum.forum_id),
    )
    return {n: FORUM + orang.get(n, 0) * PER_ORANG + foto.get(n, 0) * PER_FOTO for n in nomor}


def _laporan(db: Session, survei: Iterable[Rujukan]) -> dict[int, float]:
    """By the respondents in the newest sealed version of each survey."""
    nomor = {satu.id for satu in survei}
    jawaban = _jumlah(
        db,
        select(Pengesahan.survei_id, Pengesahan.hasil["responden"].as_integer()).where(
            Pengesahan.survei_id.in_(nomor), pengesahan_terbaru()
        ),
    )
    return {n: LAPORAN + jawaban.get(n, 0) * PER_JAWABAN for n in nomor}


def _jumlah(db: Session, cari: Select[int, int]) -> dict[int, int]:
    return {nomor: n for nomor, n in db.execute(cari)}  # noqa: C416  # dict() of rows is not typed
