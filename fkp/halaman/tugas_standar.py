"""Standards that wait for a review with the public."""

from datetime import datetime

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.clock import setempat
from fkp.halaman.tugas import Tugas
from fkp.izin.guard import dalam_cakupan
from fkp.izin.rules import Izin, cakupan
from fkp.standar.models import StandarPelayanan, TahapStandar
from fkp.standar.tinjauan import Tinjauan, keadaan_tinjauan
from fkp.unit.models import Layanan, Unit


def tugas_standar(db: Session, akun: Akun, saat: datetime) -> list[Tugas]:
    """Standards in force whose review is due: one task, since the list says which they are."""
    nodes = cakupan(akun, Izin.KELOLA_STANDAR)
    if not nodes:
        return []
    cari = (
        select(func.max(StandarPelayanan.ditinjau), Layanan.nama, Unit.zona)
        .join(Layanan, Layanan.id == StandarPelayanan.layanan_id)
        .join(Unit, Unit.id == Layanan.unit_id)
        .where(
            StandarPelayanan.tahap != TahapStandar.RANCANGAN,
            Layanan.aktif,
            Unit.aktif,
            dalam_cakupan(Unit.jalur, nodes),
        )
        .group_by(Layanan.id, Layanan.nama, Unit.zona)
        .order_by(Layanan.id)
    )
    perlu = [
        nama
        for ditinjau, nama, zona in db.execute(cari)
        if keadaan_tinjauan(ditinjau, setempat(saat, zona).date()) is not Tinjauan.BARU
    ]
    if not perlu:
        return []
    n = len(perlu)
    return [
        Tugas(
            saat.date(),
            False,
            ngettext(
                "%(num)s standar pelayanan perlu ditinjau", "%(num)s standar pelayanan perlu ditinjau", n
            ),
            _("Misalnya %(layanan)s. Tinjau bersama masyarakat dalam forum.", layanan=perlu[0]),
            _("Lihat standarnya"),
            url_for("standar.daftar", perlu="ya"),
        )
    ]
