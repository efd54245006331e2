"""Staff: what leaves the screen, the poster and the file of answers."""

import gzip
import io
from collections.abc import Iterable, Iterator
from datetime import datetime

from flask import Response, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select

from fkp.alamat import asal_publik
from fkp.clock import now
from fkp.db import db, nomor
from fkp.izin.guard import pengguna, require
from fkp.izin.rules import Izin
from fkp.jejak.actions import Catatan
from fkp.jejak.unduhan import catat_unduhan
from fkp.skm.hasil.pengesahan import susun_kanonik
from fkp.skm.kelola.qr import qr_of
from fkp.skm.models import Pengesahan, Survei, Tahap
from fkp.skm.queries import find_survei, instrumen_of, label_layanan, pengesahan_terakhir
from fkp.skm.tahap import akhir_tenggang
from surveys.kanonik import sha256_hex

SIDIK_DALAM_NAMA = 16
"""Digits of the hash in the name of an answer file; ``fkp verifikasi`` reads them there."""


SEPOTONG = 256 * 1024
"""Bytes of a sealed file that leave at a time."""


def alamat_survei(survei: Survei, layanan_id: int | None = None) -> str:
    """The address that citizens scan or type, with the layanan when the poster hangs at its counter."""
    alamat = f"{asal_publik()}/s/{survei.kode}"
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
    sealing of the answers as they are, under a name that says so. The name of a sealed one ends with the
    beginning of its hash, so that the file alone can be checked. Each download leaves a line."""
    survei = find_survei(db(), survei_id)
    if not jawaban_tetap(survei, now()):
        flash(tunda_unduh(), "perhatian")
        return redirect(url_for(".lihat", survei_id=survei.id))
    sah = _pengesahan(survei)
    isi: Iterable[bytes]
    if sah:
        isi, sidik = _mengalir(sah.kanonik), sah.sidik
    else:
        berkas = susun_kanonik(db(), survei)
        isi, sidik = [berkas], sha256_hex(berkas)
    nama = f"jawaban-{survei.kode}-" + (
        f"versi-{sah.versi}-{sidik[:SIDIK_DALAM_NAMA]}" if sah else "belum-disahkan"
    )
    rincian = {"versi": sah.versi if sah else None, "sidik": sidik}
    catat_unduhan(pengguna(), Catatan("jawaban diunduh", "survei", survei.id, survei.unit.jalur, rincian))
    jawab = Response(isi, mimetype="text/csv")
    jawab.headers["Content-Disposition"] = f'attachment; filename="{nama}.csv"'
    return jawab


def jawaban_tetap(survei: Survei, saat: datetime) -> bool:
    """Whether no answer can arrive any more. Of two files from before and after one visitor the second would
    hold that visitor's answer, so there is no file until then."""
    return survei.tahap not in (Tahap.RANCANGAN, Tahap.DIBUKA) and saat >= akhir_tenggang(survei)


def tunda_unduh() -> str:
    """Why there is no file yet."""
    kalimat = _(
        "Jawaban dapat diunduh setelah survei ditutup dan masa tenggangnya lewat. Sebelum itu, dua unduhan "
        "yang diambil sebelum dan sesudah seseorang mengisi akan membuka jawaban orang itu."
    )
    return str(kalimat)


def _mengalir(kanonik: bytes) -> Iterator[bytes]:
    """The sealed file in pieces: it never stands in memory unpacked."""
    with gzip.open(io.BytesIO(kanonik)) as berkas:
        while potong := berkas.read(SEPOTONG):
            yield potong


def versi_diminta() -> int | None:
    """The version that the address names; 404 for what is no number, which must not stand for the newest."""
    teks = request.args.get("versi")
    try:
        return nomor(teks) if teks else None
    except ValueError:
        abort(404)


def _pengesahan(survei: Survei) -> Pengesahan | None:
    versi = versi_diminta()
    if versi is None:
        return pengesahan_terakhir(db(), survei)
    cari = select(Pengesahan).where(Pengesahan.survei_id == survei.id, Pengesahan.versi == versi)
    return db().scalar(cari) or abort(404)
