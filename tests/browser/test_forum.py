"""From theme to sealed berita acara: a petugas, a notulis and a participant on phones, and the pimpinan."""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.akun.models import Akun, Peran
from fkp.clock import now, setempat
from fkp.forum.berita_acara.models import BeritaAcara
from fkp.forum.models import Forum
from fkp.tindak_lanjut.models import TindakLanjut
from fkp.unit.models import Unit
from tests.browser.conftest import periksa_halaman
from tests.browser.warga import Ponsel
from tests.builders import SANDI, a_akun, a_instansi, a_unit

pytestmark = pytest.mark.browser

TEMA = "Antrean pagi"
MASALAH = "Nomor antrean habis sebelum pukul 09.00."


@dataclass
class Lakon:
    """Those who act: each has a device of their own."""

    unit: Unit
    akun_notulis: int
    petugas: Page
    notulis: Page
    pimpinan: Page
    warga: Page


@pytest.fixture
def lakon(ponsel: Ponsel, isi_db: Session) -> Lakon:
    unit = a_unit(isi_db, a_instansi(isi_db, induk=a_instansi(isi_db)), "Loket Umpama")
    orang = {p: a_akun(isi_db, p, unit.jalur) for p in (Peran.PETUGAS, Peran.NOTULIS, Peran.PIMPINAN)}
    isi_db.commit()
    meja = {"width": 1280, "height": 900}
    petugas, pimpinan = (ponsel(**_layar(meja)).new_page() for _ in range(2))
    notulis, warga = ponsel(luring=True).new_page(), ponsel().new_page()
    for page, peran in ((petugas, Peran.PETUGAS), (notulis, Peran.NOTULIS), (pimpinan, Peran.PIMPINAN)):
        _masuk(page, orang[peran])
    return Lakon(unit, orang[Peran.NOTULIS].id, petugas, notulis, pimpinan, warga)


def _layar(ukuran: dict[str, int]) -> dict[str, Any]:
    return {"screen": ukuran}


def _masuk(page: Page, akun: Akun) -> None:
    page.goto("/masuk")
    page.fill("[name=nama_pengguna]", akun.nama_pengguna)
    page.fill("[name=sandi]", SANDI)
    page.click("main [type=submit]")
    page.wait_for_url("**/kelola**")


def _kirim(page: Page, nama: str) -> None:
    page.get_by_role("button", name=nama, exact=True).click()


def test_from_theme_to_sealed_berita_acara(lakon: Lakon, isi_db: Session) -> None:
    forum = _siapkan(lakon, isi_db)
    _hadir(lakon, forum)
    _catat(lakon, forum)
    _tanda_tangan(lakon, forum)
    _sahkan(lakon, forum)

    isi_db.rollback()
    sah = isi_db.scalars(select(BeritaAcara).where(BeritaAcara.forum_id == forum.id)).one()
    janji = isi_db.scalars(select(TindakLanjut).where(TindakLanjut.forum_id == forum.id)).one()
    assert janji.penanggung_jawab == "Seksi Pelayanan"
    assert janji.tenggat == setempat(now(), lakon.unit.zona).date() + timedelta(days=10)
    lakon.warga.goto(f"/verifikasi/{sah.kode}")
    expect(lakon.warga.locator("main")).to_contain_text(TEMA)
    lakon.warga.goto(f"/f/{forum.kode}/berita-acara")
    salinan = lakon.warga.locator("main").inner_text()
    assert MASALAH in salinan
    assert "Warga Satu" not in salinan
    assert "0812" not in salinan
    periksa_halaman(lakon.warga)


def _siapkan(lakon: Lakon, db: Session) -> Forum:
    """The petugas chooses the theme, names the team, invites, announces, and begins."""
    page = lakon.petugas
    page.goto("/kelola/forum/baru")
    for nama, isi in {
        "tema": TEMA,
        "tanggal": setempat(now(), lakon.unit.zona).date().isoformat(),
        "mulai": "00:01",
        "selesai": "23:59",
        "tempat": "Aula",
        "kota": "Umpama",
        "jabatan": "Kepala Loket Umpama",
        "penandatangan": "Dewi Contoh",
    }.items():
        page.fill(f"[name={nama}]", isi)
    page.select_option("[name=topik]", "hasil_skm")
    page.locator("main form[method=post] [type=submit]").first.click()
    page.wait_for_url(re.compile(r"/kelola/forum/\d+$"))
    forum = db.scalars(select(Forum).where(Forum.unit_id == lakon.unit.id)).one()
    db.rollback()
    page.goto(f"/kelola/forum/{forum.id}/tim")
    page.select_option("[name=peran_0]", "notulis")
    page.fill("[name=nama_0]", "Laras Umpama")
    page.select_option("[name=akun_0]", str(lakon.akun_notulis))
    _kirim(page, "Simpan tim")
    page.goto(f"/kelola/forum/{forum.id}/undangan/tambah")
    page.fill("[name=nama]", "Warga Satu")
    page.select_option("[name=unsur]", "U1")
    page.fill("[name=lembaga]", "Pengguna layanan")
    page.fill("[name=hp]", "0812 3456 7890")
    _kirim(page, "Simpan")
    page.goto(f"/kelola/forum/{forum.id}")
    _kirim(page, "Umumkan forum")
    _kirim(page, "Mulai forum")
    periksa_halaman(page)
    return forum


