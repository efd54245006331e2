"""Staff: minutes while people talk, and what the room sees. One table of addresses; the views are in the
files beside it."""

from flask import Blueprint

from fkp.forum.notulen import adukan, halaman, langsung, layar, pilah, tulis
from fkp.forum.notulen.tampil import kata_tenggat

bp = Blueprint("forum_notulen", __name__, url_prefix="/kelola/forum/<int:forum_id>/notulen")

bp.add_app_template_filter(kata_tenggat)

SATU = "/baris/<uuid:masukan_id>"

for alamat, view, cara in (
    ("", halaman.lihat, "GET"),
    ("/layar", layar.layar, "GET"),
    ("/baris.json", langsung.keadaan, "GET"),
    ("/baris", tulis.tambah, "POST"),
    (SATU, tulis.ubah, "POST"),
    (f"{SATU}.json", langsung.satu, "GET"),
    (f"{SATU}/riwayat", halaman.riwayat, "GET"),
    (f"{SATU}/hapus", pilah.hapus, "POST"),
    (f"{SATU}/kembalikan", pilah.kembalikan, "POST"),
    (f"{SATU}/pindah", pilah.pindah, "POST"),
    (f"{SATU}/ambil", pilah.ambil, "POST"),
    (f"{SATU}/pengaduan", adukan.adukan, "GET"),
    (f"{SATU}/pengaduan", adukan.adukan, "POST"),
):
    bp.add_url_rule(alamat, view_func=view, methods=[cara])
