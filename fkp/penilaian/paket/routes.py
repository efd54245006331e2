"""The evidence pack of one indicator, downloaded by whoever has to prove or to check it."""

import tempfile

from flask import Blueprint, abort, current_app, redirect, request, send_file, url_for
from flask.typing import ResponseReturnValue

from fkp.alamat import asal_publik
from fkp.clock import now, setempat
from fkp.db import db
from fkp.izin.guard import pengguna, require
from fkp.izin.rules import Izin
from fkp.jejak.actions import Catatan
from fkp.jejak.unduhan import catat_unduhan
from fkp.kerja.actions import mulai_pekerjaan
from fkp.kerja.antrean import panggil
from fkp.laporan.kepala import kop_unit
from fkp.penilaian.nilai import nilai_unit
from fkp.penilaian.paket.latar import DI_MEMORI, JENIS
from fkp.penilaian.paket.susun import Permintaan
from fkp.penilaian.paket.tulis import tulis_paket
from fkp.penilaian.queries import pilihan_tahun
from fkp.penilaian.rubrik import load_rubrik
from fkp.unit.milik import unit_tercakup
from fkp.unit.models import Unit

bp = Blueprint("penilaian_paket", __name__, url_prefix="/kelola/penilaian")


@bp.get("/<int:unit_id>/bukti-<indikator>.zip")
@require(Izin.UNDUH_BUKTI)
def unduh(unit_id: int, indikator: str) -> ResponseReturnValue:
    """The pack of this indicator for the year ``tahun``. Each download leaves a line with its fingerprint."""
    unit, rubrik, saat = unit_tercakup(db(), unit_id), load_rubrik(), now()
    tahun = _tahun(unit, indikator, request.args.get("tahun"))
    nilai = nilai_unit(db(), [unit], tahun, saat)[0]
    minta = Permintaan(nilai, indikator, kop_unit(db(), unit), asal_publik())
    berkas = tempfile.SpooledTemporaryFile(max_size=DI_MEMORI)  # noqa: SIM115  # closed when it has been sent
    try:
        sidik = tulis_paket(db(), minta, rubrik, berkas)
        rincian = {"indikator": indikator, "tahun": tahun, "sidik": sidik}
        catat_unduhan(pengguna(), Catatan("paket penilaian diunduh", "unit", unit.id, unit.jalur, rincian))
        berkas.seek(0)
        return send_file(
            berkas,
            mimetype="application/zip",
            as_attachment=True,
            download_name=f"bukti-{unit.slug}-{indikator}-{tahun}.zip",
            max_age=0,
        )
    except BaseException:
        berkas.close()
        raise


@bp.post("/<int:unit_id>/bukti-<indikator>")
@require(Izin.UNDUH_BUKTI)
def siapkan(unit_id: int, indikator: str) -> ResponseReturnValue:
    """Have a large pack made."""
    unit = unit_tercakup(db(), unit_id)
    tahun = _tahun(unit, indikator, request.form.get("tahun"))
    permintaan = {"unit_id": unit.id, "indikator": indikator, "tahun": tahun, "alamat": asal_publik()}
    # A record speaks Indonesian whatever the page speaks.
    kode = load_rubrik().indikator[indikator].kode
    judul = f"Paket bukti {kode} {tahun}, {unit.nama}"
    pekerjaan = mulai_pekerjaan(db(), pengguna(), JENIS, judul, unit.jalur, permintaan)
    db().commit()
    panggil(current_app.config["FKP"], pekerjaan.id)
    return redirect(url_for("kerja.lihat", pekerjaan_id=pekerjaan.id))


def _tahun(unit: Unit, indikator: str, minta: str | None) -> int:
    """The year that is asked for; 404 for an indicator that is not counted here."""
    if indikator not in load_rubrik().indikator:
        abort(404)
    return pilihan_tahun(setempat(now(), unit.zona).year, minta)[0]
