"""A closed survey with a plan, for the tests of a report's text."""

from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from fkp.skm.hasil.bahan import bahan_of
from fkp.skm.models import Survei
from fkp.skm.naskah.isi import IsiLaporan
from fkp.skm.naskah.susun import susun_isi
from fkp.tindak_lanjut.models import Asal, TindakLanjut
from fkp.unit.models import Unit
from tests.builders import a_survei
from tests.page import Page

AKHIR = datetime(2026, 10, 9, 3, 0, tzinfo=UTC)
TW3 = {"mulai": date(2026, 7, 1), "akhir": date(2026, 10, 1)}


def a_closed(db: Session, unit: Unit, **kolom: object) -> Survei:
    survei = a_survei(db, unit, **{"dengan": 40, "tahap": "ditutup", **TW3, **kolom})  # type: ignore[arg-type]
    db.commit()
    return survei


def isi_of(db: Session, survei: Survei) -> IsiLaporan:
    bahan = bahan_of(db, survei, AKHIR)
    assert bahan
    return susun_isi(db, survei, bahan, AKHIR)


def a_rencana(db: Session, survei: Survei, unsur: str, **kolom: object) -> TindakLanjut:
    baris = TindakLanjut(
        unit_id=survei.unit_id,
        asal=Asal.SKM,
        survei_id=survei.id,
        unsur=unsur,
        kegiatan=f"Membenahi {unsur}",
        keluaran="Selesai sehari",
        penanggung_jawab="Seksi Pelayanan",
        tenggat=date(2026, 12, 1),
        dibuat=AKHIR,
        diubah=AKHIR,
        **kolom,
    )
    db.add(baris)
    db.flush()
    return baris


def alamat(survei: Survei) -> str:
    return f"/kelola/survei/{survei.id}/naskah"


def kesimpulan(page: Page) -> str:
    return page.fields()["teks_kesimpulan"]
