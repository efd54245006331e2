"""Everyone who follows a promise: say whether it was done."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from fkp.batas import jaga
from fkp.clock import now
from fkp.db import db
from fkp.izin.guard import require
from fkp.izin.rules import Izin
from fkp.papan.forms import ALASAN_TERPANJANG, form_jawab
from fkp.papan.jawab import TERSEMBUNYI, Jawaban, dapat_dijawab, jawaban_orang, simpan_jawaban
from fkp.papan.models import KeadaanTanggapan, PengikutJanji
from fkp.papan.moderasi import beritahu_petugas
from fkp.papan.pengikut import yang_diikuti
from fkp.papan.sasaran import janji_tayang
from fkp.papan.tanda import JAWAB, baca_pengikut, nomor_jawaban
from fkp.rahasia import rahasia
from fkp.tindak_lanjut.models import TindakLanjut

SEMENIT = 20
"""Answers a minute by one person."""


@require(Izin.PUBLIK)
def jawab(tindak_lanjut_id: int, tanda: str) -> ResponseReturnValue:
    """The promise, and the answer: chosen by the link, sent with a button."""
    row = janji_tayang(db(), tindak_lanjut_id)
    siapa = baca_pengikut(db(), tanda, JAWAB)
    if siapa is None or siapa.dikonfirmasi_pada is None:
        return rahasia(render_template("papan/jawab.html", row=row, form=None, lama=None), 410)
    if not _mengikuti(db(), siapa, row):
        abort(404)
    nomor = nomor_jawaban(row.id, siapa)
    lama = next(iter(jawaban_orang(db(), row, siapa, nomor)), None)
    minta = request.args.get("jawaban", "")
    pilih = minta if minta in set(Jawaban) else (lama.jawaban if lama else "")
    form = form_jawab(pilih, lama.alasan if lama else "")
    if form.validate_on_submit():
        jaga(f"jawab janji {siapa.id.hex}", SEMENIT)
        jawaban, alasan = Jawaban(form.jawaban.data), form.alasan.data or ""
        kini = simpan_jawaban(db(), row, siapa, jawaban, alasan, now(), nomor)
        if kini.alasan and kini.keadaan == KeadaanTanggapan.MENUNGGU:
            beritahu_petugas(db(), row, now())
        db().commit()
        flash(_("Jawaban Anda tersimpan. Terima kasih."), "baik")
        return redirect(url_for(".jawab", tindak_lanjut_id=row.id, tanda=tanda), 303)
    halaman = render_template(
        "papan/jawab.html",
        row=row,
        form=form,
        lama=lama,
        tanda=tanda,
        dapat=dapat_dijawab(row, now()),
        panjang=ALASAN_TERPANJANG,
        tersembunyi=TERSEMBUNYI,
    )
    return rahasia(halaman, 422 if form.errors else 200)


def _mengikuti(db: Session, siapa: PengikutJanji, row: TindakLanjut) -> bool:
    """Whether this address follows the promise, its forum or its unit."""
    sasaran = {f"unit:{row.unit_id}", f"forum:{row.forum_id}", f"janji:{row.id}"}
    return any(satu.dikonfirmasi_pada and satu.sasaran in sasaran for satu in yang_diikuti(db, siapa.surel))
