"""The staff home: what waits for this person, and what is running."""

from datetime import datetime

from flask import Blueprint, g, render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as l_
from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager, lazyload

from fkp.akun.models import Akun, Peran
from fkp.alamat import tanpa_alamat
from fkp.clock import now, setempat
from fkp.db import db
from fkp.halaman.agenda import agenda
from fkp.halaman.berjalan import sedang_berjalan
from fkp.halaman.queries import sedang_menerima
from fkp.halaman.tugas import dahulukan, jalur_peran, tugas_survei
from fkp.halaman.tugas_forum import tugas_forum
from fkp.halaman.tugas_janji import tugas_janji
from fkp.halaman.tugas_standar import tugas_standar
from fkp.halaman.tugas_tanggapan import tugas_tanggapan
from fkp.izin.guard import dalam_cakupan, pengguna, require, satu_unit
from fkp.izin.rules import Izin, cakupan
from fkp.skm.models import Survei
from fkp.unit.models import Unit

bp = Blueprint("kelola", __name__)

TUGAS_TAMPIL, PANEL_TAMPIL = 8, 6
BILANGAN = (
    *("", l_("satu"), l_("dua"), l_("tiga"), l_("empat"), l_("lima")),
    *(l_("enam"), l_("tujuh"), l_("delapan"), l_("sembilan"), l_("sepuluh")),
)
STITCH = 12


@bp.get("/kelola")
@require(Izin.RUANG_KERJA)
def beranda() -> ResponseReturnValue:
    """Greeting, tasks, open surveys, the coming week."""
    akun = pengguna()
    # On the wall clock of whoever looks, whose day is called today.
    saat = setempat(now(), _zona(db(), akun))
    lihat = cakupan(akun, Izin.LIHAT_SURVEI)
    berjalan = sedang_berjalan(db(), lihat, saat) if lihat else []
    tugas = dahulukan(
        tugas_survei(db(), akun, berjalan, saat)
        + tugas_forum(db(), akun, saat)
        + tugas_standar(db(), akun, saat)
        + tugas_janji(db(), akun, saat)
        + tugas_tanggapan(db(), akun, saat)
    )
    g.menunggu = {"kelola.beranda": len(tugas)}
    return render_template(
        "halaman/kelola_beranda.html",
        hari=saat.date(),
        salam=salam(saat),
        panggilan=panggilan(akun.nama),
        jumlah_teks=BILANGAN[len(tugas)] if len(tugas) < len(BILANGAN) else str(len(tugas)),
        jumlah=len(tugas),
        tugas=tugas[:TUGAS_TAMPIL],
        tugas_lain=len(tugas[TUGAS_TAMPIL:]),
        berjalan=berjalan[:PANEL_TAMPIL],
        berjalan_lain=len(berjalan[PANEL_TAMPIL:]),
        stitch=STITCH,
        satu_unit=satu_unit(),
        agenda=agenda(db(), lihat, saat),
        isian=_untuk_surveyor(db(), akun, saat),
        boleh_lihat=bool(lihat),
        surveyor=bool(jalur_peran(akun, Peran.SURVEYOR)),
        pembina=bool(jalur_peran(akun, Peran.PEMBINA)),
        alamat_kurang=tanpa_alamat() and bool(jalur_peran(akun, Peran.ADMIN)),
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
