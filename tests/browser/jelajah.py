"""Walking through every page that a person can reach by links, in a real browser."""

import re
from urllib.parse import urlsplit

from axe_playwright_python.base import AxeResults
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, Page
from werkzeug.exceptions import HTTPException

from tests.browser.conftest import AXE, PONSEL, Serving

UNDUHAN = {
    "forum_arsip.templat_xlsx",
    "forum_berita_acara.unduh_berkas",
    "forum_berita_acara.unduh_segel",
    "forum_hadir.kini",
    "forum_hadir.layar_kini",
    "forum_hadir.lembar",
    "forum_materi.unduh",
    "forum_publik.unduh_materi",
    "jejak.unduh",
    "kerja.unduh",
    "laporan.unduh",
    "laporan_bukti.unduh",
    "laporan_forum.unduh",
    "lembar_publik.unduh",
    "papan.bukti",
    "papan.bukti_kecil",
    "pelaporan.unduh",
    "penilaian.bukti",
    "penilaian.kecil",
    "skm_kelola.unduh_jawaban",
    "templat.baku",
    "templat.contoh",
    "templat.unduh",
    "tindak_lanjut.kecil_bukti",
    "tindak_lanjut.unduh",
    "tindak_lanjut.unduh_bukti",
    "unit.impor_templat",
}
BERKAS = re.compile(r"\.(csv|docx|html|ics|json|pdf|xlsx|xml|zip)$")
RUPA = ((360, 740, "light"), (1280, 900, "dark"))
GELAP = {
    **AXE,
    "runOnly": ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable"],
}
"""What colours and width decide; the rest of a page is the same in the dark."""
WARGA = "warga"
"""Who is not signed in."""


def walk(chromium: Browser, situs: Serving, pelaku: str, pernah: set[str]) -> None:
    """Open every page that this person reaches by links: each is accessible, fits a phone, makes no error and
    asks nobody else. ``pernah`` holds the pages that were examined already, for another role: what is left
    to see of those is that they open without an error and fit. Those of this walk are added."""
    context = chromium.new_context(base_url=situs.alamat, viewport=PONSEL)
    context.set_default_timeout(20_000)
    page = context.new_page()
    salah: list[str] = []
    page.on("pageerror", lambda e: salah.append(f"{page.url}: {e}"))
    page.on("console", lambda m: salah.append(f"{page.url}: {m.text}") if m.type == "error" else None)
    page.on("request", lambda r: _stranger(r.url, situs.alamat, salah))
    if pelaku != WARGA:
        page.goto("/masuk")
        page.fill("[name=nama_pengguna]", pelaku)
        page.fill("[name=sandi]", f"contoh-{pelaku}-2026")
        page.click("main [type=submit]")
        page.wait_for_url("**/kelola")
    antre = ["/"] if pelaku == WARGA else ["/kelola"]
    seen: set[str] = set()
    while antre:
        alamat = antre.pop(0)
        rute = _endpoint(situs.app, alamat)
        if rute is None or rute in seen or rute in UNDUHAN or BERKAS.search(urlsplit(alamat).path):
            continue
        if (pelaku == WARGA) == urlsplit(alamat).path.startswith("/kelola"):
            continue
        seen.add(rute)
        page.goto(alamat)
        _inspect(page, salah, rute not in pernah)
        antre += page.eval_on_selector_all("a[href^='/']", "links => links.map(a => a.getAttribute('href'))")
    context.close()
    pernah |= seen
    assert not salah, "\n".join(salah)
    assert seen


def _inspect(page: Page, salah: list[str], baru: bool) -> None:
    """On a phone in the light and, what is ``baru``, on a desk in the dark too, with axe; everything
    unfolded."""
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = !d.closest('.lang'))")
    for lebar, tinggi, skema in RUPA if baru else RUPA[:1]:
        page.set_viewport_size({"width": lebar, "height": tinggi})
        page.emulate_media(color_scheme="dark" if skema == "dark" else "light")
        hasil = _axe(page, skema) if baru else None
        if hasil and hasil.violations_count:
            salah.append(f"{page.url} ({lebar}, {skema})\n{hasil.generate_report()}")
        isi, layar = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
        if isi > layar:
            salah.append(f"{page.url}: bergeser ke samping pada {lebar}, {isi} > {layar}")


def _axe(page: Page, skema: str) -> AxeResults:
    """The first look brings axe into the page; for the second it is there already."""
    if skema == "light":
        return Axe().run(page, options=AXE)
    return AxeResults(page.evaluate("pilihan => axe.run(document, pilihan)", GELAP))


def _endpoint(app: Flask, alamat: str) -> str | None:
    try:
        rute, _ = app.url_map.bind("").match(urlsplit(alamat).path, method="GET")
    except HTTPException:
        return None
    return str(rute)


def _stranger(url: str, alamat: str, salah: list[str]) -> None:
    if not url.startswith((alamat, "data:", "blob:")):
        salah.append(f"permintaan ke luar: {url}")
