"""The forums that wait for somebody, and what is still missing of each: a few queries for all of them."""

from collections import defaultdict
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, contains_eager, selectinload

from fkp.akun.models import Akun
from fkp.clock import setempat
from fkp.forum.berita_acara.models import TandaTangan
from fkp.forum.models import Forum, TahapForum, TimForum
from fkp.forum.peserta.models import AsalPeserta, Peserta
from fkp.forum.queries import NOTULIS, terlihat
from fkp.izin.guard import dalam_cakupan
from fkp.izin.rules import Izin, cakupan
from fkp.unit.models import Unit

BERJALAN = (
    TahapForum.RANCANGAN,
    TahapForum.TERJADWAL,
    TahapForum.BERLANGSUNG,
    TahapForum.PENANDATANGANAN,
    TahapForum.DISAHKAN,
)


def forum_menunggu(db: Session, nodes: tuple[str, ...]) -> list[Forum]:
    """The forums under ``nodes`` that are neither over nor called off."""
    if not nodes:
        return []
    cari = (
        select(Forum)
        .join(Forum.unit)
        .where(Forum.tahap.in_(BERJALAN), dalam_cakupan(Unit.jalur, nodes))
        .order_by(Forum.tanggal, Forum.id)
        .options(contains_eager(Forum.unit), selectinload(Forum.tim))
    )
    return list(db.scalars(cari))


def unsur_diundang(db: Session, forum: list[Forum]) -> dict[int, set[str]]:
    """The elements of which somebody is invited, of each announced forum."""
    nomor = [satu.id for satu in forum if satu.tahap == TahapForum.TERJADWAL]
    hasil: dict[int, set[str]] = defaultdict(set)
    if nomor:
        cari = select(Peserta.forum_id, Peserta.unsur).distinct()
        undangan = (Peserta.forum_id.in_(nomor), Peserta.asal == AsalPeserta.UNDANGAN)
        for forum_id, unsur in db.execute(cari.where(*undangan)):
            hasil[forum_id].add(unsur)
    return hasil


def kurang_tanda_tangan(db: Session, forum: list[Forum]) -> dict[int, int]:
    """How many who came have not signed the text that is open for signing."""
    nomor = [satu.id for satu in forum if satu.tahap == TahapForum.PENANDATANGANAN]
    if not nomor:
        return {}
    sudah = (
        select(TandaTangan.id)
        .join(Forum, Forum.id == TandaTangan.forum_id)
        .where(TandaTangan.peserta_id == Peserta.id, TandaTangan.naskah_sidik == Forum.naskah_sidik)
        .exists()
    )
    cari = select(Peserta.forum_id, func.count()).where(
        Peserta.forum_id.in_(nomor), Peserta.hadir_pada.is_not(None), ~sudah
    )
    return dict(db.execute(cari.group_by(Peserta.forum_id)).all())


def forum_hari_ini(db: Session, akun: Akun, saat: datetime) -> list[Forum]:
    """The forums of today (on the calendar of their unit) and those going on, to whose team this person
    belongs as notulis."""
    if not cakupan(akun, Izin.CATAT_FORUM):
        return []
    ditugasi = Forum.tim.any((TimForum.akun_id == akun.id) & (TimForum.peran == NOTULIS))
    cari = (
        select(Forum)
        .join(Forum.unit)
        .where(
            terlihat(Izin.CATAT_FORUM),
            ditugasi,
            Forum.tahap.in_((TahapForum.TERJADWAL, TahapForum.BERLANGSUNG)),
        )
        .order_by(Forum.tanggal, Forum.mulai, Forum.id)
        .options(contains_eager(Forum.unit))
    )
    return [
        satu
        for satu in db.scalars(cari)
        if satu.tahap == TahapForum.BERLANGSUNG or satu.tanggal == setempat(saat, satu.unit.zona).date()
    ]
