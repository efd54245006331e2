"""What a promise changed in a standard, as everyone reads it from both sides."""

from datetime import date

from sqlalchemy.orm import Session

from fkp.standar.models import PerubahanStandar, StandarPelayanan, TahapStandar
from fkp.tindak_lanjut.models import TindakLanjut
from tests.builders import SAAT, a_unit
from tests.fkp.papan.janji import a_janji
from tests.fkp.penilaian.bangun import a_standar
from tests.page import Page, Pages


def a_perubahan(db: Session) -> tuple[TindakLanjut, StandarPelayanan, StandarPelayanan]:
    """A promise on the board that shortens the time in a draft of the second revision. It was written before
    numbers were refused."""
    (layanan,) = a_unit(db, layanan=1, nama="Kantor Umpama").layanan
    row = a_janji(db, layanan.unit, layanan_id=layanan.id)
    row.kegiatan = "Memangkas waktu, tanya 0812-3456-7890"
    lama = a_standar(db, layanan, tanggal_sk=date(2026, 1, 15))
    baru = a_standar(db, layanan, revisi=2, tahap=TahapStandar.RANCANGAN, tanggal_sk=None)
    baru.isi = {**baru.isi, "waktu": "Satu hari kerja"}
    db.add(
        PerubahanStandar(
            standar=baru, komponen="waktu", tindak_lanjut_id=row.id, semula="Isi waktu", dibuat=SAAT
        )
    )
    db.commit()
    return row, lama, baru


def tetapkan(db: Session, lama: StandarPelayanan, baru: StandarPelayanan) -> None:
    lama.tahap = TahapStandar.LAMA
    db.flush()
    baru.tahap, baru.nomor_sk, baru.tanggal_sk = TahapStandar.BERLAKU, "SK/9/2026", date(2026, 8, 3)
    db.commit()


def kata(page: Page) -> str:
    return " ".join(page.text.split())


def test_the_page_of_a_promise_shows_its_change_once_that_is_in_force(db: Session, pages: Pages) -> None:
    row, lama, baru = a_perubahan(db)
    assert "Standar pelayanan yang berubah" not in pages.get(f"/janji/{row.id}").text
    tetapkan(db, lama, baru)
    page = pages.get(f"/janji/{row.id}")
    assert "Jangka waktu pelayanan: Layanan 1" in kata(page)
    assert "Berlaku dengan SK SK/9/2026, 3 Agustus 2026" in kata(page)
    assert "dihapus: Isi waktu" in kata(page)
    assert "ditambahkan: Satu hari kerja" in kata(page)
    assert page.all("a", href=f"/unit/{row.unit.slug}/standar#standar-{baru.layanan_id}")


def test_a_revision_that_left_the_component_as_it_was_is_no_change(db: Session, pages: Pages) -> None:
    row, lama, baru = a_perubahan(db)
    baru.isi = lama.isi
    tetapkan(db, lama, baru)
    assert "Standar pelayanan yang berubah" not in pages.get(f"/janji/{row.id}").text


def test_the_public_standard_names_the_promise_that_changed_it(db: Session, pages: Pages) -> None:
    row, lama, baru = a_perubahan(db)
    tetapkan(db, lama, baru)
    alamat = f"/unit/{row.unit.slug}/standar"
    page = pages.get(alamat)
    assert "Yang berubah" in page.text
    (tautan,) = page.all("a", href=f"/janji/{row.id}")
    assert "Memangkas waktu" in "".join(tautan.itertext())
    assert "0812-3456-7890" not in page.html
    row.tayang_pada = None
    db.commit()
    assert not pages.get(alamat).all("a", href=f"/janji/{row.id}")
