"""Looking at the reasons that people gave before everyone reads them."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from flask import abort
from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session, contains_eager

from fkp.akun.models import Akun
from fkp.clock import setempat
from fkp.db import terkunci
from fkp.galat import VersiBerbeda
from fkp.izin.guard import dalam_cakupan
from fkp.jejak.actions import catat
from fkp.papan.models import KeadaanTanggapan, TanggapanJanji
from fkp.pemberitahuan.actions import beritahu
from fkp.pengingat.jadwal import PELAKSANA
from fkp.pengingat.penerima import baca_penerima
from fkp.tindak_lanjut.isi import OBJEK
from fkp.tindak_lanjut.models import TindakLanjut
from fkp.unit.models import Unit

ALAMAT = "/kelola/tanggapan-janji"
"""Where they are looked at: messages name it, also where no request is answered."""


def cari_tanggapan(keadaan: KeadaanTanggapan) -> Select[TanggapanJanji]:
    """The reasons in scope that are in this state: what waits longest first, else the newest."""
    urut = TanggapanJanji.waktu
    cari = (
        select(TanggapanJanji)
        .join(TanggapanJanji.tindak_lanjut)
        .join(TindakLanjut.unit)
        .where(dalam_cakupan(Unit.jalur), TanggapanJanji.keadaan == keadaan.value, _beralasan())
        .order_by(urut if keadaan is KeadaanTanggapan.MENUNGGU else urut.desc(), TanggapanJanji.id)
    )
    return cari.options(contains_eager(TanggapanJanji.tindak_lanjut).contains_eager(TindakLanjut.unit))


def banyak_tanggapan(db: Session) -> dict[str, int]:
    """How many reasons in scope there are of each state."""
    cari = (
        select(TanggapanJanji.keadaan, func.count())
        .join(TanggapanJanji.tindak_lanjut)
        .join(TindakLanjut.unit)
        .where(dalam_cakupan(Unit.jalur), _beralasan())
        .group_by(TanggapanJanji.keadaan)
    )
    return dict(db.execute(cari).all())


def menunggu(db: Session, nodes: tuple[str, ...]) -> tuple[int, datetime | None]:
    """How many reasons under ``nodes`` nobody looked at yet, and since when the oldest of them waits."""
    cari = (
        select(func.count(), func.min(TanggapanJanji.waktu))
        .join(TanggapanJanji.tindak_lanjut)
        .join(TindakLanjut.unit)
        .where(
            dalam_cakupan(Unit.jalur, nodes),
            TanggapanJanji.keadaan == KeadaanTanggapan.MENUNGGU.value,
            TanggapanJanji.alasan != "",
        )
    )
    banyak, sejak = db.execute(cari).one()
    return banyak, sejak


def alasan_menunggu(db: Session, row: TindakLanjut) -> Sequence[TanggapanJanji]:
    """The reasons about this promise that nobody looked at yet, the oldest first."""
    cari = select(TanggapanJanji).where(
        TanggapanJanji.tindak_lanjut_id == row.id,
        TanggapanJanji.keadaan == KeadaanTanggapan.MENUNGGU.value,
        TanggapanJanji.alasan != "",
    )
    return db.scalars(cari.order_by(TanggapanJanji.waktu, TanggapanJanji.id)).all()


def beritahu_petugas(db: Session, row: TindakLanjut, saat: datetime) -> None:
    """Tell those who look after the unit that a reason waits: once a day, however many people write."""
    hari = setempat(saat, row.unit.zona).date()
    beritahu(
        db,
        baca_penerima(db).untuk(PELAKSANA, row.unit.jalur, None),
        f"tanggapan warga unit {row.unit_id} {hari}",
        "Warga menulis alasan tentang janji yang dijawabnya",
        f"{row.unit.nama}. Baca alasannya, lalu tampilkan atau tolak. Sebelum itu tidak ada yang melihatnya.",
        ALAMAT,
        saat,
    )


def find_tanggapan(db: Session, tanggapan_id: uuid.UUID) -> TanggapanJanji:
    """The answer, when its promise lies within the scope of this request, as it is now and held until the
    transaction ends; 404 otherwise."""
    cari = (
        select(TanggapanJanji)
        .join(TanggapanJanji.tindak_lanjut)
        .join(TindakLanjut.unit)
        .where(TanggapanJanji.id == tanggapan_id, dalam_cakupan(Unit.jalur), TanggapanJanji.alasan != "")
    )
    return db.scalar(terkunci(cari, TanggapanJanji)) or abort(404)


def tanda_baca(tanggapan: TanggapanJanji) -> str:
    """Names the text that was read: whoever wrote it may replace it meanwhile."""
    return tanggapan.waktu.isoformat()


def putuskan(
    db: Session,
    oleh: Akun,
    tanggapan: TanggapanJanji,
    keadaan: KeadaanTanggapan,
    alasan: str,
    saat: datetime,
    *,
    dibaca: str,
) -> None:
    """Show the reason, or not and why (a key of ``load_kabar().tolak``). The audit trail names the decision
    and never repeats the text, which may name somebody. Raises VersiBerbeda when another text is there."""
    if tanda_baca(tanggapan) != dibaca:
        raise VersiBerbeda("alasan ini")
    alasan = alasan if keadaan is KeadaanTanggapan.DITOLAK else ""
    if (tanggapan.keadaan, tanggapan.alasan_moderasi) == (keadaan, alasan):
        return
    tanggapan.keadaan, tanggapan.alasan_moderasi = keadaan.value, alasan
    tanggapan.akun_id, tanggapan.diputus_pada = oleh.id, saat
    db.flush()
    row = tanggapan.tindak_lanjut
    apa = "tampilkan" if keadaan is KeadaanTanggapan.TAMPIL else "tolak"
    rincian = {"tanggapan": tanggapan.id.hex, **({"alasan": alasan} if alasan else {})}
    catat(db, oleh, f"{apa} alasan warga", OBJEK, row.id, row.unit.jalur, rincian)


def _beralasan() -> ColumnElement[bool]:
    """Whether a reason was given: one that was refused long ago is empty by now (``retensi``)."""
    return or_(TanggapanJanji.alasan != "", TanggapanJanji.alasan_moderasi != "")
