"""The pages of staff about a berita acara: one table of addresses; the views are in the files beside it."""

from flask import Blueprint

from fkp.forum.berita_acara import halaman, pengesahan, unggah

bp = Blueprint("forum_berita_acara", __name__, url_prefix="/kelola/forum/<int:forum_id>/berita-acara")

for alamat, view, cara in (
    ("", halaman.lihat, ["GET"]),
    ("/cetak", halaman.cetak, ["GET"]),
    ("/penandatangan", halaman.penandatangan, ["POST"]),
    ("/kunci", halaman.kunci, ["POST"]),
    ("/buka", halaman.buka, ["GET", "POST"]),
    ("/tanda-tangan/<uuid:peserta_id>", unggah.qr, ["GET"]),
    ("/berkas", unggah.berkas, ["GET", "POST"]),
    ("/berkas/unduh", unggah.unduh_berkas, ["GET"]),
    ("/berkas/sah", unggah.unduh_segel, ["GET"]),
    ("/sahkan", pengesahan.sahkan, ["GET", "POST"]),
    ("/terbitkan", pengesahan.terbitkan, ["POST"]),
    ("/perbaiki", pengesahan.perbaiki, ["GET", "POST"]),
):
    bp.add_url_rule(alamat, view_func=view, methods=cara)
