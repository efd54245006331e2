"""A photograph that is too large for the server is made smaller on the way, upright and with its day; a
browser without script is told the limit and led back."""

import io
import random
from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from fkp.akun.models import Akun, Peran
from fkp.tindak_lanjut.models import BuktiJanji, TindakLanjut
from tests.browser.conftest import periksa_halaman
from tests.browser.test_dua_notulis import masuk
from tests.browser.warga import Ponsel
from tests.builders import a_akun, a_instansi, a_unit
from tests.fkp.tindak_lanjut.bangun import a_tindak_lanjut

pytestmark = pytest.mark.browser

MIRING = 6
"""EXIF orientation of a telephone held upright: the picture lies on its side in the file."""


def foto_besar(tempat: Path) -> Path:
    """Noise with a red upper edge as it is seen, over eight megabytes, lying on its side."""
    gambar = Image.frombytes("RGB", (4000, 3000), random.Random(1).randbytes(4000 * 3000 * 3))
    gambar.paste("red", (0, 0, 400, 3000))
    exif = Image.Exif()
    exif[0x0112] = MIRING
    exif.get_ifd(0x8769)[36867] = "2026:11:10 09:00:00"
    berkas = tempat / "IMG_2211.jpg"
    gambar.save(berkas, "JPEG", quality=95, exif=exif)
    assert berkas.stat().st_size > 8 * 1024 * 1024
    return berkas


def buka(ponsel: Ponsel, db: Session, **lain: bool) -> tuple[Page, TindakLanjut]:
    unit = a_unit(db, a_instansi(db, induk=a_instansi(db)))
    petugas: Akun = a_akun(db, Peran.PETUGAS, unit.jalur)
    janji = a_tindak_lanjut(db, unit)
    db.commit()
    meja = ponsel(**lain).new_page()
    masuk(meja, petugas.nama_pengguna, f"/kelola/tindak-lanjut/{janji.id}")
    meja.locator("summary", has_text="Tambah bukti").click()
    return meja, janji


def test_a_large_photograph_arrives_small_upright_and_with_its_day(
    ponsel: Ponsel, isi_db: Session, tmp_path: Path
) -> None:
    meja, janji = buka(ponsel, isi_db)
    meja.set_input_files("[type=file]", foto_besar(tmp_path))
    meja.fill("[name='bukti-baru-judul']", "Papan alur di loket")
    meja.get_by_role("button", name="Unggah bukti").click()
    expect(meja.locator("main")).to_contain_text("Bukti tersimpan tanpa data lokasi dan perangkat")
    expect(meja.get_by_role("link", name="Papan alur di loket")).to_be_visible()
    periksa_halaman(meja)
    cari = select(BuktiJanji).where(BuktiJanji.tindak_lanjut_id == janji.id)
    satu = isi_db.scalars(cari.options(undefer(BuktiJanji.isi))).one()
    assert (satu.lebar, satu.tinggi, satu.diambil) == (1800, 2400, date(2026, 11, 10))
    gambar = Image.open(io.BytesIO(satu.isi))
    merah, hijau, _biru = gambar.getpixel((900, 100))
    assert (merah > 200, hijau < 60) == (True, True)


def test_what_is_too_large_without_script_is_told_the_limit_and_led_back(
    ponsel: Ponsel, isi_db: Session, tmp_path: Path
) -> None:
    meja, janji = buka(ponsel, isi_db, java_script_enabled=False, luring=True)
    meja.set_input_files("[type=file]", foto_besar(tmp_path))
    meja.get_by_role("button", name="Unggah bukti").click()
    expect(meja.locator("main")).to_contain_text("Satu berkas paling besar 6 MB")
    meja.get_by_role("link", name="Kembali ke halaman tadi").click()
    expect(meja.locator("h1")).to_contain_text(janji.kegiatan)
