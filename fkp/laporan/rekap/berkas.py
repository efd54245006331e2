"""The files of a recap, made in the background in portions, so that it can be stopped and taken up again.

The first step writes down which sealed results count. They never change, so a recap that was interrupted
for a day still tells of one moment.
"""

import io

from flask_babel import force_locale
from sqlalchemy import select

from fkp.dokumen.pdf import write_pdf
from fkp.dokumen.xlsx import write_xlsx
from fkp.galat import Galat
from fkp.kerja.pegangan import Pegangan
from fkp.laporan.rekap.daftar import Daftar, susun_daftar
from fkp.laporan.rekap.hitung import NilaiUnit, hitung_unit
from fkp.laporan.rekap.laporan import laporan_rekap
from fkp.laporan.rekap.permintaan import Permintaan
from fkp.laporan.rekap.susun import susun_rekap
from fkp.skm.models import Periode
from fkp.unggahan import XLSX
from fkp.unit.models import Instansi
from fkp.unit.situs import nama_situs
from surveys.instrumen import load_instrumen

JENIS = "rekap"
SEKALI = 50
"""Units in a portion."""


class InstansiPindah(Galat):
    """The node is not where it was when the recap was asked for."""


def susun_berkas(pegangan: Pegangan) -> None:
    """Make the workbook and the PDF of the recap that was asked for (``Permintaan.to_dict``)."""
    with force_locale("id"):
        minta = Permintaan.from_dict(pegangan.permintaan)
        instrumen = load_instrumen(minta.instrumen, minta.versi)
        daftar = _daftar(pegangan, minta)
        potong = [daftar.unit[i : i + SEKALI] for i in range(0, len(daftar.unit), SEKALI)]
        dari = len(potong) + 3
        pegangan.langkah(1, dari)
        nilai: list[NilaiUnit] = []
        for ke, unit in enumerate(potong, start=1):
            if ke not in pegangan.bagian:
                with pegangan.baca() as db:
                    isi = [n.to_dict() for n in hitung_unit(db, unit, instrumen)]
                pegangan.simpan_bagian(ke, {"nilai": isi})
            nilai += [NilaiUnit.from_dict(n) for n in pegangan.bagian[ke]["nilai"]]
            pegangan.langkah(1 + ke, dari)
        rekap = susun_rekap(minta, daftar, nilai, instrumen, pegangan.dibuat)
        laporan = laporan_rekap(rekap, _situs(pegangan))
        nama = nama_berkas(minta)
        tujuan = io.BytesIO()
        write_xlsx(laporan, tujuan)
        pegangan.simpan_berkas(f"{nama}.xlsx", XLSX, tujuan.getvalue())
        pegangan.langkah(dari - 1, dari)
        pegangan.simpan_berkas(f"{nama}.pdf", "application/pdf", write_pdf(laporan))
        pegangan.langkah(dari, dari)


def _daftar(pegangan: Pegangan, minta: Permintaan) -> Daftar:
    if 0 not in pegangan.bagian:
        with pegangan.baca() as db:
            if db.scalar(select(Instansi.jalur).where(Instansi.id == minta.instansi_id)) != minta.jalur:
                raise InstansiPindah(
                    f"{minta.nama} sudah dipindahkan. Buat rekapnya lagi dari halaman rekap."
                )
            daftar = susun_daftar(db, minta)
        pegangan.simpan_bagian(0, daftar.to_dict())
    return Daftar.from_dict(pegangan.bagian[0])


def _situs(pegangan: Pegangan) -> str:
    with pegangan.baca() as db:
        return nama_situs(db)


def nama_berkas(minta: Permintaan) -> str:
    """Such as "rekap-skm-9-2026-tw3-12": the number of the node, because two may have one name."""
    pendek = {Periode.BULAN: "bln", Periode.TRIWULAN: "tw", Periode.SEMESTER: "sem", Periode.TAHUN: "thn"}
    return (
        f"rekap-{minta.instrumen}-{minta.tahun}-{pendek[minta.kalender.jenis]}{minta.ke}-{minta.instansi_id}"
    )
