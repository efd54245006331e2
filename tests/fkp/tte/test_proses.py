"""The check in a process of its own: it answers, and it ends whatever the file does."""

import subprocess
import sys

import pytest

from fkp.tte import proses
from fkp.tte.hasil import Keadaan, Rantai, Sebab
from fkp.tte.proses import TakTerperiksa, periksa_pdf
from tests.fkp.tte.buat import INDUK, SAAT, a_ca, a_halaman, a_orang, tandatangani, ubah_sandi


def test_a_signed_file_is_checked_in_another_process() -> None:
    hasil = periksa_pdf(tandatangani(a_halaman(), a_orang()), [a_ca(INDUK).der], SAAT)
    assert [(t.nama, t.keadaan, t.rantai) for t in hasil.tanda] == [
        ("Rani Umpama", Keadaan.UTUH, Rantai.DIKENAL)
    ]
    assert (hasil.waktu, hasil.akar) == (SAAT, 1)


@pytest.mark.parametrize(
    ("isi", "sebab"),
    [
        (b"%PDF-1.7 bukan apa-apa", Sebab.TAK_TERBACA),
        (ubah_sandi(a_halaman(), "rahasia"), Sebab.TERKUNCI),
    ],
)
def test_what_cannot_be_checked_says_why(isi: bytes, sebab: Sebab) -> None:
    with pytest.raises(TakTerperiksa) as gagal:
        periksa_pdf(isi, (), SAAT)
    assert gagal.value.sebab is sebab


def test_a_file_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proses, "DETIK", 1)
    # Each letter is looked at again and again: the pattern stands for whatever a hostile file makes us do.
    pdf = a_halaman("a" * 60)
    with pytest.raises(TakTerperiksa) as gagal:
        periksa_pdf(pdf, (), SAAT, r"((?:a+)+)$b")
    assert gagal.value.sebab is Sebab.TERLALU_BERAT


def test_the_site_starts_without_the_library_that_checks() -> None:
    perintah = "import app, sys; print('pyhanko' in sys.modules, 'aiohttp' in sys.modules)"
    keluar = subprocess.run([sys.executable, "-c", perintah], capture_output=True, text=True, check=True)
    assert keluar.stdout.split() == ["False", "False"]
