"""`fkp indeks` as a person runs it: golden files, JSON, exit codes, one line when it cannot."""

import contextlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from fkp.cli.indeks import indeks
from tests.surveys.lembaran import U9, a_csv, an_xlsx

DATA = Path(__file__).parent / "data"


def run(*argumen: str | Path) -> Result:
    return CliRunner().invoke(indeks, [str(satu) for satu in argumen])


def as_json(*argumen: str | Path) -> dict[str, Any]:
    hasil = run(*argumen, "--json")
    assert (hasil.exit_code, hasil.stderr) == (0, "")
    data: dict[str, Any] = json.loads(hasil.stdout)
    return data


@pytest.fixture
def berkas(tmp_path: Path) -> Any:
    def write(isi: bytes, nama: str = "jawaban.csv") -> Path:
        (tmp_path / nama).write_bytes(isi)
        return tmp_path / nama

    return write


def test_the_five_of_respondent_seventeen_is_refused_and_the_rest_counts() -> None:
    data = as_json(DATA / "G08_lab_reliability.csv")
    assert (data["ikm"], data["mutu"], data["responden"]) == ("86.97", "B", 20)
    (satu,) = data["ditolak"]
    assert (satu["baris"], satu["kolom"], satu["nilai"]) == (18, "u2", "5")
    assert [(unsur["jumlah"], unsur["terisi"]) for unsur in data["unsur"]] == [(74, 20), (71, 19), (60, 20)]


def test_two_unsur_weigh_a_half_each() -> None:
    data = as_json(DATA / "G10_lab_assurance.csv")
    assert (data["ikm"], data["kinerja"], data["nilai_indeks"]) == ("85.00", "Baik", "3.4000")


def test_the_sheet_of_a_regency_is_read_whole() -> None:
    data = as_json(DATA / "sekadau_2019s1_partial.csv")
    assert (data["responden"], len(data["unsur"]), data["ditolak"]) == (49, 9, [])


def test_the_json_has_the_agreed_shape_and_every_decimal_is_text() -> None:
    data = as_json(DATA / "sekadau_2019s1_partial.csv")
    kunci = "instrumen bobot responden unsur nilai_indeks ikm mutu kinerja ditolak"
    assert list(data) == kunci.split()
    assert list(data["unsur"][0]) == ["kunci", "kode", "nama", "jumlah", "terisi", "nrr", "ikm", "mutu"]
    desimal = [data["ikm"], data["nilai_indeks"], *(unsur["nrr"] for unsur in data["unsur"])]
    assert all(isinstance(satu, str) and "." in satu for satu in desimal)
    assert data["bobot"] == "eksak"


@pytest.mark.parametrize(
    ("bobot", "ikm", "mutu"), [("eksak", "88.33", "A"), ("0.111", "88.25", "B"), ("0,11", "87.45", "B")]
)
def test_the_weight_is_a_choice_and_is_printed(berkas: Any, bobot: str, ikm: str, mutu: str) -> None:
    """30 respondents, every total 106: 265/3."""
    isi = berkas(a_csv(U9, *[[4] * 9] * 16, *[[3] * 9] * 14))
    data = as_json(isi, "--bobot", bobot)
    assert (data["ikm"], data["mutu"], data["bobot"]) == (ikm, mutu, bobot.replace(",", "."))
    assert "Perhatian: huruf mutu bergantung pada bobot" in run(isi, "--bobot", bobot).stdout


def test_nrr_can_be_rounded_first(berkas: Any) -> None:
    isi = berkas(a_csv(["u1"], [4], [4], [3]))
    assert as_json(isi)["ikm"] == "91.67"
    assert as_json(isi, "--desimal-nrr", "1")["ikm"] == "92.50"


def test_the_summary_speaks_indonesian_and_lists_what_was_refused(berkas: Any) -> None:
    baris = [[nomor, 4, 3] for nomor in range(1, 400)]
    isi = berkas(a_csv(["No", "U8 Sarana", "U1"], *baris, *[[400 + n, 9, 3] for n in range(25)]))
    keluar = run(isi)
    assert keluar.exit_code == 0
    assert keluar.stdout.startswith("IKM 87,50 (B, Baik)\nResponden: 424\n")
    assert "Bobot 1/2" in keluar.stdout
    assert '- baris 401, kolom "U8 Sarana", "9": di luar skala 1 sampai 4' in keluar.stdout
    assert "dan 5 lagi" in keluar.stdout
    assert "nama mengalahkan nomor" in keluar.stdout


