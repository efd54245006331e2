"""Everyone: the calendar of forums and one forum; the views are in the files beside this one."""

from flask import Blueprint

from fkp.forum.publik import berita_acara, halaman, kalender

bp = Blueprint("forum_publik", __name__, url_prefix="/f")

for alamat, nama, view, cara in (
    ("", "daftar", kalender.daftar, ["GET"]),
    ("/kalender.ics", "ics", kalender.ics, ["GET"]),
    ("/<kode>", "lihat", halaman.lihat, ["GET"]),
    ("/<kode>/forum.ics", "ics_satu", kalender.ics_satu, ["GET"]),
    ("/<kode>/tanggapan", "tanggapi", halaman.tanggapi_materi, ["POST"]),
    ("/<kode>/materi/<int:materi_id>", "unduh_materi", halaman.unduh_materi, ["GET"]),
    ("/<kode>/berita-acara", "berita_acara", berita_acara.berita_acara, ["GET"]),
    ("/<kode>/tanda-tangan", "tanda_tangan", berita_acara.tanda_tangan, ["GET"]),
):
    bp.add_url_rule(alamat, nama, view, methods=cara)
