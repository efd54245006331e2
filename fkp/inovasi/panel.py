"""On the page of a kept promise: make a card of it, or go to its card."""

from flask import render_template

from fkp.db import db
from fkp.inovasi.models import TahapKartu
from fkp.inovasi.queries import kartu_janji
from fkp.izin.guard import boleh
from fkp.izin.rules import Izin
from fkp.putaran.banding import putaran_janji
from fkp.tindak_lanjut.models import Status, TindakLanjut
from surveys.perbandingan import Putusan


def panel_inovasi(row: TindakLanjut) -> str:
    """Nothing for a promise that is not kept, and for whoever may not read cards."""
    if row.status != Status.SELESAI or not boleh(Izin.LIHAT_INOVASI, row.unit.jalur):
        return ""
    kartu = kartu_janji(db(), row)
    kelola = boleh(Izin.KELOLA_INOVASI, row.unit.jalur)
    if kartu is None and not kelola:
        return ""
    p = putaran_janji(db(), row, umum=True)
    terbukti = p is not None and p.banding.putusan is Putusan.NAIK
    return render_template("inovasi/_panel.html", row=row, kartu=kartu, terbukti=terbukti)


def panel_umum(row: TindakLanjut) -> str:
    """The way to the card that everyone may read."""
    kartu = kartu_janji(db(), row)
    if kartu is None or kartu.tahap != TahapKartu.TERBIT:
        return ""
    return render_template("inovasi_publik/_panel.html", kartu=kartu)