def test_bare_u8_and_u9_come_with_a_warning_about_the_two_orders() -> None:
    assert "U8 dibaca sebagai pengaduan" in run(DATA / "sekadau_2019s1_partial.csv").stdout


def test_notes_go_to_stderr_so_that_the_json_stays_whole(berkas: Any) -> None:
    hasil = run(berkas(an_xlsx(Jan=[["u1"], [4]], Feb=[["u1"], [2]]), "a.xlsx"), "--json")
    assert json.loads(hasil.stdout)["ikm"] == "100.00"
    assert '"Feb"' in hasil.stderr


def test_a_sheet_can_be_chosen(berkas: Any) -> None:
    isi = berkas(an_xlsx(Jan=[["u1"], [4]], Feb=[["u1"], [2]]), "a.xlsx")
    assert as_json(isi, "--lembar", "Feb")["ikm"] == "50.00"


@pytest.mark.parametrize(
    ("isi", "argumen", "pesan"),
    [
        (b"u1,u2\n", (), "belum ada data"),
        (b"", (), "belum ada data"),
        (b"u1\n9\n", (), "belum ada data"),
        (b"a,b\n1,2\n", (), "tidak ada kolom jawaban"),
        (b"%PDF-1.4", (), "PDF"),
        (b"PK\x03\x04rusak", (), "rusak"),
        (b"u1,p1\n4,4\n", (), "mencampur"),
        (b"u1\n4\n", ("--bobot", "abc"), "Bobot"),
        (b"u1\n4\n", ("--bobot", "0"), "Bobot"),
        (b"u1\n4\n", ("--bobot", "nan"), "Bobot"),
        (b"u1,u2\n4,4\n", ("--bobot", "0.111"), "tidak cocok untuk 2 unsur"),
        (b"u1\n4\n", ("--instrumen", "skm-99"), "skm-99"),
        (b"u1\n4\n", ("--instrumen", "skm-16"), "bukan skm-16"),
        (b"u1\n4\n", ("--desimal-nrr", "dua"), "--desimal-nrr"),
        (b"u1\n4\n", ("--desimal-nrr", "99"), "desimal"),
        (b"u1\n4\n", ("--lembar", "Data"), "hanya untuk XLSX"),
        (b"kolom\x1b[31m,lain\n1,2\n", ("--json",), "tidak ada kolom jawaban"),
    ],
)
def test_what_cannot_be_computed_ends_in_one_line(
    berkas: Any, isi: bytes, argumen: tuple[str, ...], pesan: str
) -> None:
    hasil = run(berkas(isi), *argumen)
    assert (hasil.exit_code, hasil.stdout) == (2, "")
    assert pesan in hasil.stderr
    assert hasil.stderr.count("\n") == 1
    assert "\x1b" not in hasil.stderr


def test_missing_files_and_folders_end_in_one_line(tmp_path: Path) -> None:
    for path, pesan in (
        (tmp_path / "tiada.csv", "tidak ditemukan"),
        (tmp_path, "folder"),
        ("x" * 5000, "dibuka"),
    ):
        hasil = run(path)
        assert (hasil.exit_code, hasil.stdout, hasil.stderr.count("\n")) == (2, "", 1)
        assert pesan in hasil.stderr


def writing_end(pipa: Path, proses: subprocess.Popen[str]) -> int:
    """The pipe opened for writing, which succeeds only once the command reads it."""
    while True:
        try:
            return os.open(pipa, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:
            with contextlib.suppress(subprocess.TimeoutExpired):
                proses.wait(timeout=0.05)
                pytest.fail(f"perintah berhenti sebelum membaca: {proses.communicate()[1]}")


def test_interrupting_ends_cleanly(tmp_path: Path) -> None:
    """A pipe whose other end never writes keeps the command reading until it is interrupted."""
    pipa = tmp_path / "pipa"
    os.mkfifo(pipa)
    # Whoever starts the suite in the background may have told its children to ignore the signal.
    kode = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    kode += "; from fkp.cli.indeks import indeks; indeks()"
    perintah = [sys.executable, "-c", kode, str(pipa)]
    with subprocess.Popen(perintah, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as proses:
        tulis = writing_end(pipa, proses)
        proses.send_signal(signal.SIGINT)
        keluar, galat = proses.communicate(timeout=60)
        os.close(tulis)
    assert (proses.returncode, keluar, galat) == (130, "", "fkp indeks: dihentikan\n")
