"""Half past midnight in the east is the day before in UTC: what a person reads, and what a day decides, goes
by the day on the wall."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from fkp.akun.models import Peran
from fkp.clock import hold, setempat
from fkp.dokumen.docx import write_docx
from fkp.forum.arsip.rencana import rencanakan
from fkp.forum.berita_acara.models import BeritaAcara
from fkp.forum.berita_acara.segel import sahkan
from fkp.forum.models import TahapForum
from fkp.forum.peserta.retensi import HAPUS_KEBUTUHAN, buang_kebutuhan
from fkp.kerja.giliran import GILIRAN
from fkp.laporan.bukti import susun_isi_paket
from fkp.laporan.forum.laporan_fkp import laporan_fkp
from fkp.laporan.forum.sumber import bahan_forum
from fkp.laporan.maklumat import lembar_maklumat
from fkp.laporan.skm import laporan_skm
from fkp.laporan.sumber import bahan_laporan
from fkp.maklumat.models import Maklumat
from fkp.unit.models import Unit
from tests.builders import a_akun, a_kota, a_situs, a_survei, a_unit, sign_in
from tests.fkp.dokumen.baca_docx import templat
from tests.fkp.forum.bangun import a_forum, a_peserta
from tests.fkp.forum.berita_acara_bantu import JARI, a_forum_terkunci, tandai
from tests.fkp.halaman.bangun import a_sah
from tests.fkp.laporan.forum.baca import BENTUK, baca, kata
from tests.page import Pages

TENGAH_MALAM = datetime(2026, 11, 28, 15, 30, tzinfo=UTC)
"""Sunday 29 November 2026, 00.30 WIT."""
TAHUN_BARU = datetime(2026, 12, 31, 17, 30, tzinfo=UTC)
"""1 January 2027, 00.30 WIB."""


@pytest.fixture
def sah(db: Session, unit: Unit) -> BeritaAcara:
    """A forum in the east that was sealed just after midnight."""
    forum, peserta = a_forum_terkunci(db, unit)
    tandai(db, forum, peserta)
    pimpinan = a_akun(db, Peran.PIMPINAN, unit.jalur)
    return sahkan(db, forum, pimpinan, TENGAH_MALAM, sidik=forum.naskah_sidik, tanda=JARI)


@pytest.mark.parametrize("bentuk", [b for b in BENTUK if b != "xlsx"])
def test_the_report_of_a_forum_has_one_day_of_its_seal(db: Session, sah: BeritaAcara, bentuk: str) -> None:
    bahan = bahan_forum(db, sah.forum, 1, "https://contoh.example")
    assert bahan is not None
    assert {satu.diubah for satu in bahan.janji} == {date(2026, 11, 29)}
    teks = kata(laporan_fkp(bahan), bentuk)
    assert "versi 1, disahkan 29 November 2026" in teks
    assert "Disahkan Minggu, 29 November 2026, pukul 00.30 WIT" in teks
    assert "28 November 2026" not in teks


def test_a_letterhead_prints_the_day_of_the_unit(db: Session, unit: Unit, sah: BeritaAcara) -> None:
    bahan = bahan_forum(db, sah.forum, 1, "https://contoh.example")
    assert bahan is not None
    kop = templat("Umpama, {{ tanggal }}", "{{ isi }}")
    assert "Umpama, 29 November 2026" in baca(write_docx(laporan_fkp(bahan), kop), "docx")
    segel = a_sah(db, unit, 3)
    hasil = bahan_laporan(db, segel.survei, segel.versi, "https://contoh.example")
    assert hasil is not None
    assert hasil.segel is not None
    hasil = replace(hasil, segel=replace(hasil.segel, waktu=TENGAH_MALAM))
    assert "Umpama, 29 November 2026" in baca(write_docx(laporan_skm(hasil), kop), "docx")


def test_the_staff_home_calls_today_what_the_wall_says(db: Session, pages: Pages) -> None:
    unit = a_unit(db, zona="Asia/Jayapura", singkatan="Kantor Timur")
    kemarin, besok = date(2026, 11, 28), date(2026, 12, 6)
    a_survei(db, unit, tahap="rancangan", mulai=kemarin, akhir=date(2026, 12, 20))
    a_survei(db, unit, tahap="rancangan", mulai=besok, akhir=date(2026, 12, 31))
    a_forum(db, unit, TahapForum.TERJADWAL, tema="Forum kemarin", tanggal=kemarin)
    a_forum(db, unit, TahapForum.TERJADWAL, tema="Forum pekan depan", tanggal=besok)
    a_unit(db, unit.instansi, "Tanpa Survei")
    with hold(TENGAH_MALAM):
        page = sign_in(db, pages, Peran.PETUGAS, unit.jalur).get("/kelola")
        assert "Minggu, 29 November 2026" in page.text
        assert "Min, 6 Des Forum: Forum pekan depan" in page.text
        assert "Min, 6 Des 6 Desember" in page.text
        assert "Sab, 28 Nov" not in page.text
        page = sign_in(db, Pages(pages.client.application), Peran.PEMBINA, unit.instansi.jalur).get("/kelola")
        assert "Hari ini 1 unit belum punya survei" in page.text


def test_a_maklumat_that_is_not_set_yet_has_the_day_of_its_unit(db: Session, unit: Unit) -> None:
    rancangan = Maklumat(unit=unit, revisi=1, kota="Umpama", dibuat=TENGAH_MALAM, diubah=TENGAH_MALAM)
    db.add(rancangan)
    db.flush()
    assert "Umpama, 29 November 2026" in kata(
        lembar_maklumat(rancangan, ("Kantor",), "https://x.example"), "html"
    )


def test_the_evidence_pack_says_of_which_day_it_is(db: Session, unit: Unit) -> None:
    survei = a_sah(db, unit, 3).survei
    with hold(TENGAH_MALAM):
        isi = susun_isi_paket(db, survei, "https://contoh.example")
    assert isi.rencana.catatan == ("Keadaan pada 29 November 2026.",)


def test_after_new_year_the_recap_offers_the_last_quarter(db: Session, pages: Pages) -> None:
    a_situs(db)
    unit = a_unit(db)
    with hold(TAHUN_BARU):
        page = sign_in(db, pages, Peran.PEMBINA, unit.instansi.jalur).get("/kelola/rekap")
    assert "Triwulan IV 2026" in page.h1


def test_after_new_year_a_new_survey_is_about_the_new_quarter(petugas: Pages) -> None:
    with hold(TAHUN_BARU):
        isian = petugas.get("/kelola/survei/baru").fields()
    assert (isian["periode"], isian["tahun"]) == ("triwulan-1", "2027")


def test_what_people_need_is_removed_by_the_calendar_of_their_unit(
    app: Flask, db: Session, unit: Unit
) -> None:
    timur = a_peserta(db, a_forum(db, unit), kebutuhan=["kursi_roda"])
    barat = a_peserta(db, a_forum(db, a_unit(db)), kebutuhan=["kursi_roda"])
    db.commit()
    # The day after its thirtieth has begun in the east, not yet in the west.
    tengah_malam = datetime(2026, 11, 12, 15, 30, tzinfo=UTC) + HAPUS_KEBUTUHAN
    with hold(tengah_malam):
        app.extensions.pop(GILIRAN, None)
        buang_kebutuhan(app)
    db.expire_all()
    assert (timur.kebutuhan, barat.kebutuhan) == ([], ["kursi_roda"])


def test_a_forum_of_today_is_not_called_one_to_come(db: Session, unit: Unit) -> None:
    kota = a_kota(db)
    hari = setempat(TENGAH_MALAM, unit.zona).date()

    def perhatian(milik: Unit, tanggal: date) -> list[str]:
        kasus = [{"id": "x", "institution": milik.nama, "topic": "Loket", "date": tanggal.isoformat()}]
        rencana = rencanakan(db, kasus, ("/",), TENGAH_MALAM, unit=milik)
        return [satu for satu in rencana.terima[0].perhatian if "belum lewat" in satu]

    assert perhatian(unit, hari) == []
    assert perhatian(unit, hari + timedelta(days=1))
    assert perhatian(kota.unit, hari), "it is still the day before there"
