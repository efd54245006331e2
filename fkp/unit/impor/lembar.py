"""The spreadsheet of units: the template people fill in, and reading it back."""

from typing import Any

from flask_babel import lazy_gettext as l_

from fkp.clock import ZONA
from fkp.ketikan import rapikan, rapikan_paragraf
from fkp.lembar import Baris, CaraBaca, baca_lembar, tulis_templat
from fkp.unit.models import JenisUnit
from surveys.berkas.tabel import TANPA_HASIL

BARIS_TERBANYAK = 20_000
_WAJIB = {"instansi", "unit"}
KOLOM = (
    (
        "Instansi",
        l_("Wajib. Nama atau singkatan instansi. Bila namanya kembar, tulis induknya: Dinas A > Bagian B."),
    ),
    (
        "Unit",
        l_("Wajib. Nama unit penyelenggara pelayanan. Unit yang sudah ada diperbarui, bukan digandakan."),
    ),
    ("Singkatan", l_("Boleh kosong.")),
    ("Alamat", l_("Boleh kosong. Sel kosong tidak menghapus alamat yang sudah tersimpan.")),
    ("Zona", l_("WIB, WITA, atau WIT. Kosong berarti WIB untuk unit baru.")),
    ("Layanan", l_("Pisahkan dengan titik koma: KTP-el; Akta kelahiran. Yang sudah ada tidak dihapus.")),
    ("Jenis", l_("UPP atau MPP (Mal Pelayanan Publik). Kosong berarti UPP untuk unit baru.")),
)


def template() -> bytes:
    """An empty workbook to fill in, with a sheet that explains each column."""
    return tulis_templat("Unit", [(nama, str(uraian)) for nama, uraian in KOLOM], _atur)


def _atur(_buku: Any, lembar: Any) -> None:
    judul = [nama for nama, _uraian in KOLOM]
    lembar.set_column(0, 1, 32)
    lembar.set_column(2, 2, 14)
    lembar.set_column(3, 3, 32)
    lembar.set_column(4, 4, 8)
    lembar.set_column(5, 5, 48)
    lembar.set_column(6, 6, 9)
    pilihan = {"Zona": list(ZONA.values()), "Jenis": [j.upper() for j in JenisUnit]}
    for nama, daftar in pilihan.items():
        di = judul.index(nama)
        lembar.data_validation(1, di, BARIS_TERBANYAK, di, {"validate": "list", "source": daftar})


def read_baris(isi: bytes) -> list[Baris]:
    """The rows of units, by column in small letters. Raises BerkasSalah."""
    return baca_lembar(isi, _CARA)


def _teks(nama: str, sel: str) -> str:
    # A formula without a stored result says nothing that could be kept.
    teks = "" if sel == TANPA_HASIL else sel[:20_000]
    return rapikan_paragraf(teks) if nama in {"alamat", "layanan"} else rapikan(teks)


_CARA = CaraBaca(
    kamus={awal + nama.lower(): nama.lower() for nama, _uraian in KOLOM for awal in ("", "nama ")},
    cukup=_WAJIB.issubset,
    perlu="Instansi dan Unit",
    teks=_teks,
    terbanyak=BARIS_TERBANYAK,
    turun=("instansi",),
)
