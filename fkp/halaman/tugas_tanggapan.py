"""What people wrote about promises and nobody looked at yet: until then nobody reads it."""

from datetime import datetime

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.halaman.tugas import Tugas
from fkp.izin.rules import Izin, cakupan
from fkp.papan.moderasi import menunggu


def tugas_tanggapan(db: Session, akun: Akun, saat: datetime) -> list[Tugas]:
    """One task for all of them, since the day on which the oldest came, on the wall clock of ``akun``
    (``saat``)."""
    nodes = cakupan(akun, Izin.KELOLA_TINDAK_LANJUT)
    n, sejak = menunggu(db, nodes) if nodes else (0, None)
    if not sejak:
        return []
    return [
        Tugas(
            sejak.astimezone(saat.tzinfo).date(),
            True,
            ngettext("%(num)s alasan warga menunggu dibaca", "%(num)s alasan warga menunggu dibaca", n),
            _("Warga menulisnya tentang janji yang dijawabnya. Sebelum dibaca tidak ada yang melihatnya."),
            _("Baca alasannya"),
            url_for("papan_moderasi.daftar"),
        )
    ]