def _hadir(lakon: Lakon, forum: Forum) -> None:
    """The participant scans what stands on the screen, and sends an issue from the same phone."""
    lakon.petugas.goto(f"/kelola/forum/{forum.id}/hadir/layar")
    kode = lakon.petugas.locator("[data-kode]").first.inner_text().strip()
    page = lakon.warga
    page.goto(f"/f/{forum.kode}/hadir?k={kode}")
    periksa_halaman(page)
    page.fill("[name=nama]", "Warga Satu")
    page.fill("[name=lembaga]", "Pengguna layanan")
    page.select_option("[name=unsur]", "U1")
    _kirim(page, "Catat saya hadir")
    expect(page.get_by_role("heading", name="Anda tercatat hadir")).to_be_visible()
    page.get_by_role("link", name="Kirim masukan").click()
    page.fill("textarea[name=masalah]", MASALAH)
    page.locator("main form [type=submit]").first.click()
    expect(page.locator("main")).to_contain_text(MASALAH)
    periksa_halaman(page)


def _catat(lakon: Lakon, forum: Forum) -> None:
    """The notulis takes up the issue on a phone and makes it a row that can be signed."""
    page = lakon.notulis
    page.goto(f"/kelola/forum/{forum.id}/notulen")
    page.get_by_role("button", name=re.compile(r"^Jadikan baris(?! berita)")).first.click()
    for nama, isi in {
        "usulan": "Membagi nomor antrean pagi dan siang.",
        "tindakan": "Membagi nomor antrean",
        "keluaran": "Dua sesi antrean berjalan di 2 loket",
        "durasi": "10",
        "penanggung_jawab": "Seksi Pelayanan",
    }.items():
        page.locator(f"[id^='{nama}-']").first.fill(isi)
    with page.expect_response(lambda jawab: "pendek" in (jawab.request.post_data or "")) as simpan:
        page.locator("[id^='kelas-']").first.select_option("pendek")
        page.locator("h1").click()
    assert simpan.value.ok
    expect(page.locator("#keadaan")).to_contain_text("Tersimpan pukul")
    page.reload()
    expect(page.locator("[id^='penanggung_jawab-']").first).to_have_value("Seksi Pelayanan")
    expect(page.locator(".error-summary")).to_have_count(0)
    periksa_halaman(page)


def _tanda_tangan(lakon: Lakon, forum: Forum) -> None:
    """The petugas locks the text; the participant reads it and signs with a finger."""
    lakon.petugas.goto(f"/kelola/forum/{forum.id}/berita-acara")
    _kirim(lakon.petugas, "Kunci untuk ditandatangani")
    page = lakon.warga
    page.goto(f"/f/{forum.kode}/tanda-tangan")
    expect(page.locator("main")).to_contain_text(MASALAH)
    page.get_by_label("Saya sudah membaca dan menyetujui isi berita acara ini").check()
    _gores(page)
    _kirim(page, "Tanda tangani")
    expect(page.locator("main")).to_contain_text("sudah menandatangani")
    periksa_halaman(page)


def _sahkan(lakon: Lakon, forum: Forum) -> None:
    page = lakon.pimpinan
    page.goto(f"/kelola/forum/{forum.id}/berita-acara/sahkan")
    _gores(page)
    periksa_halaman(page)
    _kirim(page, "Sahkan berita acara")
    expect(page.locator("main")).to_contain_text("Berita acara disahkan dengan kode")
    _kirim(page, "Terbitkan untuk umum")
    expect(page.locator("main")).to_contain_text("Berita acara terbit")


def _gores(page: Page) -> None:
    """A signature on the canvas."""
    kanvas = page.locator("canvas").first
    kanvas.scroll_into_view_if_needed()
    kotak = kanvas.bounding_box()
    assert kotak is not None
    page.mouse.move(kotak["x"] + 30, kotak["y"] + 60)
    page.mouse.down()
    for n in range(1, 9):
        page.mouse.move(kotak["x"] + 30 + 22 * n, kotak["y"] + 60 + 25 * (-1) ** n)
    page.mouse.up()
