"""A large pack, made in the background."""

import tempfile

from flask_babel import force_locale

from fkp.galat import Galat
from fkp.kerja.pegangan import Pegangan
from fkp.laporan.kepala import kop_unit
from fkp.penilaian.nilai import nilai_unit
from fkp.penilaian.paket.susun import Permintaan
from fkp.penilaian.paket.tulis import tulis_paket
from fkp.penilaian.rubrik import load_rubrik
from fkp.unit.models import Unit

JENIS = "paket_penilaian"
DI_MEMORI = 8 * 1024 * 1024
"""Bytes of a pack that wait in memory; a larger one waits on disk."""


class UnitPindah(Galat):
    """The unit is not where it was when the pack was asked for."""


def susun_berkas(pegangan: Pegangan) -> None:
    """Make the pack that was asked for (``unit_id``, ``indikator``, ``tahun``, ``alamat``), as of the day on
    which it was. Its name ends with the beginning of its fingerprint, so that the line about its download
    tells which one it was."""
    minta, rubrik = pegangan.permintaan, load_rubrik()
    with force_locale("id"), tempfile.SpooledTemporaryFile(max_size=DI_MEMORI) as tujuan:
        with pegangan.baca() as db:
            unit = db.get(Unit, minta["unit_id"])
            if unit is None or unit.jalur != pegangan.jalur:
                raise UnitPindah("Unit ini sudah dipindahkan. Buat paketnya lagi dari halaman penilaian.")
            nilai = nilai_unit(db, [unit], minta["tahun"], pegangan.dibuat)[0]
            kunci = minta["indikator"]
            paket = Permintaan(nilai, kunci, kop_unit(db, unit), minta["alamat"])
            sidik = tulis_paket(db, paket, rubrik, tujuan)
            nama = f"bukti-{unit.slug}-{kunci}-{minta['tahun']}-{sidik[:16]}.zip"
        tujuan.seek(0)
        pegangan.simpan_berkas(nama, "application/zip", tujuan.read())
    pegangan.langkah(1, 1)
