"""The result page: what it says of one result, sealed or not, and what it hides."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp import clock
from fkp.akun.models import Akun
from fkp.jejak.models import Jejak
from fkp.skm.hasil.bahan import Bahan, bahan_of
from fkp.skm.hasil.kalimat import kalimat_huruf, kalimat_perubahan, selang
from fkp.skm.hasil.pengesahan import sahkan_survei
from fkp.skm.hasil.riwayat import HasilLalu
from fkp.skm.models import Periode, Survei
from fkp.skm.periode import Kalender
from fkp.skm.queries import frame_jawaban, hitungan, instrumen_of
from fkp.skm.tahap import awal
from fkp.skm.warga.rekam import JawabanMasuk, record_jawaban
from fkp.unit.models import Unit
from surveys.mutu import Mutu
from surveys.rincian import hide_rincian, per_profil
from surveys.scoring import score_skm
from tests.builders import a_survei, a_unit, a_uuid
from tests.page import Page, Pages

SAAT = datetime(2026, 10, 9, 3, tzinfo=UTC)
TW2 = {"mulai": date(2026, 4, 1), "akhir": date(2026, 7, 1)}
TW3 = {"mulai": date(2026, 7, 1), "akhir": date(2026, 10, 1)}


@pytest.fixture(autouse=True)
def after_the_quarter() -> Iterator[None]:
    with clock.hold(SAAT):
        yield


@pytest.fixture
def unit(db: Session) -> Unit:
    return a_unit(db, nama="Kantor Contoh")


def result_of(db: Session, pages: Pages, survei: Survei) -> Page:
    db.commit()
    return pages.get(f"/kelola/survei/{survei.id}/hasil")


def answer(db: Session, survei: Survei, banyak: int, **nilai: int) -> None:
    """The same answer of so many people."""
    isi = {**dict.fromkeys(instrumen_of(survei).kunci_item, 4), **nilai}
    for ke in range(banyak):
        masuk = JawabanMasuk(
            a_uuid(),
            survei.layanan[0].layanan_id,
            isi,
            awal(survei),
            saran=f"Saran ke-{ke}, antrean lama" if nilai else None,
            durasi=20 if ke % 2 else 90,
        )
        record_jawaban(db, survei, masuk, awal(survei))


def test_without_answers_there_is_no_number(db: Session, petugas: Pages, unit: Unit) -> None:
    page = result_of(db, petugas, a_survei(db, unit, tahap="rancangan", **TW3))
    assert "Belum ada data" in page.text
    assert "Mutu" not in page.text


def test_provisional_results_say_so_and_sealed_ones_do_not(
    db: Session, petugas: Pages, unit: Unit, pimpinan: Akun
) -> None:
    survei = a_survei(db, unit, dengan=40, tahap="ditutup", **TW3)
    sementara = result_of(db, petugas, survei)
    assert "Hasil sementara." in sementara.text
    sah = sahkan_survei(db, survei, pimpinan, SAAT)
    page = result_of(db, petugas, survei)
    assert "sementara" not in page.text
    assert sah.kode in page.text
    assert sah.sidik in page.text.replace(" ", "")
    angka = str(score_skm(hitungan(db, survei)).ikm).replace(".", ",")
    assert angka in page.text
    assert angka in sementara.text


def test_sealed_and_provisional_show_the_same_numbers(db: Session, unit: Unit, pimpinan: Akun) -> None:
    survei = a_survei(db, unit, dengan=57, tahap="ditutup", **TW3)
    sementara = bahan_of(db, survei, SAAT)
    sahkan_survei(db, survei, pimpinan, SAAT)
    sah = bahan_of(db, survei)
    assert isinstance(sementara, Bahan)
    assert isinstance(sah, Bahan)
    assert (sementara.hasil, sementara.hitungan) == (sah.hasil, sah.hitungan)
    assert sementara.rincian == sah.rincian


def test_breakdown_counted_by_the_database_is_that_of_the_answers(db: Session, unit: Unit) -> None:
    survei = a_survei(db, unit, dengan=43, instrumen="skm-16", **TW3)
    bahan = bahan_of(db, survei)
    assert bahan
    instrumen, frame = instrumen_of(survei), frame_jawaban(db, survei)
    for bagian in bahan.rincian["profil"]:
        isi = frame[[*instrumen.kunci_item, bagian["kunci"]]]
        harap = hide_rincian(per_profil(isi, instrumen, bagian["kunci"]))
        assert [(b["nama"], b["responden"], b["ikm"]) for b in bagian["baris"]] == [
            (r.nama, r.responden, str(r.hasil.ikm) if r.hasil else None) for r in harap
        ]


def test_a_letter_that_hangs_on_the_weight_is_warned_of(db: Session, petugas: Pages, unit: Unit) -> None:
    survei = a_survei(db, unit, **TW3)
    answer(db, survei, 6, waktu=3, sarana=3, pengaduan=3, produk=3)
    page = result_of(db, petugas, survei)
    assert "Huruf survei ini bergantung pada bobot" in page.text
    assert "dengan bobot 1/9 88,89 (A)" in page.text
    assert "dengan bobot 0,11 88,00 (B)" in page.text
    assert [d for d in page.all("details") if d.get("open") is not None]


def test_weights_are_compared_but_closed_when_the_letter_is_the_same(
    db: Session, petugas: Pages, unit: Unit
) -> None:
    page = result_of(db, petugas, a_survei(db, unit, dengan=40, **TW3))
    assert "bergantung pada bobot" not in page.text
    assert "1/9, dipakai" in page.text
    assert "0,111" in page.text
    assert not [d for d in page.all("details") if d.get("open") is not None]


def test_small_groups_are_hidden_from_staff_too(db: Session, petugas: Pages, unit: Unit) -> None:
    page = result_of(db, petugas, a_survei(db, unit, dengan=9, **TW3))
    assert "disembunyikan, ada kelompok di bawah 5 orang" in page.text


def test_lowest_unsur_come_with_what_the_dissatisfied_wrote(db: Session, petugas: Pages, unit: Unit) -> None:
    survei = a_survei(db, unit, **TW3)
    answer(db, survei, 5, waktu=1, sarana=3)
    answer(db, survei, 9)
    page = result_of(db, petugas, survei)
    assert "5 saran dari yang menilainya 1 atau 2, terbaru:" in page.text
    assert "Belum ada saran dari yang menilainya 1 atau 2." in page.text


def test_data_are_described_and_never_left_out(db: Session, petugas: Pages, unit: Unit) -> None:
    survei = a_survei(db, unit, **TW3)
    answer(db, survei, 8)
    answer(db, survei, 2, waktu=2)
    page = result_of(db, petugas, survei)
    assert "Dihitung 10 Nilainya sama semua 8 Selesai di bawah 25 detik 5 Dilewati tidak ada" in page.text


def test_before_and_after_are_compared_within_one_instrument(
    db: Session, petugas: Pages, unit: Unit, pimpinan: Akun
) -> None:
    for instrumen, banyak in (("skm-9", 30), ("skm-16", 12)):
        with clock.hold(datetime(2026, 7, 9, tzinfo=UTC)):
            lama = a_survei(db, unit, dengan=banyak, tahap="ditutup", instrumen=instrumen, **TW2)
        sahkan_survei(db, lama, pimpinan, SAAT)
    page = result_of(db, petugas, a_survei(db, unit, dengan=60, **TW3))
    assert "dari Triwulan II 2026" in page.text
    assert [th.text for th in page.all("th", scope="row")].count("TW II 2026") == 1
    assert "Garis tegak adalah nilai periode lalu." in page.text


def test_every_figure_has_its_sentence_its_data_and_its_table(
    db: Session, petugas: Pages, unit: Unit
) -> None:
    page = result_of(db, petugas, a_survei(db, unit, dengan=40, **TW3))
    gambar = page.all("figure", class_="chart")
    blok = page.all("script", type="application/json")
    assert len(gambar) == len(blok) == 2
    for satu in blok:
        assert json.loads(satu.text or "")["layout"]["meta"]["konfig"]["displayModeBar"] is False
    for satu in gambar:
        isi = [e.tag.rpartition("}")[2] for e in satu.iter()]
        assert {"figcaption", "table"} <= set(isi)


def test_suggestions_are_searched_and_paged(db: Session, petugas: Pages, unit: Unit) -> None:
    survei = a_survei(db, unit, **TW3)
    answer(db, survei, 61, waktu=2)
    db.commit()
    alamat = f"/kelola/survei/{survei.id}/saran"
    assert "61 saran" in petugas.get(alamat).text
    assert "Halaman 2 dari 3" in petugas.get(f"{alamat}?hal=2").text
    assert "1 saran memuat" in petugas.get(f"{alamat}?q=Ke-17+antrean").text
    assert "Tidak ada saran yang memuat kata itu" in petugas.get(f"{alamat}?q=%25").text


def test_the_downloaded_file_has_the_sealed_hash(
    db: Session, petugas: Pages, unit: Unit, pimpinan: Akun
) -> None:
    survei = a_survei(db, unit, dengan=30, tahap="ditutup", **TW3)
    db.commit()
    alamat = f"/kelola/survei/{survei.id}/jawaban.csv"
    belum = petugas.client.get(alamat)
    assert "belum-disahkan.csv" in belum.headers["Content-Disposition"]
    sah = sahkan_survei(db, survei, pimpinan, SAAT)
    db.commit()
    jawab = petugas.client.get(alamat)
    assert hashlib.sha256(jawab.data).hexdigest() == sah.sidik
    assert f"versi-1-{sah.sidik[:16]}.csv" in jawab.headers["Content-Disposition"]
    assert jawab.data == belum.data
    assert petugas.client.get(f"{alamat}?versi=1").data == jawab.data
    assert petugas.client.get(f"{alamat}?versi=2").status_code == 404
    assert petugas.client.get(f"{alamat}?versi=satu").status_code == 404
    baris = db.scalars(select(Jejak.rincian).where(Jejak.aksi == "jawaban diunduh").order_by(Jejak.nomor))
    assert [b["versi"] for b in baris] == [None, 1, 1]


def test_a_change_within_the_error_is_called_uncertain(db: Session, unit: Unit) -> None:
    bahan = bahan_of(db, a_survei(db, unit, dengan=40, **TW3))
    assert bahan
    kini = bahan.hasil
    tw2 = Kalender(Periode.TRIWULAN, 2026, 2)
    lama = replace(kini, ikm=kini.ikm - 3)
    lalu = HasilLalu(1, tw2.nama, "TW II 2026", tw2.mulai, tw2.akhir, lama, Decimal(4))
    assert "belum tentu berubah" in kalimat_perubahan(kini, Decimal(4), lalu)
    tajam = replace(lalu, margin=Decimal(1))
    assert "Naik 3,00 dari Triwulan II 2026, lebih besar" in kalimat_perubahan(kini, Decimal(1), tajam)
    assert kalimat_perubahan(kini, None, None).startswith("Belum ada periode sebelumnya")


def test_letters_within_the_interval_are_named(db: Session, unit: Unit) -> None:
    bahan = bahan_of(db, a_survei(db, unit, dengan=40, **TW3))
    assert bahan
    hasil = replace(bahan.hasil, ikm=Decimal("76.90"), mutu=Mutu.B)
    assert kalimat_huruf(hasil, selang(hasil, Decimal("0.20"))) == "Hurufnya tetap B."
    assert kalimat_huruf(hasil, selang(hasil, Decimal("1.00"))).startswith("Hurufnya dapat B atau C")
    assert selang(hasil, Decimal(99)) == (Decimal(25), Decimal(100))
