"""A recap is exact: pooled is the index of all answers, the mean of units apart, nobody is forgotten."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pandas as pd
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.clock import now
from fkp.laporan.rekap.daftar import Daftar, Kemajuan, susun_daftar
from fkp.laporan.rekap.hitung import NilaiUnit, hitung_unit
from fkp.laporan.rekap.permintaan import Permintaan, sebelum
from fkp.laporan.rekap.susun import Rekap, susun_rekap
from fkp.skm.hasil.pengesahan import koreksi_survei
from fkp.skm.models import Pengesahan, Periode, Survei
from fkp.skm.periode import Kalender
from fkp.skm.queries import frame_jawaban
from fkp.unit.models import Instansi
from surveys.aturan import Aturan
from surveys.hasil import HasilSkm
from surveys.hitungan import count
from surveys.instrumen import load_instrumen
from surveys.mutu import round_once
from surveys.scoring import score_skm
from tests.builders import a_akun, a_instansi, a_survei, a_unit
from tests.fkp.halaman.bangun import a_sah, a_terbit, sahkan, triwulan


def minta(puncak: Instansi, ke: int = 3, instrumen: str = "skm-9") -> Permintaan:
    return Permintaan(puncak.id, puncak.nama, puncak.jalur, "triwulan", 2026, ke, instrumen, 1)


def rekap(db: Session, permintaan: Permintaan) -> Rekap:
    db.flush()
    db.expire_all()
    instrumen = load_instrumen(permintaan.instrumen, permintaan.versi)
    daftar = susun_daftar(db, permintaan)
    # By way of JSON, as the background work does it.
    daftar = Daftar.from_dict(daftar.to_dict())
    nilai = [NilaiUnit.from_dict(n.to_dict()) for n in hitung_unit(db, daftar.unit, instrumen)]
    return susun_rekap(permintaan, daftar, nilai, instrumen, now())


def survei_of(db: Session, sah: Pengesahan) -> Survei:
    return db.get_one(Survei, sah.survei_id)


def index_of_all(db: Session, sah: Sequence[Pengesahan]) -> HasilSkm:
    """The index of the answers themselves, as if they were one survey."""
    instrumen = load_instrumen("skm-9")
    frame = pd.concat([frame_jawaban(db, survei_of(db, s)) for s in sah], ignore_index=True)
    return score_skm(count(frame[list(instrumen.kunci_item)], instrumen))


def test_pooled_is_the_index_of_all_answers_and_the_mean_of_units_stands_apart(
    db: Session, puncak: Instansi
) -> None:
    sah = [a_sah(db, a_unit(db, puncak), 3, dengan=n) for n in (7, 40, 23)]
    hasil = rekap(db, minta(puncak))
    semua = index_of_all(db, sah)
    assert hasil.semua.hasil is not None
    assert hasil.semua.hasil.ikm_eksak == semua.ikm_eksak
    assert hasil.semua.hasil.responden == 70
    ikm = [Decimal(s.hasil["ikm"]) for s in sah]
    assert hasil.semua.rata == round_once(Fraction(sum(ikm)) / 3)
    assert hasil.semua.rata != hasil.semua.hasil.ikm
    assert sum(hasil.huruf.values()) == 3
    assert hasil.seragam


def test_every_unit_is_somewhere_with_how_far_it_is(db: Session, puncak: Instansi) -> None:
    nama = {k: a_unit(db, puncak, f"Unit {k}") for k in Kemajuan}
    a_survei(db, nama[Kemajuan.RANCANGAN], tahap="rancangan", **triwulan(3))
    a_survei(db, nama[Kemajuan.DIBUKA], dengan=3, **triwulan(3))
    a_survei(db, nama[Kemajuan.DITUTUP], dengan=4, tahap="ditutup", **triwulan(3))
    a_survei(db, nama[Kemajuan.SINGGUNG], mulai=date(2026, 9, 1), akhir=date(2026, 12, 1))
    a_sah(db, nama[Kemajuan.LAIN], 3, instrumen="skm-16")
    a_sah(db, nama[Kemajuan.DISAHKAN], 3)
    a_terbit(db, nama[Kemajuan.TERBIT], 3)
    a_unit(db, a_instansi(db), "Unit di luar")
    a_unit(db, puncak, "Sudah tutup", aktif=False)
    hasil = rekap(db, minta(puncak))
    assert {b.unit.nama: b.unit.kemajuan for b in hasil.baris} == {u.nama: k for k, u in nama.items()}
    assert [b.unit.kemajuan for b in hasil.belum] == ["tanpa", "singgung", "rancangan", "dibuka", "ditutup"]
    assert hasil.semua.melapor == 2
    dibuka = next(b for b in hasil.belum if b.unit.kemajuan == "dibuka")
    assert [s.jawaban for s in dibuka.unit.lain] == [3]


def test_nine_and_sixteen_questions_never_meet(db: Session, puncak: Instansi) -> None:
    a_sah(db, a_unit(db, puncak), 3, dengan=10)
    enam_belas = a_sah(db, a_unit(db, puncak), 3, dengan=20, instrumen="skm-16")
    sembilan, lain = rekap(db, minta(puncak)), rekap(db, minta(puncak, instrumen="skm-16"))
    assert (sembilan.hitungan.responden, lain.hitungan.responden) == (10, 20)
    assert lain.semua.hasil is not None
    assert str(lain.semua.hasil.ikm) == enam_belas.hasil["ikm"]


def test_only_the_newest_sealed_version_counts(db: Session, puncak: Instansi) -> None:
    unit = a_unit(db, puncak)
    survei = survei_of(db, a_terbit(db, unit, 3))
    aturan = Aturan(bobot=Decimal("0.111"))
    baru = koreksi_survei(db, survei, a_akun(db, "pimpinan", unit.jalur), now(), "Bobot", aturan=aturan)
    hasil = rekap(db, minta(puncak))
    (baris,) = hasil.lapor
    assert baris.nilai is not None
    assert str(baris.nilai.ikm) == baru.hasil["ikm"]
    assert hasil.hitungan.responden == 40
    assert hasil.semua.hasil is not None
    assert hasil.semua.hasil.ikm == baris.nilai.ikm, "one method: the pooled figure uses it too"


def test_where_methods_differ_the_pooled_figure_is_exact_and_says_so(db: Session, puncak: Instansi) -> None:
    a_sah(db, a_unit(db, puncak), 3, dengan=12)
    lain = a_sah(db, a_unit(db, puncak), 3, dengan=30, aturan=Aturan(bobot=Decimal("0.11")).to_dict())
    hasil = rekap(db, minta(puncak))
    assert not hasil.seragam
    assert hasil.aturan == Aturan.eksak()
    assert Decimal(lain.hasil["ikm"]) in [b.nilai.ikm for b in hasil.lapor if b.nilai]


def test_a_mean_over_layanan_is_not_made_over_those_of_different_units(db: Session, puncak: Instansi) -> None:
    aturan = Aturan(penggabungan="rata_layanan").to_dict()
    for n in (9, 31):
        a_sah(db, a_unit(db, puncak), 3, dengan=n, aturan=aturan)
    hasil = rekap(db, minta(puncak))
    assert not hasil.seragam
    assert hasil.semua.hasil is not None
    assert hasil.semua.hasil.ikm_eksak == score_skm(hasil.hitungan).ikm_eksak


def test_several_surveys_of_a_unit_are_shown_and_taken_together(db: Session, puncak: Instansi) -> None:
    unit = a_unit(db, puncak)
    bulan = [(date(2026, 7, 1), date(2026, 8, 1)), (date(2026, 8, 1), date(2026, 9, 1))]
    for n, (mulai, akhir) in zip((8, 20), bulan, strict=True):
        sahkan(db, a_survei(db, unit, dengan=n, tahap="ditutup", periode="bulan", mulai=mulai, akhir=akhir))
    hasil = rekap(db, minta(puncak))
    (baris,) = hasil.rangkap
    assert baris.nilai is not None
    assert [s.responden for s in baris.nilai.survei] == [8, 20]
    assert baris.nilai.responden == 28
    sah = db.scalars(select(Pengesahan)).all()
    bersama = index_of_all(db, sah)
    assert baris.nilai.ikm == bersama.ikm == hasil.semua.rata


def test_change_is_against_the_period_before_under_the_same_method(db: Session, puncak: Instansi) -> None:
    sama, beda, baru = (a_unit(db, puncak, nama) for nama in ("Sama", "Beda", "Baru"))
    lalu = a_sah(db, sama, 2, dengan=15)
    kini = a_sah(db, sama, 3, dengan=35)
    a_sah(db, beda, 2, dengan=15, aturan=Aturan(bobot=Decimal("0.11")).to_dict())
    a_sah(db, beda, 3, dengan=35)
    a_sah(db, baru, 3)
    perubahan = {b.unit.nama: b.perubahan for b in rekap(db, minta(puncak)).lapor}
    selisih = Decimal(kini.hasil["ikm"]) - Decimal(lalu.hasil["ikm"])
    assert perubahan == {"Sama": selisih, "Beda": None, "Baru": None}


def test_branches_add_up_to_the_whole(db: Session, puncak: Instansi) -> None:
    for dinas, banyak in (("Dinas A", (5, 9)), ("Dinas B", (30,))):
        cabang = a_instansi(db, dinas, puncak)
        for n in banyak:
            a_sah(db, a_unit(db, a_instansi(db, f"Bidang {n}", cabang)), 3, dengan=n)
    a_sah(db, a_unit(db, puncak), 3, dengan=11)
    hasil = rekap(db, minta(puncak))
    assert [(k.nama, len(k.baris), k.hasil.responden if k.hasil else 0) for k in hasil.kelompok] == [
        ("Kota Misal", 1, 11),
        ("Dinas A", 2, 14),
        ("Dinas B", 1, 30),
    ]
    assert hasil.hitungan.responden == 55


def test_without_results_there_is_no_index_and_never_a_zero(db: Session, puncak: Instansi) -> None:
    a_unit(db, puncak)
    hasil = rekap(db, minta(puncak))
    assert (hasil.semua.hasil, hasil.semua.rata, hasil.hitungan.responden) == (None, None, 0)


def test_the_period_before_the_first_is_the_last_of_the_year_before() -> None:
    for jenis, terakhir in (
        (Periode.BULAN, 12),
        (Periode.TRIWULAN, 4),
        (Periode.SEMESTER, 2),
        (Periode.TAHUN, 1),
    ):
        assert sebelum(Kalender(jenis, 2026, 1)) == Kalender(jenis, 2025, terakhir)
