"""Staff: the register of follow-up; one table of addresses, the views are in the files beside it."""

from flask import Blueprint

from fkp.tindak_lanjut import (
    daftar,
    halaman_bukti,
    halaman_langkah,
    kalender,
    lihat,
    per_unsur,
    triwulan,
    ubah,
)

bp = Blueprint("tindak_lanjut", __name__, url_prefix="/kelola/tindak-lanjut")

SATU = "/<int:tindak_lanjut_id>"

for alamat, view, cara in (
    ("", daftar.daftar, ["GET"]),
    ("/unduh.csv", daftar.unduh, ["GET"]),
    ("/unsur", per_unsur.unsur, ["GET"]),
    ("/kalender", kalender.kalender, ["GET"]),
    ("/triwulan", triwulan.triwulan, ["GET"]),
    (SATU, lihat.lihat, ["GET"]),
    (f"{SATU}/kemajuan", lihat.kemajuan, ["POST"]),
    (f"{SATU}/ubah", ubah.ubah, ["GET", "POST"]),
    (f"{SATU}/tenggat", ubah.perpanjang, ["POST"]),
    (f"{SATU}/betulkan", ubah.betulkan, ["POST"]),
    (f"{SATU}/tayang", ubah.tayang, ["POST"]),
    (f"{SATU}/hapus", ubah.hapus, ["POST"]),
    (f"{SATU}/langkah", halaman_langkah.langkah, ["POST"]),
    (f"{SATU}/bukti", halaman_bukti.bukti, ["POST"]),
    (f"{SATU}/bukti/<int:bukti_id>", halaman_bukti.unduh_bukti, ["GET"]),
    (f"{SATU}/bukti/<int:bukti_id>", halaman_bukti.ubah_bukti, ["POST"]),
    (f"{SATU}/bukti/<int:bukti_id>/kecil", halaman_bukti.kecil_bukti, ["GET"]),
):
    bp.add_url_rule(alamat, view_func=view, methods=cara)
