"""In which period a promise that was stopped counts."""

from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from fkp.akun.models import Peran
from fkp.clock import hold, now
from fkp.laporan.pelaporan.baris import Capaian
from fkp.skm.models import Periode
from fkp.tindak_lanjut import actions
from fkp.tindak_lanjut.betulkan import betulkan_alasan
from fkp.tindak_lanjut.isi import Kemajuan
from fkp.tindak_lanjut.models import Status
from tests.builders import SAAT, a_akun, a_instansi, a_unit
from tests.fkp.laporan.pelaporan.test_pelaporan import satu, susun
from tests.fkp.tindak_lanjut.bangun import a_tindak_lanjut


def test_a_reason_that_was_mended_later_does_not_move_the_day_on_which_it_was_stopped(db: Session) -> None:
    puncak = a_instansi(db, "Kota Misal")
    unit, tenggat = a_unit(db, puncak), date(2026, 5, 1)
    with hold(datetime(2026, 2, 1, tzinfo=UTC)):
        row = a_tindak_lanjut(db, unit, tenggat=tenggat, tersegel_pada=now(), tenggat_semula=tenggat)
        henti = Kemajuan(Status.DIHENTIKAN, "", "")
        actions.kemajuan(db, "uji", row, henti, now(), versi=row.versi, alasan="Pak Amat pindah.")
    with hold(SAAT):
        petugas = a_akun(db, Peran.PETUGAS)
        betulkan_alasan(db, petugas, row, "status", "Anggarannya dialihkan.", now(), versi=row.versi)
        assert row.diubah == SAAT
        for ke, harap in ((1, [Capaian.DIHENTIKAN]), (2, []), (4, [])):
            baris = satu(susun(db, puncak.jalur, jenis=Periode.TRIWULAN, ke=ke), unit)
            assert [j.capaian(baris.hari) for j in baris.fkp] == harap
