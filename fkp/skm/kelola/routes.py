"""The pages of staff about surveys: one table of addresses; the views are in the files beside it."""

from flask import Blueprint

from fkp.skm.kelola import berkas, hasil, naskah, rencana, survei, tahapan

bp = Blueprint("skm_kelola", __name__, url_prefix="/kelola/survei")

SATU = "/<int:survei_id>"

for alamat, view, cara in (
    ("", survei.daftar, ["GET"]),
    ("/baru", survei.baru, ["GET", "POST"]),
    (SATU, survei.lihat, ["GET"]),
    (f"{SATU}/ubah", survei.ubah, ["GET", "POST"]),
    (f"{SATU}/hapus", survei.hapus, ["POST"]),
    (f"{SATU}/pindah", tahapan.pindah, ["POST"]),
    (f"{SATU}/sahkan", tahapan.sahkan, ["GET", "POST"]),
    (f"{SATU}/terbitkan", tahapan.terbitkan, ["POST"]),
    (f"{SATU}/koreksi", tahapan.koreksi, ["GET", "POST"]),
    (f"{SATU}/hasil", hasil.hasil, ["GET"]),
    (f"{SATU}/saran", hasil.saran, ["GET"]),
    (f"{SATU}/naskah", naskah.naskah, ["GET", "POST"]),
    (f"{SATU}/rencana", rencana.rencana, ["GET"]),
    (f"{SATU}/rencana/tambah", rencana.rencana_tambah, ["GET", "POST"]),
    (f"{SATU}/rencana/salin/<int:tindak_lanjut_id>", rencana.rencana_salin, ["POST"]),
    (f"{SATU}/poster", berkas.poster, ["GET"]),
    (f"{SATU}/jawaban.csv", berkas.unduh_jawaban, ["GET"]),
):
    bp.add_url_rule(alamat, view_func=view, methods=cara)
