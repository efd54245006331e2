"""The pictures of the README, taken from the demo: ``python -m tests.browser.layar``.

The letters are those of the machine that takes them, as on every phone (often Roboto there). Look at the
pictures before keeping them.
"""

import os
import shutil
import struct
import zlib
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from fkp.clock import now
from fkp.demo.muat import load_demo
from fkp.demo.orang import MASUK
from fkp.demo.rencana import KODE_CONTOH
from tests.browser.conftest import serving

FOLDER = Path(__file__).parent / "layar"
PONSEL = ViewportSize(width=360, height=740)
MEJA = ViewportSize(width=1280, height=900)


def main() -> None:
    """Load the demo into a folder that is thrown away, and photograph six of its pages."""
    FOLDER.mkdir(exist_ok=True)
    tempat = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with TemporaryDirectory() as data, serving(Path(data)) as situs, sync_playwright() as p:
        load_demo(situs.app.extensions["fkp_db"], now())
        browser = p.chromium.launch(executable_path=tempat, args=["--no-sandbox", "--disable-gpu"])
        photograph_citizen(browser, situs.alamat)
        photograph_staff(browser, situs.alamat)
        browser.close()


def photograph_citizen(browser: Browser, alamat: str) -> None:
    """A phone: a question with one answer chosen, the receipt, the unit, and the board of promises."""
    page = browser.new_context(base_url=alamat, viewport=PONSEL, locale="id-ID").new_page()
    page.goto(f"/s/{KODE_CONTOH}")
    _choose(page, 0)
    page.locator(".pertanyaan:visible .option").nth(2).click()
    _keep(page, "isi-360")
    while page.locator(".pertanyaan:visible[data-terakhir]").count() == 0:
        _choose(page, 2)
    page.locator("[data-lanjut]").click()
    page.wait_for_url("**/terima-kasih/*")
    page.reload()
    _keep(page, "terima-kasih-360")
    page.get_by_role("link", name="Lihat halaman unit ini").click()
    _keep(page, "unit-360")
    page.goto("/papan-janji")
    _keep(page, "papan-360")


def photograph_staff(browser: Browser, alamat: str) -> None:
    """A desk: the newest published result of the petugas' unit, and the minutes of the forum of today."""
    petugas = next(satu for satu in MASUK if satu.akun == "petugas")
    page = browser.new_context(base_url=alamat, viewport=MEJA, locale="id-ID").new_page()
    page.goto("/masuk")
    page.fill("[name=nama_pengguna]", petugas.akun)
    page.fill("[name=sandi]", petugas.sandi)
    page.click("main [type=submit]")
    page.goto("/kelola/survei?tahap=terbit")
    page.locator("tbody th a").first.click()
    page.get_by_role("link", name="Lihat hasil").first.click()
    page.locator(".main-svg").first.wait_for(state="attached")
    _keep(page, "hasil-1280")
    page.goto("/kelola/forum")
    page.get_by_role("link", name="antrean pagi").first.click()
    page.get_by_role("link", name="Buka notulen").click()
    _keep(page, "notulen-1280")


def _choose(page: Page, ke: int) -> None:
    page.locator(".pertanyaan:visible .option").nth(ke).click()
    page.locator("[data-lanjut]").click()


def _keep(page: Page, nama: str) -> None:
    """What is in view, with nothing focused or under the pointer."""
    page.mouse.move(0, 0)
    page.evaluate("scrollTo(0, 0); document.activeElement.blur()")
    berkas = FOLDER / f"{nama}.png"
    berkas.write_bytes(repack(page.screenshot()))
    print(f"{berkas.name}: {berkas.stat().st_size / 1024:.0f} KB")


def repack(png: bytes) -> bytes:
    """The same picture without line filters: words on flat colour pack a fifth smaller that way.

    Takes what Chromium writes, eight bits of red, green and blue without interlace (PNG specification, 9).
    """
    lebar, tinggi = struct.unpack(">II", png[16:24])
    potongan, i = b"", 8
    while i < len(png):
        (panjang,) = struct.unpack(">I", png[i : i + 4])
        if png[i + 4 : i + 8] == b"IDAT":
            potongan += png[i + 8 : i + 8 + panjang]
        i += panjang + 12
    isi, langkah = zlib.decompress(potongan), lebar * 3 + 1
    atas, polos = bytearray(langkah - 1), bytearray()
    for mulai in range(0, tinggi * langkah, langkah):
        atas = _unfilter(isi[mulai], bytearray(isi[mulai + 1 : mulai + langkah]), atas)
        polos += b"\0" + atas
    return png[:8] + b"".join(
        _chunk(nama, data)
        for nama, data in ((b"IHDR", png[16:29]), (b"IDAT", zlib.compress(bytes(polos), 9)), (b"IEND", b""))
    )


def _unfilter(cara: int, baris: bytearray, atas: bytearray) -> bytearray:
    for x in range(len(baris)):
        kiri, sudut = (baris[x - 3], atas[x - 3]) if x > 2 else (0, 0)
        tebakan = (0, kiri, atas[x], (kiri + atas[x]) // 2, _paeth(kiri, atas[x], sudut))[cara]
        baris[x] = (baris[x] + tebakan) & 255
    return baris


def _paeth(kiri: int, atas: int, sudut: int) -> int:
    perkiraan = kiri + atas - sudut
    return min((kiri, atas, sudut), key=lambda satu: abs(perkiraan - satu))


def _chunk(nama: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + nama + data + struct.pack(">I", zlib.crc32(nama + data))


if __name__ == "__main__":
    main()
