"""Everyone: the board, one promise, its proof, and the board for other programs; the views are in the files
beside this one."""

from flask import Blueprint

from fkp.papan import berkas, halaman, ics, umpan

bp = Blueprint("papan", __name__)

JANJI = "/janji/<int:tindak_lanjut_id>"

for alamat, nama, view in (
    ("/papan-janji", "daftar", halaman.daftar),
    ("/papan-janji/rss.xml", "rss", umpan.rss),
    ("/papan-janji/kalender.ics", "ics", ics.ics),
    (JANJI, "janji", halaman.janji),
    (f"{JANJI}/bukti/<int:bukti_id>", "bukti", berkas.bukti),
    (f"{JANJI}/bukti/<int:bukti_id>/kecil", "bukti_kecil", berkas.bukti_kecil),
):
    bp.add_url_rule(alamat, nama, view)
