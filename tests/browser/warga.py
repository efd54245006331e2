"""What a citizen does on the pages of a survey, and the surveys they meet."""

import re
import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from playwright.sync_api import BrowserContext, Page, expect
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fkp.clock import now, setempat
from fkp.skm.models import Jawaban, Survei
from tests.builders import a_instansi, a_survei, a_unit

Ponsel = Callable[..., BrowserContext]
KODE = re.compile(r"^[0-9A-Z]{4}-[0-9A-Z]{4}$")


def survei_baru(db: Session, layanan: int, **kolom: Any) -> Survei:
    """A committed survey about so many layanan; open unless ``tahap`` says otherwise."""
    # Days on both sides: whoever answers at the turn of a quarter, or two hours before, is in time.
    hari = setempat(now(), "Asia/Jakarta").date()
    kolom = {"mulai": hari - timedelta(days=30), "akhir": hari + timedelta(days=30), **kolom}
    instansi = a_instansi(db, induk=a_instansi(db))
    survei = a_survei(db, a_unit(db, instansi, layanan=layanan), kode=f"w{uuid.uuid4().hex[:9]}", **kolom)
    db.commit()
    return survei


def banyak_jawaban(db: Session, survei: Survei) -> int:
    """How many answers the server has stored by now."""
    db.rollback()
    return db.scalar(select(func.count()).where(Jawaban.survei_id == survei.id)) or 0


def jawab(page: Page, dari: int = 1, sampai: int = 9, pilihan: int = 2) -> None:
    """Answer these of the nine questions, one after another, with script."""
    for n in range(dari, sampai + 1):
        expect(page.get_by_text(f"Pertanyaan {n} dari 9").first).to_be_attached()
        page.locator("fieldset:visible .option").nth(pilihan).click()
        page.get_by_role("button", name="Lanjut").click()


def kirim(page: Page) -> str:
    """Send what was answered; returns the code of the receipt."""
    page.get_by_role("button", name="Kirim jawaban").click()
    expect(page.get_by_role("heading", name="Sudah diterima")).to_be_visible()
    kode = page.locator(".kode:visible").inner_text()
    assert KODE.match(kode)
    return kode


def isi_daftar(page: Page, pilihan: int) -> str:
    """Answer the whole list without script, and send it; returns the code of the receipt."""
    for soal in page.locator("fieldset.pertanyaan").all():
        soal.locator(".option").nth(pilihan).click()
    return kirim(page)


def tahan(page: Page) -> None:
    """Send what was answered while there is no line: it waits on the phone."""
    page.context.set_offline(True)
    page.get_by_role("button", name="Kirim jawaban").click()
    expect(page.get_by_role("heading", name="Tersimpan di perangkat, belum terkirim")).to_be_visible()
