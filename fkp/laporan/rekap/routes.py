"""Pembina and auditor: the recap of a node and a period, at once on a page, as files in the background."""

from collections.abc import Mapping

from flask import Blueprint, abort, current_app, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import force_locale

from fkp.clock import ZONA_BERSAMA, now, setempat
from fkp.db import db, nomor
from fkp.izin.guard import pengguna, require
from fkp.izin.rules import Izin
from fkp.kerja.actions import mulai_pekerjaan
from fkp.kerja.antrean import panggil
from fkp.laporan.rekap import lembar, pilihan, tampil
from fkp.laporan.rekap.berkas import JENIS
from fkp.laporan.rekap.daftar import susun_daftar
from fkp.laporan.rekap.hitung import hitung_unit
from fkp.laporan.rekap.permintaan import Permintaan
from fkp.laporan.rekap.susun import Rekap, susun_rekap
from fkp.unit.models import Instansi
from fkp.unit.queries import find_instansi
from surveys.instrumen import load_instrumen

bp = Blueprint("rekap", __name__, url_prefix="/kelola/rekap")

PALING = 100
"""Rows of a list on the page; the files have all."""


@bp.get("")
@require(Izin.REKAP)
def lihat() -> ResponseReturnValue:
    """The recap, from stored results."""
    simpul = pilihan.simpul(db(), g.cakupan)
    if not simpul:
        return render_template("rekap/kosong.html")
    baku = pilihan.periode_lalu(setempat(now(), ZONA_BERSAMA).date())
    pesan, status = "", 200
    try:
        kalender = pilihan.baca_kalender(request.args, baku)
    except pilihan.PilihanSalah as salah:
        kalender, pesan, status = baku, salah.pesan, salah.status
    instansi = _instansi(request.args) or simpul[0].instansi
    dipakai = pilihan.kuesioner_dipakai(db(), instansi.jalur, kalender)
    minta = pilihan.susun_permintaan(instansi, kalender, pilihan.baca_kuesioner(request.args, dipakai))
    rekap = hitung_rekap(minta)
    urut = request.args.get("urut") if request.args.get("urut") in tampil.URUT else "ikm"
    turun = request.args.get("arah") == "turun"
    return (
        render_template(
            "rekap/lihat.html",
            rekap=rekap,
            minta=minta,
            simpul=simpul,
            periode=pilihan.pilihan_periode(),
            kuesioner=dipakai,
            dipilih=_dipilih(minta),
            pesan=pesan,
            kemajuan=tampil.banyak_kemajuan(rekap.belum),
            kain=[(k, tampil.kain(k)) for k in rekap.kelompok],
            lembar=tampil.lembar_unit(rekap, urut or "ikm", turun, request.args.get("hal")),
            urut=urut,
            turun=turun,
            nama_unsur={u.kunci: u.nama for u in rekap.instrumen.unsur},
            nama_kemajuan={k.value: n for k, n in lembar.KEMAJUAN.items()},
            lain=lembar.tabel_lain(rekap).baris,
            paling=PALING,
        ),
        status,
    )


@bp.post("/berkas")
@require(Izin.REKAP)
def buat() -> ResponseReturnValue:
    """Have the files made."""
    instansi = _instansi(request.form) or abort(404)
    kalender = pilihan.baca_kalender(request.form, pilihan.periode_lalu(setempat(now(), ZONA_BERSAMA).date()))
    dipakai = pilihan.kuesioner_dipakai(db(), instansi.jalur, kalender)
    minta = pilihan.susun_permintaan(instansi, kalender, pilihan.baca_kuesioner(request.form, dipakai))
    # A record speaks Indonesian whatever the page speaks.
    with force_locale("id"):
        judul = f"Rekap {kalender.nama}, {instansi.nama}"
    pekerjaan = mulai_pekerjaan(db(), pengguna(), JENIS, judul, minta.jalur, minta.to_dict())
    db().commit()
    panggil(current_app.config["FKP"], pekerjaan.id)
    return redirect(url_for("kerja.lihat", pekerjaan_id=pekerjaan.id))


def hitung_rekap(minta: Permintaan) -> Rekap:
    """The recap as it is now."""
    instrumen = load_instrumen(minta.instrumen, minta.versi)
    daftar = susun_daftar(db(), minta)
    return susun_rekap(minta, daftar, hitung_unit(db(), daftar.unit, instrumen), instrumen, now())


def _instansi(isian: Mapping[str, str]) -> Instansi | None:
    """The node that is asked for, None when none is; 404 when it is not in scope."""
    if not (teks := isian.get("instansi")):
        return None
    try:
        return find_instansi(db(), nomor(teks), g.cakupan) or abort(404)
    except ValueError:
        abort(404)


def _dipilih(minta: Permintaan) -> dict[str, str]:
    """The fields of the form as chosen."""
    return {
        "instansi": str(minta.instansi_id),
        "periode": f"{minta.periode}-{minta.ke}",
        "tahun": str(minta.tahun),
        "kuesioner": f"{minta.instrumen}.{minta.versi}",
    }
