"""Every page that a person can reach by links, opened by each role, in a real browser."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, Page
from werkzeug.exceptions import HTTPException

from fkp.clock import now
from fkp.demo.muat import load_demo
from fkp.demo.orang import MASUK
from tests.browser.conftest import AXE, PONSEL, Serving, serving

pytestmark = pytest.mark.browser

UNDUHAN = {
    "jejak.unduh",
    "kerja.unduh",
    "laporan.unduh",
    "laporan_bukti.unduh",
    "lembar_publik.unduh",
    "skm_kelola.unduh_jawaban",
    "templat.baku",
    "templat.contoh",
    "templat.unduh",
    "tindak_lanjut.unduh",
    "unit.impor_templat",
}
BERKAS = re.compile(r"\.(csv|json)$")
PELAKU = ["warga", *(satu.akun for satu in MASUK if satu.akun != "petugas-rsud")]


@pytest.fixture(scope="module")
def situs_demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """The demo, served."""
    with serving(tmp_path_factory.mktemp("demo")) as situs:
        load_demo(situs.app.extensions["fkp_db"], now())
        yield situs


@pytest.mark.parametrize("pelaku", PELAKU)
def test_every_page_is_accessible_fits_a_phone_and_asks_nobody_else(
    chromium: Browser, situs_demo: Serving, pelaku: str
) -> None:
    context = chromium.new_context(base_url=situs_demo.alamat, viewport=PONSEL)
    context.set_default_timeout(20_000)
    page = context.new_page()
    salah: list[str] = []
    page.on("pageerror", lambda e: salah.append(f"{page.url}: {e}"))
    page.on("console", lambda m: salah.append(f"{page.url}: {m.text}") if m.type == "error" else None)
    page.on("request", lambda r: _stranger(r.url, situs_demo.alamat, salah))
    if pelaku != "warga":
        page.goto("/masuk")
        page.fill("[name=nama_pengguna]", pelaku)
        page.fill("[name=sandi]", f"contoh-{pelaku}-2026")
        page.click("main [type=submit]")
        page.wait_for_url("**/kelola")
    antre = ["/"] if pelaku == "warga" else ["/kelola"]
    seen: set[str] = set()
    while antre:
        alamat = antre.pop(0)
        rute = _endpoint(situs_demo.app, alamat)
        if rute is None or rute in seen or rute in UNDUHAN or BERKAS.search(urlsplit(alamat).path):
            continue
        if (pelaku == "warga") == urlsplit(alamat).path.startswith("/kelola"):
            continue
        seen.add(rute)
        page.goto(alamat)
        _inspect(page, salah)
        antre += page.eval_on_selector_all("a[href^='/']", "links => links.map(a => a.getAttribute('href'))")
    context.close()
    assert not salah, "\n".join(salah)
    assert seen


def _inspect(page: Page, salah: list[str]) -> None:
    """Axe on a phone in the light and on a desk in the dark, with everything unfolded."""
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = !d.closest('.lang'))")
    for lebar, tinggi, skema in ((360, 740, "light"), (1280, 900, "dark")):
        page.set_viewport_size({"width": lebar, "height": tinggi})
        page.emulate_media(color_scheme="dark" if skema == "dark" else "light")
        hasil = Axe().run(page, options=AXE)
        if hasil.violations_count:
            salah.append(f"{page.url} ({lebar}, {skema})\n{hasil.generate_report()}")
        isi, layar = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        if isi > layar:
            salah.append(f"{page.url}: bergeser ke samping pada {lebar}, {isi} > {layar}")


def _endpoint(app: Flask, alamat: str) -> str | None:
    try:
        rute, _ = app.url_map.bind("").match(urlsplit(alamat).path, method="GET")
    except HTTPException:
        return None
    return str(rute)


def _stranger(url: str, alamat: str, salah: list[str]) -> None:
    if not url.startswith((alamat, "data:", "blob:")):
        salah.append(f"permintaan ke luar: {url}")
