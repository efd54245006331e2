"""Rows of the register for tests."""

from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from fkp.clock import now
from fkp.skm.models import Survei
from fkp.tindak_lanjut.actions import tambah
from fkp.tindak_lanjut.isi import IsiRencana
from fkp.tindak_lanjut.models import Asal, TindakLanjut
from fkp.unit.models import Unit
from tests.page import Page

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
    are set as they are."""
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
    for nama, nilai in susulan.items():
        setattr(row, nama, nilai)
    db.flush()
    return row


def kotak_tw(page: Page) -> list[str]:
    """The sentences of the small grids of quarters; an SVG is of another namespace than the page."""
    return [e.get("aria-label") or "" for e in page.tree.iter() if e.get("class") == "tw"]
