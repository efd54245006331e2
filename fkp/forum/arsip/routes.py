"""Staff: entering and importing forums of earlier years; one table of addresses, the views are beside it."""

from flask import Blueprint

from fkp.forum.arsip import tulis, unggah

bp = Blueprint("forum_arsip", __name__, url_prefix="/kelola/forum")

SATU = "/<int:forum_id>/arsip"
IMPOR = "/arsip/impor"

for alamat, view, cara in (
    ("/arsip/baru", tulis.baru, ["GET", "POST"]),
    (SATU, tulis.ubah, ["GET", "POST"]),
    (f"{SATU}/isi", tulis.lihat, ["GET"]),
    (IMPOR, unggah.impor, ["GET", "POST"]),
    (f"{IMPOR}/templat", unggah.templat_xlsx, ["GET"]),
    (f"{IMPOR}/<tiket>", unggah.pratinjau, ["GET"]),
    (f"{IMPOR}/<tiket>", unggah.simpan, ["POST"]),
):
    bp.add_url_rule(alamat, view_func=view, methods=cara)
