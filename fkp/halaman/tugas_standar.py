"""Standards that wait for a review with the public."""

from datetime import datetime

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.halaman.tugas import Tugas
from fkp.izin.rules import Izin, cakupan
from fkp.standar.queries import cari_layanan, menunggu_tinjauan
from fkp.standar.tampil import sebut_menunggu


def tugas_standar(db: Session, akun: Akun, saat: datetime) -> list[Tugas]:
    """Standards in force whose review is due at ``saat``, on the wall clock of ``akun``: one task, since the
    list says which they are."""
    nodes = cakupan(akun, Izin.KELOLA_STANDAR)
    if not nodes:
        return []
    jumlah = menunggu_tinjauan(db, cari_layanan(saat, perlu=True, nodes=nodes))
    if not jumlah.perlu:
        return []
    return [
        Tugas(
            saat.date(),
            False,
            sebut_menunggu(jumlah),
            _("Misalnya %(layanan)s. Tinjau bersama masyarakat dalam forum.", layanan=jumlah.misal),
            _("Lihat standarnya"),
            url_for("standar.daftar", perlu="ya"),
        )
    ]
