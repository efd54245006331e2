"""A real server and a real Chromium, as small as the phones people answer with."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from sqlalchemy.orm import Session
from werkzeug.serving import WSGIRequestHandler, make_server

from app import create_app
from fkp.clock import now
from fkp.config import load_config
from fkp.db import Database
from fkp.demo.muat import load_demo
from fkp.skema import upgrade
from fkp.skm.models import Survei
from tests.browser.warga import survei_baru

PONSEL = {"width": 360, "height": 740}
AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
}


class Hening(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: Any) -> None:
        """Say nothing: the test says what went wrong."""


@dataclass(frozen=True)
class Serving:
    """An application with a database file of its own, and where it answers."""

    app: Flask
    alamat: str


@contextmanager
def serving(data: Path) -> Iterator[Serving]:
    """Serve a migrated, empty installation from ``data`` while the block lasts."""
    app = create_app(load_config({"FKP_DATA": str(data)}))
    database: Database = app.extensions["fkp_db"]
    upgrade(database.engine)
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Hening)
    benang = threading.Thread(target=server.serve_forever, daemon=True)
    benang.start()
    yield Serving(app, f"http://127.0.0.1:{server.server_port}")
    server.shutdown()
    benang.join()
    server.server_close()
    database.engine.dispose()


@pytest.fixture(scope="session")
def situs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """An empty installation for the journeys."""
    with serving(tmp_path_factory.mktemp("peramban")) as situs:
        yield situs


@pytest.fixture(scope="session")
def situs_app(situs: Serving) -> Flask:
    """Its application."""
    return situs.app


@pytest.fixture(scope="session")
def alamat(situs: Serving) -> str:
    """Its origin."""
    return situs.alamat


@pytest.fixture
def isi_db(situs_app: Flask) -> Iterator[Session]:
    """A session on the server's database; commit what the browser is to see. It takes the write lock only
    when it writes, so that looking never makes the server wait."""
    database: Database = situs_app.extensions["fkp_db"]
    with database.session(menulis=False) as session:
        yield session


@pytest.fixture
def survei(isi_db: Session) -> Survei:
    """An open survey about one layanan."""
    return survei_baru(isi_db, layanan=1)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, or the one that CHROMIUM names."""
    tempat = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome") or ""
    if not Path(tempat).is_file():
        pytest.fail(
            "Uji peramban memerlukan Chromium: pasang paket chromium, atau isi CHROMIUM dengan letaknya."
        )
    with sync_playwright() as p:
        browser = p.chromium.launch(
            executable_path=tempat,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
        )
        yield browser
        browser.close()


@pytest.fixture
def ponsel(chromium: Browser, alamat: str) -> Iterator[Callable[..., BrowserContext]]:
    """Makes phones: each call is a new one, with its own memory. When the test ends, no page may have
    written an error or asked anyone else for anything (``luring`` phones may fail to reach us)."""
    semua: list[BrowserContext] = []
    salah: list[str] = []

    def buat(*, luring: bool = False, **pilihan: Any) -> BrowserContext:
        context = chromium.new_context(base_url=alamat, viewport=PONSEL, **pilihan)
        context.set_default_timeout(10_000)

        def awasi(page: Page) -> None:
            page.on("pageerror", lambda e: salah.append(f"{page.url}: {e}"))
            page.on("request", lambda r: _asing(r.url, alamat, salah))
            if not luring:
                page.on("console", lambda m: salah.append(m.text) if m.type == "error" else None)

        context.on("page", awasi)
        semua.append(context)
        return context

    yield buat
    for context in semua:
        context.close()
    assert not salah


def _asing(url: str, alamat: str, salah: list[str]) -> None:
    if not url.startswith((alamat, "data:", "blob:")):
        salah.append(f"permintaan ke luar: {url}")


def periksa_halaman(page: Page) -> None:
    """No axe violation in either colour scheme, and nothing to scroll sideways."""
    for skema in ("light", "dark"):
        page.emulate_media(color_scheme=skema)
        hasil = Axe().run(page, options=AXE)
        assert hasil.violations_count == 0, f"{page.url} ({skema})\n{hasil.generate_report()}"
    page.emulate_media(color_scheme="light")
    lebar = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert lebar[0] <= lebar[1], f"{page.url}: bergeser ke samping, {lebar}"


@pytest.fixture(scope="session")
def situs_demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    """The demo, served; whoever asks for it only looks."""
    with serving(tmp_path_factory.mktemp("demo")) as situs:
        load_demo(situs.app.extensions["fkp_db"], now())
        yield situs
