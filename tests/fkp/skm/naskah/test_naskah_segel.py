"""The text of a report at the seal and after it: frozen, hashed, corrected."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.akun.models import Akun, Peran
from fkp.jejak.models import Jejak
from fkp.skm.hasil.bahan import bahan_of
from fkp.skm.hasil.pengesahan import KoreksiSalah, koreksi_survei, sahkan_survei
from fkp.skm.models import Pengesahan
from fkp.skm.naskah.isi import IsiLaporan, sidik_laporan
from fkp.skm.naskah.models import Naskah
from fkp.unit.models import Unit
from tests.builders import sign_in
from tests.fkp.skm.naskah.susunan import AKHIR, a_closed, a_rencana, alamat
from tests.page import Pages


def test_the_page_before_the_seal_says_how_ready_the_report_is(db: Session, pages: Pages, unit: Unit) -> None:
    survei = a_closed(db, unit)
    sign_in(db, pages, Peran.PIMPINAN, unit.jalur)
    sahkan = f"/kelola/survei/{survei.id}/sahkan"
    page = pages.get(sahkan)
    assert "Semua bagian mengikuti draf" in page.text
    assert "Rencana belum dibahas dalam Forum Konsultasi Publik" in page.text
    bahan = bahan_of(db, survei, AKHIR)
    assert bahan
    a_rencana(db, survei, bahan.hasil.terendah(1)[0].kunci)
    db.commit()
    isian = {"teks_maksud": "Kami.", "nama": "Dewi", "forum_judul": "Temu", "forum_tanggal": "2026-10-05"}
    pages.fill(alamat(survei), isian)
    page = pages.get(sahkan)
    assert "1 bagian diubah" in page.text
    assert "2 dari 3 unsur terendah belum mempunyai rencana" in page.text
    assert "Temu, 5 Oktober 2026" in page.text


def test_the_seal_freezes_the_report_and_the_trail_carries_its_hash(
    db: Session, unit: Unit, pimpinan: Akun
) -> None:
    survei = a_closed(db, unit)
    db.add(Naskah(survei_id=survei.id, isi={"maksud": "Kami ingin tahu."}, diubah=AKHIR))
    sah = sahkan_survei(db, survei, pimpinan, AKHIR)
    db.commit()
    beku = db.scalars(select(Pengesahan.laporan)).one()
    assert beku is not None
    assert IsiLaporan.from_dict(beku).naskah["maksud"] == "Kami ingin tahu."
    assert IsiLaporan.from_dict(beku).disunting == ("maksud",)
    baris = db.scalars(select(Jejak).where(Jejak.aksi == "hasil disahkan")).one()
    assert baris.rincian["sidik_laporan"] == sidik_laporan(beku) == sidik_laporan(sah.laporan or {})


def test_a_report_alone_can_be_corrected(db: Session, unit: Unit, pimpinan: Akun) -> None:
    survei = a_closed(db, unit)
    sahkan_survei(db, survei, pimpinan, AKHIR)
    db.add(Naskah(survei_id=survei.id, isi={"maksud": "Kami ingin tahu."}, diubah=AKHIR))
    db.flush()
    dua = koreksi_survei(db, survei, pimpinan, AKHIR, "Maksud survei salah tulis.")
    assert dua.versi == 2
    assert (dua.laporan or {})["naskah"]["maksud"] == "Kami ingin tahu."
    with pytest.raises(KoreksiSalah, match="Tidak ada yang berubah"):
        koreksi_survei(db, survei, pimpinan, AKHIR, "Sekali lagi.")
    with pytest.raises(KoreksiSalah, match="Ada nomor telepon"):
        koreksi_survei(db, survei, pimpinan, AKHIR, "Kata Bu Ani 0812-3456-7890 keliru.")


def test_what_moves_by_itself_is_no_correction(db: Session, unit: Unit, pimpinan: Akun) -> None:
    survei = a_closed(db, unit)
    baris = a_rencana(db, survei, "waktu")
    sahkan_survei(db, survei, pimpinan, AKHIR)
    baris.status, baris.realisasi = "berjalan", "Mulai dikerjakan."
    unit.nama, unit.alamat = "Kantor Berganti Nama", "Jalan Lain"
    db.flush()
    with pytest.raises(KoreksiSalah, match="Tidak ada yang berubah"):
        koreksi_survei(db, survei, pimpinan, datetime(2026, 11, 1, tzinfo=UTC), "Iseng.")


@pytest.mark.parametrize("apa", ["rencana", "forum", "penandatangan"])
def test_another_plan_forum_or_signer_is_a_correction(
    db: Session, unit: Unit, pimpinan: Akun, apa: str
) -> None:
    survei = a_closed(db, unit)
    sahkan_survei(db, survei, pimpinan, AKHIR)
    if apa == "rencana":
        a_rencana(db, survei, "waktu")
    elif apa == "forum":
        db.add(Naskah(survei_id=survei.id, forum_judul="Temu", forum_tanggal=date(2026, 10, 5), diubah=AKHIR))
    else:
        db.add(Naskah(survei_id=survei.id, nama="Dewi", diubah=AKHIR))
    db.flush()
    assert koreksi_survei(db, survei, pimpinan, AKHIR, "Laporan dilengkapi.").versi == 2


def test_after_the_seal_the_text_waits_for_a_correction(
    db: Session, petugas: Pages, unit: Unit, pimpinan: Akun
) -> None:
    survei = a_closed(db, unit)
    sahkan_survei(db, survei, pimpinan, AKHIR)
    db.commit()
    page = petugas.fill(alamat(survei), {"teks_maksud": "Kami ingin tahu."})
    assert "baru tampil pada versi koreksi berikutnya" in page.text
    beku = db.scalars(select(Pengesahan.laporan)).one()
    assert beku is not None
    assert beku["naskah"]["maksud"] != "Kami ingin tahu."


def test_an_english_page_drafts_in_indonesian(db: Session, petugas: Pages, unit: Unit) -> None:
    survei = a_closed(db, unit)
    teks = petugas.get(f"{alamat(survei)}?b=en").fields()
    assert "periode Triwulan III 2026" in teks["teks_kesimpulan"]
    assert "1 Juli 2026 sampai 30 September 2026" in teks["teks_waktu"]
