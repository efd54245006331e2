"""Staff prepare a forum: one table of addresses; the views are in the files beside it."""

from flask import Blueprint

from fkp.forum.persiapan import baru, daftar, kalender, lihat, susunan, ubah

bp = Blueprint("forum", __name__, url_prefix="/kelola/forum")

SATU = "/<int:forum_id>"

for alamat, view, cara in (
    ("", daftar.daftar, ["GET"]),
    ("/kalender", kalender.kalender, ["GET"]),
    ("/baru", baru.baru, ["GET", "POST"]),
    (SATU, lihat.lihat, ["GET"]),
    (f"{SATU}/ubah", ubah.ubah, ["GET", "POST"]),
    (f"{SATU}/tim", susunan.tim, ["GET", "POST"]),
    (f"{SATU}/agenda", susunan.agenda, ["GET", "POST"]),
    (f"{SATU}/pindah", ubah.pindah, ["POST"]),
    (f"{SATU}/hapus", ubah.hapus, ["POST"]),
):
    bp.add_url_rule(alamat, view_func=view, methods=cara)
