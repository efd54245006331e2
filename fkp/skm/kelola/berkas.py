"""Staff: what leaves the screen, the poster and the file of answers."""

import gzip

from flask import Response, abort, current_app, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from fkp.config import Config
from fkp.db import database, db, nomor
from fkp.izin.guard import pengguna, require
from fkp.izin.rules import Izin
from fkp.jejak.actions import catat
from fkp.skm.hasil.pengesahan import susun_kanonik
from fkp.skm.kelola.qr import qr_of
from fkp.skm.models import Pengesahan, Survei
from fkp.skm.queries import find_survei, instrumen_of, label_layanan, pengesahan_terakhir
from surveys.kanonik import sha256_hex


def alamat_survei(survei: Survei, layanan_id: int | None = None) -> str:
    """The address that citizens scan or type, with the layanan when the poster hangs at its counter."""
    config: Config = current_app.config["FKP"]
    alamat = f"{config.alamat_publik or request.host_url.rstrip('/')}/s/{survei.kode}"
    return alamat if layanan_id is None else f"{alamat}?l={layanan_id}"


@require(Izin.LIHAT_SURVEI)
def poster(survei_id: int) -> ResponseReturnValue:
    """An A4 poster; ``l`` makes it the poster of one layanan."""
    survei = find_survei(db(), survei_id)
    label, minta = label_layanan(survei), request.args.get("l", type=int)
    if minta is not None and minta not in label:
        abort(404)
    alamat = alamat_survei(survei, minta)
    return render_template(
        "skm_kelola/poster.html",
        survei=survei,
        banyak=len(instrumen_of(survei).pertanyaan),
        label=label,
        minta=minta,
        qr=qr_of(alamat),
        alamat=alamat_survei(survei).partition("://")[2],
    )


@require(Izin.UNDUH_JAWABAN)
def unduh_jawaban(survei_id: int) -> ResponseReturnValue:
    """The canonical answer file: of the newest sealed version, of the one that ``versi`` names, or before
    sealing of the answers as they are, under a name that says so. Each download leaves a line."""
    survei = find_survei(db(), survei_id)
    sah = _pengesahan(survei)
    berkas = gzip.decompress(sah.kanonik) if sah else susun_kanonik(db(), survei)
    sidik = sah.sidik if sah else sha256_hex(berkas)
    nama = f"jawaban-{survei.kode}-" + (f"versi-{sah.versi}" if sah else "belum-disahkan")
    # A reading session cannot turn to writing while others write; it ends, and a short one writes the line.
    db().close()
    with database().transaction() as tulis:
        rincian = {"versi": sah.versi if sah else None, "sidik": sidik}
        catat(tulis, pengguna(), "jawaban diunduh", "survei", survei.id, survei.unit.jalur, rincian)
    jawab = Response(berkas, mimetype="text/csv")
    jawab.headers["Content-Disposition"] = f'attachment; filename="{nama}.csv"'
    return jawab


def _pengesahan(survei: Survei) -> Pengesahan | None:
    versi = request.args.get("versi", type=nomor)
    if versi is None:
        return pengesahan_terakhir(db(), survei)
    cari = select(Pengesahan).where(Pengesahan.survei_id == survei.id, Pengesahan.versi == versi)
    return db().scalar(cari) or abort(404)
