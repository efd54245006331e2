"""Standards, the forums about them, and their reviews, in as many queries for a thousand units as for one."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Row, func, or_, select
from sqlalchemy.orm import Session, aliased

from fkp.forum.berita_acara.models import BeritaAcara
from fkp.forum.kerangka import load_kerangka
from fkp.forum.models import TERSEGEL, ArsipForum, Forum, ForumLayanan, TahapForum
from fkp.penilaian.fakta import (
    ARSIP,
    MENGUBAH_STANDAR,
    TANPA_BERITA_ACARA,
    FaktaLayanan,
    FaktaStandar,
    ForumStandar,
    Jenis,
    Rujukan,
    per_kunci,
)
from fkp.penilaian.fakta_perubahan import Pengubahan, standar_diubah
from fkp.penilaian.models import BuktiDukung, HalBukti
from fkp.penilaian.skor import KeadaanStandar
from fkp.standar.komponen import load_susunan
from fkp.standar.models import StandarPelayanan, TahapStandar, TinjauanStandar
from fkp.unit.models import Layanan

TOPIK_STANDAR = ("sp_tinjau", "sp_baru")
"""The topics (``fkp/forum/data``) of forums that draft, change or review a standard."""


class _Bahan(NamedTuple):
    """What was read, by the unit or the layanan it belongs to."""

    layanan: Mapping[int, list[Any]]
    standar: Mapping[int, list[Any]]
    tinjauan: Mapping[int, list[Any]]
    forum: Mapping[int, list[Any]]
    dibahas: Mapping[int, set[int]]
    diubah: Mapping[int, Sequence[Pengubahan]]
    liputan: Mapping[int, frozenset[str]]
    arsip: Mapping[int, list[Any]]
    monev: Mapping[int, list[Any]]


def fakta_standar(db: Session, hari: Mapping[int, date], tahun: int) -> dict[int, FaktaStandar]:
    """The facts of these units; ``hari`` is the day on which each is looked at."""
    bahan = _baca(db, list(hari), tahun)
    return {unit_id: _unit(bahan, unit_id, pada, tahun) for unit_id, pada in hari.items()}


def _baca(db: Session, unit: list[int], tahun: int) -> _Bahan:
    layanan = select(Layanan.id, Layanan.unit_id, Layanan.nama).where(
        Layanan.unit_id.in_(unit), Layanan.aktif
    )
    standar = (
        select(
            StandarPelayanan.id,
            StandarPelayanan.layanan_id,
            StandarPelayanan.revisi,
            StandarPelayanan.susunan,
            StandarPelayanan.susunan_versi,
            StandarPelayanan.isi,
            StandarPelayanan.nomor_sk,
            StandarPelayanan.tanggal_sk,
        )
        .join(Layanan, Layanan.id == StandarPelayanan.layanan_id)
        .where(Layanan.unit_id.in_(unit), Layanan.aktif, StandarPelayanan.tahap != TahapStandar.RANCANGAN)
        .order_by(StandarPelayanan.revisi)
    )
    tinjauan = (
        select(
            TinjauanStandar.id,
            TinjauanStandar.hari,
            TinjauanStandar.forum_id,
            StandarPelayanan.layanan_id,
            StandarPelayanan.revisi,
        )
        .join(TinjauanStandar.standar)
        .join(Layanan, Layanan.id == StandarPelayanan.layanan_id)
        .where(Layanan.unit_id.in_(unit), Layanan.aktif, StandarPelayanan.tahap != TahapStandar.RANCANGAN)
        .order_by(TinjauanStandar.hari, TinjauanStandar.id)
    )
    diubah = standar_diubah(db, unit)
    forum = (
        select(Forum.id, Forum.unit_id, Forum.tema, Forum.tanggal, Forum.topik)
        .where(
            Forum.unit_id.in_(unit),
            Forum.tahap.in_(TERSEGEL),
            or_(Forum.topik.in_(TOPIK_STANDAR), Forum.id.in_(diubah)),
        )
        .order_by(Forum.tanggal, Forum.id)
    )
    semua_forum = db.execute(forum).all()
    nomor = [satu.id for satu in semua_forum]
    bahas: defaultdict[int, set[int]] = defaultdict(set)
    pasang = select(ForumLayanan.forum_id, ForumLayanan.layanan_id).where(ForumLayanan.forum_id.in_(nomor))
    for forum_id, layanan_id in db.execute(pasang):
        bahas[forum_id].add(layanan_id)
    awal, akhir = date(tahun, 1, 1), date(tahun, 12, 31)
    setahun = [f.id for f in semua_forum if f.tanggal and awal <= f.tanggal <= akhir]
    arsip = (
        select(Forum.id, Forum.unit_id, Forum.tema, Forum.tanggal)
        .join(ArsipForum, ArsipForum.forum_id == Forum.id)
        .where(Forum.unit_id.in_(unit), Forum.tahap == TahapForum.ARSIP, Forum.tanggal.between(awal, akhir))
        .order_by(Forum.tanggal, Forum.id)
    )
    monev = (
        select(
            BuktiDukung.id,
            BuktiDukung.unit_id,
            BuktiDukung.layanan_id,
            BuktiDukung.keterangan,
            BuktiDukung.tanggal,
        )
        .where(
            BuktiDukung.unit_id.in_(unit),
            BuktiDukung.hal == HalBukti.MONEV_STANDAR,
            BuktiDukung.tanggal.between(awal, akhir),
        )
        .order_by(BuktiDukung.tanggal, BuktiDukung.id)
    )
    urut = layanan.order_by(Layanan.urutan, Layanan.id)
    return _Bahan(
        per_kunci(db.execute(urut).all(), "unit_id"),
        per_kunci(db.execute(standar).all(), "layanan_id"),
        per_kunci(db.execute(tinjauan).all(), "layanan_id"),
        per_kunci(semua_forum, "unit_id"),
        bahas,
        diubah,
        _liputan(db, setahun),
        per_kunci(db.execute(arsip).all(), "unit_id"),
        per_kunci(db.execute(monev).all(), "unit_id"),
    )


def _liputan(db: Session, forum: list[int]) -> dict[int, frozenset[str]]:
    """The elements that came, as the newest sealed version of each forum counts them. Only that part of the
    text is read: the minutes beside it are long."""
    baru = aliased(BeritaAcara)
    terbaru = select(func.max(baru.versi)).where(baru.forum_id == BeritaAcara.forum_id).scalar_subquery()
    cari = select(BeritaAcara.forum_id, BeritaAcara.isi["kerangka"], BeritaAcara.isi["liputan"]).where(
        BeritaAcara.forum_id.in_(forum), BeritaAcara.versi == terbaru
    )
    hasil = {}
    for forum_id, kerangka, liputan in db.execute(cari):
        dihitung = {satu.kunci for satu in load_kerangka(*kerangka).unsur}
        hadir = {satu["unsur"] for satu in liputan if satu["hadir"]}
        hasil[forum_id] = frozenset(dihitung & hadir)
    return hasil


def _unit(bahan: _Bahan, unit_id: int, hari: date, tahun: int) -> FaktaStandar:
    # Without its sealed version a forum has no berita acara, whatever its stage says.
    setahun = [f for f in bahan.forum.get(unit_id, ()) if f.id in bahan.liputan and f.tanggal <= hari]
    return FaktaStandar(
        layanan=tuple(_layanan(bahan, satu, hari, tahun) for satu in bahan.layanan.get(unit_id, ())),
        forum=tuple(ForumStandar(_forum(f), bahan.liputan[f.id]) for f in setahun),
        arsip=tuple(
            Rujukan(Jenis.FORUM, a.id, a.tema, a.tanggal, ARSIP, dihitung=False)
            for a in bahan.arsip.get(unit_id, ())
            if a.tanggal <= hari
        ),
    )


def _layanan(bahan: _Bahan, layanan: Row[Any], hari: date, tahun: int) -> FaktaLayanan:
    revisi = [s for s in bahan.standar.get(layanan.id, ()) if s.tanggal_sk <= hari]
    if not revisi:
        return FaktaLayanan(layanan.id, KeadaanStandar(layanan.nama, ada=False))
    berlaku = revisi[-1]
    forum = [
        f
        for f in bahan.forum.get(layanan.unit_id, ())
        if f.tanggal <= hari and _menyangkut(bahan, f, layanan.id, hari)
    ]
    # A later revision may be the one that notes the review it came from.
    tercatat = [t for t in bahan.tinjauan.get(layanan.id, ()) if t.hari <= hari]
    meninjau = [f for f in forum if _meninjau(f.topik)]
    monev = tuple(
        Rujukan(Jenis.BUKTI, b.id, b.keterangan, b.tanggal)
        for b in bahan.monev.get(layanan.unit_id, ())
        if b.layanan_id in (None, layanan.id) and date(tahun, 1, 1) <= b.tanggal <= hari
    )
    isi = load_susunan(berlaku.susunan, berlaku.susunan_versi).komponen
    return FaktaLayanan(
        layanan.id,
        KeadaanStandar(
            layanan.nama,
            ada=True,
            kosong=sum(not berlaku.isi.get(satu.kunci) for satu in isi),
            ber_sk=bool(berlaku.nomor_sk),
            dilibatkan=bool(forum or tercatat),
            monev=bool(monev),
        ),
        revisi_id=berlaku.id,
        ditinjau=max((*(t.hari for t in tercatat), *(f.tanggal for f in meninjau)), default=None),
        standar=(
            Rujukan(
                Jenis.STANDAR,
                layanan.id,
                f"{layanan.nama}, revisi {berlaku.revisi}, SK {berlaku.nomor_sk or '-'}",
                berlaku.tanggal_sk,
            ),
        ),
        pelibatan=_dengan_catatan(forum, tercatat, layanan),
        tinjauan=_dengan_catatan(meninjau, tercatat, layanan),
        monev=monev,
    )


def _dengan_catatan(
    forum: Sequence[Row[Any]], tercatat: Sequence[Row[Any]], layanan: Row[Any]
) -> tuple[Rujukan, ...]:
    """These forums, then the days that are noted at the standard; one that a forum here tells of is told
    once."""
    disebut = {f.id for f in forum}
    return tuple(_forum(f) for f in forum) + tuple(
        Rujukan(
            Jenis.TINJAUAN,
            t.id,
            f"{layanan.nama}, revisi {t.revisi}",
            t.hari,
            TANPA_BERITA_ACARA,
            layanan_id=layanan.id,
        )
        for t in tercatat
        if t.forum_id not in disebut
    )


def _menyangkut(bahan: _Bahan, forum: Row[Any], layanan_id: int, hari: date) -> bool:
    """Whether a forum was about the standard of this layanan, or changed it until that day."""
    if forum.topik in TOPIK_STANDAR and layanan_id in bahan.dibahas.get(forum.id, ()):
        return True
    return any(
        satu.layanan_id == layanan_id and satu.sejak <= hari for satu in bahan.diubah.get(forum.id, ())
    )


def _forum(forum: Row[Any]) -> Rujukan:
    catatan = "" if forum.topik in TOPIK_STANDAR else MENGUBAH_STANDAR
    return Rujukan(Jenis.FORUM, forum.id, forum.tema, forum.tanggal, catatan)


def _meninjau(topik: str) -> bool:
    """Whether a forum about this counts as a review (``meninjau`` in the forms of forums)."""
    return any(satu.kunci == topik and satu.lain.get("meninjau") for satu in load_kerangka().daftar["topik"])
