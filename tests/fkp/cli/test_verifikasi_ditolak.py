"""``fkp verifikasi`` on what it cannot read: one line, never a traceback."""

import io
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfWriter

from tests.fkp.cli.periksa_berkas import Tulis, run


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
