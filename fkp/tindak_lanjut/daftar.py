"""Staff: the register of follow-up as a list, and as a table for a spreadsheet."""

from flask import render_template, request
from flask.typing import ResponseReturnValue

from fkp.clock import now
from fkp.db import db
from fkp.izin.guard import pengguna, require
from fkp.izin.rules import Izin
from fkp.potongan import potong
from fkp.tindak_lanjut import register
from fkp.tindak_lanjut.panel import jalan_register
from fkp.tindak_lanjut.saringan import baca_saringan, bahan_saringan
from fkp.tindak_lanjut.tampil import tampilkan
from fkp.tindak_lanjut.unduh import tabel_csv


@require(Izin.LIHAT_TINDAK_LANJUT)
def daftar() -> ResponseReturnValue:
    """The rows in scope: what is late first, what is over last."""
    saring, saat = baca_saringan(), now()
    banyak = register.banyak(db(), pengguna().id, saat)
    lembar = potong(db(), register.cari_register(saring, saat), request.args.get("hal"))
    return render_template(
        "tindak_lanjut/daftar.html",
        banyak=banyak,
        lembar=lembar,
        baris=tampilkan(lembar.baris, saat, saring.tahun),
        langkah=register.langkah_of(db(), lembar.baris),
        jalan=jalan_register(),
        **bahan_saringan(saring, banyak),
    )


@require(Izin.LIHAT_TINDAK_LANJUT)
def unduh() -> ResponseReturnValue:
    """The same rows as a table; the download leaves a line."""
    return tabel_csv(baca_saringan(), now())
