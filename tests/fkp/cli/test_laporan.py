"""``fkp laporan``: a report for an office that only has a spreadsheet."""

import io
import os
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from fkp.cli.laporan import laporan

JUDUL = "No,Layanan," + ",".join(f"u{i}" for i in range(1, 10))


@pytest.fixture
def jawaban(tmp_path: Path) -> Path:
    berkas = tmp_path / "jawaban.csv"
    baris = [f"{n},{'KTP' if n % 3 else 'Akta'},3,3,4,4,3,{2 + n % 3},3,4,4" for n in range(1, 21)]
    baris[4] = "5,KTP,3,3,4,4,3,9,3,4,4"
    berkas.write_text("\n".join([JUDUL, *baris]))
    return berkas


def jalan(*kata: object) -> Result:
    return CliRunner().invoke(laporan, [str(satu) for satu in kata])


def teks(berkas: Path) -> str:
    return " ".join(
        " ".join(h.extract_text() for h in PdfReader(io.BytesIO(berkas.read_bytes())).pages).split()
    )


def test_a_spreadsheet_becomes_a_report_that_says_where_it_came_from(jawaban, tmp_path):
    keluar = tmp_path / "lap.pdf"
    hasil = jalan(jawaban, "--keluaran", keluar, "--unit", "Loket  Utama", "--periode", "Triwulan III 2026")
    assert hasil.exit_code == 0, hasil.stderr
    assert "20 responden, 1 nilai atau baris ditolak" in hasil.stdout
    isi = teks(keluar)
    assert "Disusun dari berkas jawaban.csv, tidak disahkan lewat aplikasi" in isi
    assert "RANCANGAN" not in isi
    assert "Loket Utama" in isi
    assert "Yang ditolak dari berkas" in isi
    assert "BAB V PENUTUP" in isi
    ditolak = isi[isi.index("Sel dan baris yang ditolak") :][:200]
    assert "6" in ditolak
    assert "9" in ditolak
    assert not list(tmp_path.glob(".laporan-*"))


def test_a_report_from_a_spreadsheet_invents_neither_day_nor_place(jawaban, tmp_path):
    keluar = tmp_path / "lap.pdf"
    assert jalan(jawaban, "--keluaran", keluar, "--periode", "Semester I 2026").exit_code == 0
    isi = teks(keluar)
    for karangan in (
        "mencakup pelayanan",
        "di tempat pelayanannya",
        "ditetapkan oleh unit",
        "tidak ditanyakan",
    ):
        assert karangan not in isi
    assert "Tanggal pelaksanaannya tidak tercatat dalam berkas jawabannya" in isi
    assert "Laporan ini untuk periode Semester I 2026." in isi
    assert "Layanan yang ditanyakan: " in isi


@pytest.mark.parametrize("bentuk", ["docx", "xlsx", "html"])
def test_the_other_formats_come_from_the_same_reading(jawaban, tmp_path, bentuk):
    keluar = tmp_path / f"lap.{bentuk}"
    assert jalan(jawaban, "--keluaran", keluar).exit_code == 0
    assert keluar.stat().st_size > 5000
    if os.name == "posix":
        assert keluar.stat().st_mode & 0o600 == 0o600
    if bentuk == "xlsx":
        nama = openpyxl.load_workbook(keluar).sheetnames
        assert nama == [
            "Pengolahan",
            "Buku kode",
            "Metode",
            "Hasil per unsur",
            "Responden",
            "Tren",
            "Ditolak",
        ]


def test_an_existing_file_stays_unless_told_otherwise(jawaban, tmp_path):
    keluar = tmp_path / "lap.html"
    keluar.write_text("lama")
    hasil = jalan(jawaban, "--keluaran", keluar)
    assert (hasil.exit_code, hasil.stdout) == (2, "")
    assert "sudah ada" in hasil.stderr
    assert keluar.read_text() == "lama"
    assert jalan(jawaban, "--keluaran", keluar, "--timpa").exit_code == 0
    assert keluar.read_text().startswith("<!")


def test_the_answers_are_never_overwritten(tmp_path):
    berkas = tmp_path / "jawaban.xlsx"
    buku = openpyxl.Workbook()
    buku.active.append(JUDUL.split(","))
    buku.active.append([1, "KTP", *[4] * 9])
    buku.save(berkas)
    sebelum = berkas.read_bytes()
    hasil = jalan(berkas, "--keluaran", berkas, "--timpa")
    assert hasil.exit_code == 2
    assert "jawabannya sendiri" in hasil.stderr
    assert berkas.read_bytes() == sebelum


@pytest.mark.parametrize(
    ("nama", "kalimat"),
    [
        ("lap.odt", "harus berakhir"),
        ("tanpa", "harus berakhir"),
        ("tak/ada.pdf", "folder"),
        (f"{'x' * 300}.pdf", "terlalu panjang"),
    ],
)
def test_a_place_that_cannot_be_written_is_one_clear_line(jawaban, tmp_path, nama, kalimat):
    hasil = jalan(jawaban, "--keluaran", tmp_path / nama)
    assert hasil.exit_code == 2
    assert hasil.stdout == ""
    assert kalimat in hasil.stderr
    assert len(hasil.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize("isi", [JUDUL, ""])
def test_a_file_without_respondents_makes_no_report(tmp_path, isi):
    berkas, keluar = tmp_path / "kosong.csv", tmp_path / "lap.pdf"
    berkas.write_text(isi)
    hasil = jalan(berkas, "--keluaran", keluar)
    assert hasil.exit_code == 2
    assert "belum ada data" in hasil.stderr
    assert not keluar.exists()


def test_one_respondent_makes_a_report(tmp_path):
    berkas, keluar = tmp_path / "satu.csv", tmp_path / "lap.pdf"
    berkas.write_text(f"{JUDUL}\n1,KTP,4,3,4,4,3,4,3,4,4")
    assert jalan(berkas, "--keluaran", keluar).exit_code == 0
    assert "91,67" in teks(keluar)


def test_a_wrong_weight_is_said_as_in_fkp_indeks(jawaban, tmp_path):
    hasil = jalan(jawaban, "--keluaran", tmp_path / "lap.pdf", "--bobot", "0.5")
    assert hasil.exit_code == 2
    assert hasil.stderr.startswith("fkp laporan: ")
