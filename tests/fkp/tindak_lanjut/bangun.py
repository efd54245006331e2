"""Rows of the register for tests."""

from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from fkp.akun.models import Akun
from fkp.bersih.berkas import Bersih
from fkp.clock import now, setempat
from fkp.skm.models import Survei
from fkp.tindak_lanjut.actions import tambah
from fkp.tindak_lanjut.bukti import simpan_bukti
from fkp.tindak_lanjut.isi import IsiRencana
from fkp.tindak_lanjut.models import Asal, BuktiJanji, Status, TindakLanjut
from fkp.unggahan import JPEG
from fkp.unit.models import Unit
from tests.page import H, Page

ISI: dict[str, Any] = {
    "unsur": "waktu",
    "layanan_id": None,
    "masalah": "Antrean panjang pada hari Senin.",
    "kegiatan": "Membuka loket kedua",
    "keluaran": "Dua loket melayani tiap hari Senin",
    "penanggung_jawab": "Seksi Pelayanan",
    "mulai": None,
    "tenggat": date(2099, 1, 31),
}


def an_isi(**kolom: Any) -> IsiRencana:
    return IsiRencana(**{**ISI, **kolom})


def a_tindak_lanjut(
    db: Session,
    unit: Unit,
    survei: Survei | None = None,
    saat: datetime | None = None,
    lanjutan_dari: TindakLanjut | None = None,
    **kolom: Any,
) -> TindakLanjut:
    """A row, of the plan of ``survei`` or, without, promised at a forum; ``status`` and what follows from it
    are set as they are. One that is stopped was stopped on the day it was written, unless it is told."""
    susulan = {k: kolom.pop(k) for k in tuple(kolom) if k not in ISI}
    row = tambah(
        db,
        "uji",
        unit,
        an_isi(**kolom),
        saat or now(),
        asal=Asal.SKM if survei else Asal.FORUM,
        survei_id=survei.id if survei else None,
        sejak=survei.mulai if survei else None,
        lanjutan_dari=lanjutan_dari,
    )
    if susulan.get("status") == Status.DIHENTIKAN:
        susulan = {"dihentikan_pada": setempat(row.dibuat, unit.zona).date(), **susulan}
    for nama, nilai in susulan.items():
        setattr(row, nama, nilai)
    db.flush()
    return row


def a_bukti(
    db: Session, row: TindakLanjut, oleh: Akun, isi: bytes = b"foto", *, umum: bool = False, mime: str = JPEG
) -> BuktiJanji:
    """A photograph that shows that the promise was kept, or with ``mime`` a document, of whatever bytes."""
    kecil = (b"kecil", 4, 3) if mime == JPEG else (None, None, None)
    return simpan_bukti(db, oleh, row, Bersih(isi, mime, *kecil), "bukti", "", umum, now())


def kotak_tw(page: Page) -> list[str]:
    """The sentences of the small grids of quarters; an SVG is of another namespace than the page."""
    return [e.get("aria-label") or "" for e in page.tree.iter() if e.get("class") == "tw"]


def form_ke(page: Page, ujung: str, isian: str = "") -> int:
    """The number of the form of ``<main>`` that is sent to an address with this ending; of several the first
    that has a field of the name ``isian``, or a button that says it."""
    semua = list(page.all("main")[0].iter(H + "form"))
    return next(
        n
        for n, form in enumerate(semua)
        if (form.get("action") or "").endswith(ujung)
        and (not isian or any(isian in (e.get("name"), e.get("value")) for e in form.iter()))
    )
