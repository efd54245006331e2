"""The text of a report on its way to the seal: edited, kept, frozen, corrected."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.akun.models import Peran
from fkp.jejak.models import Jejak
from fkp.skm.hasil.bahan import bahan_of
from fkp.skm.models import Survei
from fkp.skm.naskah.isi import IsiLaporan
from fkp.skm.naskah.kerangka import load_kerangka
from fkp.skm.naskah.models import Naskah, NilaiLama
from fkp.unit.models import Unit
from tests.builders import sign_in
from tests.fkp.halaman.bangun import a_sah, triwulan
from tests.fkp.skm.naskah.susunan import AKHIR, a_closed, a_rencana, alamat, isi_of, kesimpulan
from tests.page import Pages


def test_the_report_gathers_what_the_platform_knows(db: Session, unit: Unit) -> None:
    survei = a_closed(db, unit)
    isi = isi_of(db, survei)
    assert set(isi.naskah) == set(load_kerangka().kunci_naskah)
    assert isi.identitas.unit == "Kantor Contoh"
    jadwal = {nama: (dari, sampai) for nama, dari, sampai in isi.jadwal}
    assert jadwal["Pengumpulan jawaban"] == (date(2026, 7, 1), date(2026, 9, 30))
    assert jadwal["Pengolahan, pemeriksaan, dan pengesahan hasil"] == (date(2026, 10, 4), date(2026, 10, 9))
    assert isi.kanal == (("tautan atau kode QR", 40),)
    assert len(isi.saran) == 3
    assert IsiLaporan.from_dict(isi.to_dict()) == isi


def test_a_few_respondents_are_not_quoted(db: Session, unit: Unit) -> None:
    isi = isi_of(db, a_closed(db, unit, dengan=4))
    assert not any(satu.kutipan for satu in isi.saran)


def test_the_trend_joins_sealed_and_old_values_in_order(db: Session, unit: Unit) -> None:
    a_sah(db, unit, 2)
    for tahun, pita in ((2015, "2004"), (2025, "2017")):
        db.add(
            NilaiLama(
                unit_id=unit.id,
                periode="tahun",
                mulai=date(tahun, 1, 1),
                akhir=date(tahun + 1, 1, 1),
                ikm=8125,
                mutu="A",
                pita=pita,
            )
        )
    db.add(NilaiLama(unit_id=unit.id, periode="triwulan", ikm=2600, mutu="D", pita="2017", **triwulan(2)))
    db.flush()
    isi = isi_of(db, a_closed(db, unit))
    assert [satu.periode for satu in isi.tren] == [
        "Tahun 2015",
        "Tahun 2025",
        "Triwulan II 2026",
        "Triwulan III 2026",
    ]
    assert [(satu.mutu, satu.pita, bool(satu.sumber)) for satu in isi.tren[:2]] == [
        ("A", "2004", True),
        ("A", "2017", True),
    ]
    assert isi.sebelumnya is not None
    assert isi.sebelumnya.periode == "Triwulan II 2026"


def test_the_plan_stands_lowest_unsur_first_and_the_one_before_reports_its_progress(
    db: Session, unit: Unit
) -> None:
    lama = a_sah(db, unit, 2)
    tw2 = db.get_one(Survei, lama.survei_id)
    a_rencana(db, tw2, "waktu", status="selesai", selesai_pada=date(2026, 9, 1), realisasi="Loket ditambah.")
    survei = a_closed(db, unit)
    bahan = bahan_of(db, survei, AKHIR)
    assert bahan
    urut = [u.kunci for u in bahan.hasil.terendah(9)]
    for kunci in ("", urut[4], urut[0]):
        a_rencana(db, survei, kunci)
    isi = isi_of(db, survei)
    assert [baris.unsur for baris in isi.rencana] == [urut[0], urut[4], ""]
    assert [baris.realisasi for baris in isi.pelaksanaan] == ["Loket ditambah."]


def test_a_signer_is_taken_over_from_the_report_before(db: Session, unit: Unit) -> None:
    lama = a_sah(db, unit, 2)
    db.add(Naskah(survei_id=lama.survei_id, nama="Dewi Contoh", jabatan="Kepala Kantor", diubah=AKHIR))
    db.flush()
    assert isi_of(db, a_closed(db, unit)).penandatangan.nama == "Dewi Contoh"


def test_an_unchanged_text_goes_on_following_the_data(db: Session, petugas: Pages, unit: Unit) -> None:
    survei = a_closed(db, unit)
    petugas.fill(alamat(survei), {"teks_maksud": "Kami ingin tahu."})
    assert set(db.get_one(Naskah, survei.id).isi) == {"maksud"}
    survei.unit.nama = "Kantor Baru"
    db.commit()
    page = petugas.get(alamat(survei))
    assert "Kantor Baru" in kesimpulan(page)
    assert page.fields()["teks_maksud"] == "Kami ingin tahu."
    assert "Diubah" in page.text


def test_a_draft_that_moved_while_the_page_was_open_is_not_taken_for_an_edit(
    db: Session, petugas: Pages, unit: Unit
) -> None:
    survei = a_closed(db, unit)
    dibuka = petugas.get(alamat(survei)).fields()
    survei.unit.nama = "Kantor Baru"
    db.commit()
    petugas.post(alamat(survei), {**dibuka, "tempat": "Misal"})
    assert db.get_one(Naskah, survei.id).isi == {}


def test_a_section_goes_back_to_its_draft_without_a_script(db: Session, petugas: Pages, unit: Unit) -> None:
    survei = a_closed(db, unit)
    draf = kesimpulan(petugas.get(alamat(survei)))
    petugas.fill(alamat(survei), {"teks_kesimpulan": "Bagus."})
    page = petugas.fill(alamat(survei), {"kembali_kesimpulan": "y"})
    assert kesimpulan(page) == draf
    assert "Diubah" not in page.text


def test_an_empty_section_is_refused_and_everything_else_stays_in_its_field(
    db: Session, petugas: Pages, unit: Unit
) -> None:
    survei = a_closed(db, unit)
    isian = {"teks_kesimpulan": " ", "teks_maksud": "Kami ingin tahu.", "nip": "123", "forum_judul": "Temu"}
    page = petugas.fill(alamat(survei), isian, status=422)
    assert "Tulis teksnya, atau kembalikan ke draf." in page.text
    assert "NIP terdiri dari 18 angka" in page.text
    assert "Isi tanggal forum itu." in page.text
    assert {k: page.fields()[k] for k in ("teks_maksud", "nip", "forum_judul")} == {
        "teks_maksud": "Kami ingin tahu.",
        "nip": "123",
        "forum_judul": "Temu",
    }
    assert {a.get("href") for a in page.all("a")} >= {"#teks_kesimpulan", "#nip", "#forum_tanggal"}


@pytest.mark.parametrize(
    ("isian", "pesan"),
    [
        ({"teks_maksud": "a" * 8001}, "Paling panjang 8000 huruf."),
        ({"forum_judul": "Temu", "forum_tanggal": "2026-12-01"}, "Forum ini belum berlangsung"),
        ({"forum_judul": "Temu", "forum_tanggal": "kemarin"}, "Isi dengan tanggal"),
        ({"forum_tanggal": "2026-10-01"}, "Isi judul forum"),
        ({"teks_maksud": "Tanya Bu Ani 0812-3456-7890."}, "Ada nomor telepon (“0812…”)"),
        ({"teks_maksud": "Pelaksana NIP 198501012010011001."}, "Ada nomor seperti NIP (“1985…”)"),
        (
            {"forum_judul": "Temu, 0812-3456-7890", "forum_tanggal": "2026-10-01"},
            "Ada nomor telepon (“0812…”)",
        ),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(
    db: Session, petugas: Pages, unit: Unit, isian: dict[str, str], pesan: str
) -> None:
    assert pesan in petugas.fill(alamat(a_closed(db, unit)), isian, status=422).text


def test_a_nip_may_be_typed_with_spaces(db: Session, petugas: Pages, unit: Unit) -> None:
    survei = a_closed(db, unit)
    petugas.fill(alamat(survei), {"nip": "19800101 200501 1 001"})
    assert db.get_one(Naskah, survei.id).nip == "198001012005011001"


def test_a_number_that_the_result_does_not_have_is_pointed_out(
    db: Session, petugas: Pages, unit: Unit
) -> None:
    survei = a_closed(db, unit)
    asli = kesimpulan(petugas.get(alamat(survei)))
    page = petugas.fill(alamat(survei), {"teks_kesimpulan": f"{asli} Targetnya 97,31."})
    assert "Angka 97,31 tidak ada di hasil ini." in page.text
    page = petugas.fill(alamat(survei), {"teks_kesimpulan": f"{asli} Naik dari 12,50% dan 97,31 persen."})
    assert "tidak ada di hasil ini" not in page.text


def test_changed_sections_are_named_in_the_audit_trail(db: Session, petugas: Pages, unit: Unit) -> None:
    survei = a_closed(db, unit)
    petugas.fill(
        alamat(survei), {"teks_maksud": "Kami.", "forum_judul": "Temu", "forum_tanggal": "2026-10-05"}
    )
    baris = db.scalars(select(Jejak).where(Jejak.aksi == "naskah laporan diubah")).one()
    assert baris.rincian == {"bagian": ["1.3 Maksud dan Tujuan", "Forum"], "versi": 1}
    petugas.fill(alamat(survei), {})
    assert db.get_one(Naskah, survei.id).versi == 1


def test_the_later_of_two_editors_loses_nothing(db: Session, app: Flask, petugas: Pages, unit: Unit) -> None:
    survei = a_closed(db, unit)
    lain = sign_in(db, Pages(app), Peran.PIMPINAN, unit.jalur)
    dibuka = petugas.get(alamat(survei)).fields()
    lain.fill(
        alamat(survei),
        {"teks_kesimpulan": "Versi pimpinan.", "teks_maksud": "Dari pimpinan.", "nama": "Dewi"},
    )
    page = petugas.post(
        alamat(survei), {**dibuka, "teks_kesimpulan": "Versi petugas.", "tempat": "Misal"}, status=409
    )
    assert "Belum tersimpan" in page.text
    assert "Versi pimpinan." in page.text
    isian = page.fields()
    assert isian["teks_kesimpulan"] == "Versi petugas."
    assert isian["teks_maksud"] == "Dari pimpinan."
    assert (isian["nama"], isian["tempat"]) == ("Dewi", "Misal")
    petugas.post(alamat(survei), isian)
    db.expire_all()
    naskah = db.get_one(Naskah, survei.id)
    assert naskah.isi == {"kesimpulan": "Versi petugas.", "maksud": "Dari pimpinan."}
    assert (naskah.nama, naskah.tempat, naskah.versi) == ("Dewi", "Misal", 2)


@pytest.mark.parametrize("kolom", [{"tahap": "dibuka", "dengan": 5}, {"tahap": "ditutup", "dengan": 0}])
def test_before_there_is_a_result_the_rest_of_the_form_works(
    db: Session, petugas: Pages, unit: Unit, kolom: dict[str, object]
) -> None:
    survei = a_closed(db, unit, **kolom)
    page = petugas.fill(alamat(survei), {"nama": "Dewi Contoh"})
    assert "Teks belum disusun" in page.text
    assert db.get_one(Naskah, survei.id).nama == "Dewi Contoh"


@pytest.mark.parametrize("peran", [Peran.AUDITOR, Peran.PEMBINA])
def test_who_only_looks_sees_no_way_to_the_text(db: Session, pages: Pages, unit: Unit, peran: Peran) -> None:
    survei = a_closed(db, unit)
    sign_in(db, pages, peran, unit.jalur)
    pages.get(alamat(survei), 403)
    assert alamat(survei) not in pages.get(f"/kelola/survei/{survei.id}").html
