"""The pages of staff about surveys: one table of addresses; the views are in the files beside it."""

from flask import Blueprint

from fkp.skm import kelola_berkas, kelola_hasil, kelola_survei, kelola_tahap

bp = Blueprint("skm_kelola", __name__, url_prefix="/kelola/survei")

SATU = "/<int:survei_id>"

for alamat, view, cara in (
    ("", kelola_survei.daftar, ["GET"]),
    ("/baru", kelola_survei.baru, ["GET", "POST"]),
    (SATU, kelola_survei.lihat, ["GET"]),
    (f"{SATU}/ubah", kelola_survei.ubah, ["GET", "POST"]),
    (f"{SATU}/hapus", kelola_survei.hapus, ["POST"]),
    (f"{SATU}/pindah", kelola_tahap.pindah, ["POST"]),
    (f"{SATU}/sahkan", kelola_tahap.sahkan, ["GET", "POST"]),
    (f"{SATU}/terbitkan", kelola_tahap.terbitkan, ["POST"]),
    (f"{SATU}/koreksi", kelola_tahap.koreksi, ["GET", "POST"]),
    (f"{SATU}/hasil", kelola_hasil.hasil, ["GET"]),
    (f"{SATU}/saran", kelola_hasil.saran, ["GET"]),
    (f"{SATU}/poster", kelola_berkas.poster, ["GET"]),
    (f"{SATU}/jawaban.csv", kelola_berkas.unduh_jawaban, ["GET"]),
):
    bp.add_url_rule(alamat, view_func=view, methods=cara)
