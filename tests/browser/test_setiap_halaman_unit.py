"""Every page that citizens and the people of a unit can reach."""

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Serving
from tests.browser.jelajah import WARGA, walk

pytestmark = pytest.mark.browser

pernah: set[str] = set()


@pytest.mark.parametrize("pelaku", [WARGA, "petugas", "pimpinan", "notulis", "surveyor"])
def test_every_page_is_accessible_fits_a_phone_and_asks_nobody_else(
    chromium: Browser, situs_demo: Serving, pelaku: str
) -> None:
    walk(chromium, situs_demo, pelaku, pernah)
