"""Staff: complaints. One table of addresses; the views are in the files beside it."""

from flask import Blueprint

from fkp.pengaduan import baru, halaman, impor, janji

bp = Blueprint("pengaduan", __name__, url_prefix="/kelola/pengaduan")

SATU = "/<int:pengaduan_id>"

for alamat, view, cara in (
    ("", halaman.daftar, ("GET",)),
    ("/baru", baru.baru, ("GET", "POST")),
    (SATU, halaman.lihat, ("GET",)),
    (f"{SATU}/ubah", halaman.ubah, ("GET", "POST")),
    (f"{SATU}/status", halaman.status, ("POST",)),
    (f"{SATU}/janji", janji.jadikan, ("GET", "POST")),
    ("/impor", impor.impor, ("GET", "POST")),
    ("/impor/<tiket>", impor.pratinjau, ("GET",)),
    ("/impor/<tiket>", impor.simpan, ("POST",)),
    ("/status", impor.status_banyak, ("GET", "POST")),
    ("/status/<tiket>", impor.pratinjau_status, ("GET",)),
    ("/status/<tiket>", impor.simpan_status, ("POST",)),
    ("/templat/<jenis>.xlsx", impor.unduh_templat, ("GET",)),
):
    bp.add_url_rule(alamat, view_func=view, methods=list(cara))
