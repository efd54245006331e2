"""``fkp verifikasi`` on what it cannot read: one line, never a traceback."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfWriter

from fkp.laporan.bahan import BahanLaporan, to_arsip
from tests.fkp.cli.periksa_berkas import Tulis, run, zipped


@pytest.mark.parametrize(
    ("nama", "isi"),
    [
        ("kosong.csv", b""),
        ("foto.png", b"\x89PNG\r\n\x1a\n\0\0\0"),
        ("lain.csv", b"nama,umur\nA,3\n"),
        ("lain.json", b'{"a": 1}'),
        ("rusak.json", b'{"bentuk": "fkp-pengesahan-1", "segel": []}'),
        ("dalam.json", b'{"a":' * 100_000),
        ("lain.html", b"<!doctype html><p>Halo"),
        ("rusak.pdf", b"%PDF-1.7\n1 0 obj\n<<"),
        ("rusak.xlsx", b"PK\x03\x04rusak"),
        ("lama.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    ],
)
def test_what_is_no_file_of_ours_gets_one_line(tulis: Tulis, nama: str, isi: bytes) -> None:
    hasil = run(tulis(nama, isi))
    assert (hasil.exit_code, hasil.stdout) == (2, "")
    assert (hasil.stderr.count("\n"), nama in hasil.stderr) == (1, True)
    assert hasil.exception is None or isinstance(hasil.exception, SystemExit)


def test_missing_files_and_folders_get_one_line(tmp_path: Path) -> None:
    assert "tidak ditemukan" in run(tmp_path / "tidak-ada.pdf").stderr
    assert "folder" in run(tmp_path).stderr


def test_cut_and_encrypted_pdf_and_bombs_are_refused(tulis: Tulis, dokumen: dict[str, bytes]) -> None:
    pdf = dokumen["pdf"]
    hasil = run(tulis("potong.pdf", pdf[: len(pdf) // 2]))
    assert hasil.exit_code in (1, 2)
    assert hasil.exception is None or isinstance(hasil.exception, SystemExit)
    sandi = PdfWriter(clone_from=io.BytesIO(pdf))
    sandi.encrypt("rahasia", algorithm="RC4-128")
    keluar = io.BytesIO()
    sandi.write(keluar)
    assert "bersandi" in run(tulis("sandi.pdf", keluar.getvalue())).stderr
    bom = io.BytesIO()
    with zipfile.ZipFile(bom, "w", zipfile.ZIP_DEFLATED) as arsip:
        arsip.writestr("pengesahan.json", b"0" * 50_000_000)
    assert "tidak wajar" in run(tulis("bom.zip", bom.getvalue())).stderr


def test_a_file_name_in_a_pack_cannot_write_a_line_of_the_verdict(
    tulis: Tulis, paket: dict[str, bytes]
) -> None:
    palsu = "01-laporan/x\n[sesuai]  Semua baik\x1b[2J.docx"
    hasil = run(tulis("bukti.zip", zipped({**paket, palsu: b"bukan docx"})))
    assert hasil.exit_code == 1
    assert "\x1b" not in hasil.stdout
    assert not any(baris.startswith("[sesuai]  Semua") for baris in hasil.stdout.splitlines())


@pytest.mark.parametrize(
    ("jalan", "nilai"),
    [
        (("segel", "kode"), 5),
        (("segel", "alamat"), ["x"]),
        (("hasil", "aturan", "ikm_desimal"), None),
        (("hasil", "aturan", "jumlah_desimal"), 1.5),
        (("hasil", "unsur", 0, "nrr_eksak"), "1E+999999"),
    ],
)
def test_an_archive_with_odd_values_is_no_traceback(
    tulis: Tulis, bahan: BahanLaporan, jalan: tuple[Any, ...], nilai: object
) -> None:
    isi = json.loads(to_arsip(bahan))
    tempat = isi
    for kunci in jalan[:-1]:
        tempat = tempat[kunci]
    tempat[jalan[-1]] = nilai
    arsip = tulis("pengesahan.json", json.dumps(isi).encode())
    hasil = run(arsip, "--acuan", tulis("jawaban.csv", bahan.kanonik))
    assert hasil.exit_code in (1, 2)
    assert isinstance(hasil.exception, SystemExit), hasil.exception


@pytest.mark.parametrize(
    ("jenis", "bagian", "lama", "baru"),
    [
        ("docx", "word/document.xml", b"<w:tcPr>", b'<w:tcPr><w:gridSpan w:val="100000000"/>'),
        (
            "xlsx",
            "xl/worksheets/sheet1.xml",
            b"</sheetData>",
            b'<row r="9999"><c r="XFD9999"><v>1</v></c></row></sheetData>',
        ),
    ],
)
def test_a_small_file_that_claims_a_million_columns_is_refused(
    tulis: Tulis, dokumen: dict[str, bytes], jenis: str, bagian: str, lama: bytes, baru: bytes
) -> None:
    keluar = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(dokumen[jenis])) as asal, zipfile.ZipFile(keluar, "w") as tujuan:
        for satu in asal.namelist():
            isi = asal.read(satu)
            tujuan.writestr(satu, isi.replace(lama, baru, 1) if satu == bagian else isi)
    hasil = run(tulis(f"lebar.{jenis}", keluar.getvalue()))
    assert (hasil.exit_code, "tidak wajar" in hasil.stderr) == (2, True), hasil.output
