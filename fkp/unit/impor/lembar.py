"""The spreadsheet of units: the template people fill in, and reading it back."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

import xlsxwriter
from flask_babel import gettext as _
from flask_babel import lazy_gettext as l_

from fkp.clock import ZONA
from fkp.galat import Galat
from fkp.unggahan import terurai_wajar
from fkp.unit.isian import rapikan, rapikan_paragraf
from fkp.unit.models import JenisUnit
from surveys.berkas.lembar import open_buku
from surveys.berkas.tabel import TANPA_HASIL, BerkasTakTerbaca, Tabel

BARIS_TERBANYAK = 20_000
KOLOM = ("Instansi", "Unit", "Singkatan", "Alamat", "Zona", "Layanan", "Jenis")
_WAJIB = {"instansi", "unit"}
_PETUNJUK = (
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


class BerkasSalah(Galat):
    """The file cannot be imported; the sentence says why and what to do."""

    status = 422


@dataclass(frozen=True)
class Baris:
    """One row as typed: its number in the spreadsheet and its texts by column in small letters."""

    nomor: int
    isi: dict[str, str]


def template() -> bytes:
    """An empty workbook to fill in, with a sheet that explains each column."""
    keluar = io.BytesIO()
    buku = xlsxwriter.Workbook(keluar, {"in_memory": True, "strings_to_formulas": False})
    tebal, lipat = buku.add_format({"bold": True}), buku.add_format({"text_wrap": True, "valign": "top"})
    unit = buku.add_worksheet("Unit")
    unit.write_row(0, 0, KOLOM, tebal)
    unit.set_column(0, 1, 32)
    unit.set_column(2, 2, 14)
    unit.set_column(3, 3, 32)
    unit.set_column(4, 4, 8)
    unit.set_column(5, 5, 48)
    unit.freeze_panes(1, 0)
    pilihan = {"Zona": list(ZONA.values()), "Jenis": [j.upper() for j in JenisUnit]}
    for nama, daftar in pilihan.items():
        kolom = KOLOM.index(nama)
        unit.data_validation(1, kolom, BARIS_TERBANYAK, kolom, {"validate": "list", "source": daftar})
    petunjuk = buku.add_worksheet(_("Petunjuk"))
    petunjuk.set_column(0, 0, 14, tebal)
    petunjuk.set_column(1, 1, 90, lipat)
    for nomor, (nama, teks) in enumerate(_PETUNJUK):
        petunjuk.write_row(nomor, 0, (nama, str(teks)))
    buku.close()
    return keluar.getvalue()


def read_baris(isi: bytes) -> list[Baris]:
    """Rows that say something, in the order of the file. Raises BerkasSalah when it is not a readable
    spreadsheet, has no header row with Instansi and Unit, no rows, or too many."""
    if not terurai_wajar(isi):
        raise BerkasSalah("Isi berkas terlalu besar setelah diurai. Bagi menjadi beberapa berkas.")
    try:
        with open_buku(isi) as buku:
            for tabel in buku.tabel:
                if (baris := _baris_tabel(tabel)) is not None:
                    return baris
    except BerkasTakTerbaca as galat:
        pesan = str(galat)
        raise BerkasSalah(f"Berkas tidak terbaca: {pesan}.") from None
    raise BerkasSalah(
        "Baris judul tidak ditemukan. Baris pertama memuat kolom Instansi dan Unit; pakai templat impor."
    )


def _baris_tabel(tabel: Tabel) -> list[Baris] | None:
    """The rows below the header of a sheet, or None when it has no such header in its first rows."""
    letak: dict[str, int] | None = None
    hasil: list[Baris] = []
    for nomor, sel in enumerate(tabel.rows(), start=1):
        if letak is None:
            letak = _kenali_judul(sel)
            if letak is None and nomor >= 20:
                return None
            continue
        isi = {nama: _teks(nama, sel[kolom]) for nama, kolom in letak.items() if kolom < len(sel)}
        if any(isi.values()):
            hasil.append(Baris(nomor, {nama: isi.get(nama, "") for nama in letak}))
            if len(hasil) > BARIS_TERBANYAK:
                raise BerkasSalah(f"Lebih dari {BARIS_TERBANYAK} baris. Bagi menjadi beberapa berkas.")
    if letak is None:
        return None
    if not hasil:
        raise BerkasSalah("Belum ada unit di berkas ini: di bawah baris judul semuanya kosong.")
    return hasil


def _kenali_judul(sel: Sequence[str]) -> dict[str, int] | None:
    dikenal = {nama.lower() for nama in KOLOM}
    letak: dict[str, int] = {}
    for kolom, teks in enumerate(sel[:100]):
        nama = rapikan(teks).casefold().removeprefix("nama ")
        if nama in dikenal:
            letak.setdefault(nama, kolom)
    return letak if letak.keys() >= _WAJIB else None


def _teks(nama: str, sel: str) -> str:
    # A formula without a stored result says nothing that could be kept.
    teks = "" if sel == TANPA_HASIL else sel[:20_000]
    return rapikan_paragraf(teks) if nama in {"alamat", "layanan"} else rapikan(teks)
