"""The staff home: what waits for this person, and what is running."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from flask import Blueprint, g, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as l_
from sqlalchemy import or_, select
from sqlalchemy.orm import Session, contains_eager, lazyload

from fkp.akun.models import Akun, Peran
from fkp.clock import now, setempat
from fkp.db import db
from fkp.halaman.berjalan import sedang_berjalan
from fkp.halaman.queries import sedang_menerima
from fkp.halaman.tugas import dahulukan, jalur_peran, tugas_survei
from fkp.halaman.tugas_janji import tugas_janji
from fkp.izin.guard import dalam_cakupan, pengguna, require
from fkp.izin.rules import Izin, cakupan
from fkp.skm.models import Survei, Tahap
from fkp.skm.periode import nama_periode
from fkp.unit.models import Unit

bp = Blueprint("kelola", __name__)

TUGAS_TAMPIL, PANEL_TAMPIL, AGENDA_TAMPIL = 8, 6, 8
BILANGAN = (
    *("", l_("satu"), l_("dua"), l_("tiga"), l_("empat"), l_("lima")),
    *(l_("enam"), l_("tujuh"), l_("delapan"), l_("sembilan"), l_("sepuluh")),
)
STITCH = 12


@bp.get("/kelola")
@require(Izin.RUANG_KERJA)
def beranda() -> ResponseReturnValue:
    """Greeting, tasks, open surveys, the coming week."""
    saat, akun = now(), pengguna()
    lihat = cakupan(akun, Izin.LIHAT_SURVEI)
    berjalan = sedang_berjalan(db(), lihat, saat) if lihat else []
    tugas = dahulukan(tugas_survei(db(), akun, berjalan, saat) + tugas_janji(db(), akun, saat))
    g.menunggu = {"kelola.beranda": len(tugas)}
    lokal = setempat(saat, _zona(db(), akun))
    return render_template(
        "halaman/kelola_beranda.html",
        hari=lokal.date(),
        salam=salam(lokal),
        panggilan=panggilan(akun.nama),
        jumlah_teks=BILANGAN[len(tugas)] if len(tugas) < len(BILANGAN) else str(len(tugas)),
        jumlah=len(tugas),
        tugas=tugas[:TUGAS_TAMPIL],
        tugas_lain=len(tugas[TUGAS_TAMPIL:]),
        berjalan=berjalan[:PANEL_TAMPIL],
        berjalan_lain=len(berjalan[PANEL_TAMPIL:]),
        stitch=STITCH,
        agenda=_agenda(db(), lihat, saat),
        isian=_untuk_surveyor(db(), akun, saat),
        boleh_lihat=bool(lihat),
        pembina=bool(jalur_peran(akun, Peran.PEMBINA)),
    )


def salam(lokal: datetime) -> str:
    """Greeting by the hour of the wall clock."""
    for sampai, ucapan in (
        (4, _("Selamat malam")),
        (11, _("Selamat pagi")),
        (15, _("Selamat siang")),
        (18, _("Selamat sore")),
    ):
        if lokal.hour < sampai:
            return str(ucapan)
    return str(_("Selamat malam"))


def panggilan(nama: str) -> str:
    """The name to greet with: the first word that is not a title such as "dr." or "Hj."."""
    return next((kata.rstrip(",") for kata in nama.split() if not kata.endswith(".")), nama)


def _zona(db: Session, akun: Akun) -> str:
    """The zone of a unit the person works for; a node of many units counts as its first."""
    jalur = tuple(p.jalur for p in akun.penugasan)
    zona = db.scalar(
        select(Unit.zona).where(dalam_cakupan(Unit.jalur, jalur)).order_by(Unit.jalur, Unit.id).limit(1)
    )
    return zona or "Asia/Jakarta"


@dataclass(frozen=True)
class Acara:
    """A day of the coming week and what happens on it."""

    hari: date
    apa: str


def _agenda(db: Session, nodes: tuple[str, ...], saat: datetime) -> list[Acara]:
    """Surveys that begin or end within seven days, those of units that moved already left out."""
    if not nodes:
        return []
    hari = saat.date()
    sampai = hari + timedelta(days=7)
    cari = (
        select(Survei)
        .join(Survei.unit)
        .where(
            dalam_cakupan(Unit.jalur, nodes),
            or_(
                Survei.tahap.in_((Tahap.RANCANGAN, Tahap.DIBUKA)) & Survei.mulai.between(hari, sampai),
                (Survei.tahap == Tahap.DIBUKA) & Survei.akhir.between(hari + timedelta(days=1), sampai),
            ),
        )
        .order_by(Survei.akhir, Unit.nama)
        .limit(AGENDA_TAMPIL)
        .options(contains_eager(Survei.unit), lazyload(Survei.layanan))
    )
    acara = []
    for survei in db.scalars(cari):
        apa = {
            "periode": nama_periode(survei.periode, survei.mulai, survei.akhir),
            "unit": survei.unit.nama_pendek,
        }
        if hari <= survei.mulai <= sampai:
            acara.append(Acara(survei.mulai, _("%(periode)s dimulai, %(unit)s", **apa)))
        if survei.tahap == Tahap.DIBUKA and hari < survei.akhir <= sampai:
            terakhir = survei.akhir - timedelta(days=1)
            acara.append(Acara(terakhir, _("Hari terakhir %(periode)s, %(unit)s", **apa)))
    return sorted(acara, key=lambda a: a.hari)[:AGENDA_TAMPIL]


def _untuk_surveyor(db: Session, akun: Akun, saat: datetime) -> list[Survei]:
    """The open surveys for which this person collects answers."""
    nodes = jalur_peran(akun, Peran.SURVEYOR)
    if not nodes:
        return []
    cari = (
        select(Survei)
        .join(Survei.unit)
        .where(sedang_menerima(saat), dalam_cakupan(Unit.jalur, nodes))
        .order_by(Unit.nama, Survei.akhir)
        .limit(PANEL_TAMPIL)
        .options(contains_eager(Survei.unit), lazyload(Survei.layanan))
    )
    return list(db.scalars(cari))
