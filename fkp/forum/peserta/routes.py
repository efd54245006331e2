"""Staff: who is invited to a forum, element by element, and the invitations; the views are in the files
beside this one."""

from flask import Blueprint

from fkp.forum.peserta import orang, pengiriman, perencana

bp = Blueprint("forum_undangan", __name__, url_prefix="/kelola/forum/<int:forum_id>/undangan")

for alamat, view, cara in (
    ("", perencana.lihat, ["GET"]),
    ("/tambah", perencana.tambah, ["GET", "POST"]),
    ("/kontak", perencana.kontak, ["GET", "POST"]),
    ("/tempel", perencana.tempel, ["GET", "POST"]),
    ("/kirim", pengiriman.siapkan, ["GET"]),
    ("/kirim", pengiriman.kirim, ["POST"]),
    ("/tandai", pengiriman.tandai, ["POST"]),
    ("/ulang", pengiriman.ulang, ["POST"]),
    ("/<uuid:peserta_id>", orang.orang, ["GET", "POST"]),
    ("/<uuid:peserta_id>/hapus", orang.hapus, ["POST"]),
    ("/<uuid:peserta_id>/tautan", orang.tautan, ["POST"]),
):
    bp.add_url_rule(alamat, view_func=view, methods=cara)
