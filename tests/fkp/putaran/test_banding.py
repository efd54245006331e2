"""What the surveys say before and after a promise, and what they do not."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from fkp.akun.models import Peran
from fkp.clock import hold
from fkp.putaran.banding import putaran_banyak, putaran_janji
from fkp.putaran.tampil import kata_putaran
from fkp.skm.hasil.pengesahan import koreksi_survei
from fkp.skm.models import Survei
from fkp.tindak_lanjut.actions import ubah
from fkp.tindak_lanjut.models import Status, TindakLanjut
from fkp.unit.models import Unit
from surveys.aturan import Aturan
from surveys.perbandingan import Putusan
from tests.builders import SAAT, a_akun, a_situs, a_unit, sign_in
from tests.fkp.basis import SATU_BASIS
from tests.fkp.halaman.bangun import a_pimpinan, counted, terbitkan
from tests.fkp.putaran.bangun import KUAT, LEMAH, a_hasil, buka_survei, isi_survei, tutup_survei
from tests.fkp.tindak_lanjut.bangun import a_tindak_lanjut, an_isi
from tests.page import Pages

DITEPATI = date(2026, 6, 20)


@pytest.fixture
def unit(db: Session) -> Unit:
    a_situs(db)
    return a_unit(db, nama="Kantor Contoh")


def a_janji(
    db: Session, unit: Unit, survei_id: int, selesai: date | None = DITEPATI, **kolom
) -> TindakLanjut:
    """A promise of the plan of this survey, kept on ``selesai``."""
    kolom.setdefault("tenggat", date(2026, 9, 30))
    status = Status.SELESAI if selesai else Status.BERJALAN
    return a_tindak_lanjut(
        db, unit, db.get_one(Survei, survei_id), status=status, selesai_pada=selesai, **kolom
    )


def kata(p) -> str:
    k = kata_putaran(p)
    return " ".join([k.judul, k.putusan, *k.catatan, k.batas])


def test_a_kept_promise_stands_between_the_survey_that_asked_for_it_and_the_next(
    db: Session, app: Flask, unit: Unit
) -> None:
    lalu, kini = a_hasil(db, unit, 1, LEMAH), a_hasil(db, unit, 3, KUAT)
    p = putaran_janji(db, a_janji(db, unit, lalu.survei_id), umum=True)
    assert p is not None
    assert (p.sebelum.nilai, p.sesudah.nilai) == (Decimal("68.75"), Decimal("88.75"))
    assert (p.sebelum.kode, p.sesudah.kode) == (lalu.kode, kini.kode)
    assert (p.banding.putusan, p.banding.selisih) == (Putusan.NAIK, Decimal("20.00"))
    assert not p.sebagian
    with app.test_request_context():
        teks = kata(p)
    assert "Unsur Waktu Penyelesaian sesudahnya: 68,75 menjadi 88,75" in teks
    assert "Naik 20,00. Batas galat selisihnya" in teks
    assert "bukan sebab perubahannya" in teks
    assert "terpilih acak" in teks


def test_another_unsur_than_the_promised_one_is_not_passed_off_as_it(
    db: Session, app: Flask, unit: Unit
) -> None:
    lalu = a_hasil(db, unit, 1, LEMAH)
    a_hasil(db, unit, 3, KUAT)
    row = a_janji(db, unit, lalu.survei_id, None, unsur="sarana", tenggat=date(2026, 12, 31))
    row.tayang_pada = SAAT
    for unsur, alasan in (("biaya", "Salah pilih"), ("waktu", "Yang dijanjikan loket, bukan ruangnya")):
        isi = an_isi(unsur=unsur, tenggat=row.tenggat)
        ubah(db, "uji", row, isi, SAAT, versi=row.versi, alasan=alasan)
    p = putaran_janji(db, row, umum=True)
    with app.test_request_context():
        assert (
            "Unsur janji ini diganti 12 November 2026, semula Sarana dan Prasarana. Yang dibandingkan unsur "
            "yang baru." in kata(p)
        )
        ubah(
            db, "uji", row, an_isi(unsur="sarana", tenggat=row.tenggat), SAAT, versi=row.versi, alasan=alasan
        )
        assert "diganti" not in kata(putaran_janji(db, row, umum=True)), "it is what it was"


@SATU_BASIS
def test_a_small_difference_proves_nothing_and_says_so(db: Session, app: Flask, unit: Unit) -> None:
    lalu = a_hasil(db, unit, 1, LEMAH)
    a_hasil(db, unit, 3, (2, 11, 20, 7))
    p = putaran_janji(db, a_janji(db, unit, lalu.survei_id), umum=True)
    assert p.banding.putusan is Putusan.TAK_TERBUKTI
    with app.test_request_context():
        assert "Belum dapat disimpulkan: selisih 1,25 masih dalam batas galat" in kata(p)
        assert "dari 40 lalu 40 jawaban" in kata(p)


@SATU_BASIS
def test_what_was_not_kept_cannot_have_helped(db: Session, app: Flask, unit: Unit) -> None:
    lalu = a_hasil(db, unit, 1, LEMAH)
    buka = a_janji(db, unit, lalu.survei_id, None)
    henti = a_janji(db, unit, lalu.survei_id, None)
    henti.status, henti.dihentikan_pada = Status.DIHENTIKAN, date(2026, 8, 1)
    belum = putaran_janji(db, buka, umum=True)
    assert (belum.sesudah, belum.banding.putusan) == (None, Putusan.BELUM)
    a_hasil(db, unit, 3, KUAT)
    hasil = putaran_banyak(db, [buka, henti], umum=True)
    with app.test_request_context():
        assert "Janji ini belum selesai, jadi perubahan nilai itu bukan karenanya." in kata(hasil[buka.id])
        assert "Janji ini dihentikan" in kata(hasil[henti.id])
        assert not any(kata_putaran(p).arah or "sesudahnya" in kata_putaran(p).judul for p in hasil.values())


@SATU_BASIS
def test_a_survey_that_ran_when_it_was_kept_is_used_only_until_a_whole_one_follows(
    db: Session, app: Flask, unit: Unit
) -> None:
    lalu = a_hasil(db, unit, 1, LEMAH)
    janji = a_janji(db, unit, lalu.survei_id, date(2026, 8, 15))
    assert putaran_janji(db, janji, umum=True).banding.putusan is Putusan.BELUM
    a_hasil(db, unit, 3, KUAT)
    p = putaran_janji(db, janji, umum=True)
    assert p.sebagian
    with app.test_request_context():
        assert "Survei Triwulan III 2026 sudah berjalan ketika janji ini selesai, 15 Agustus 2026" in kata(p)
    a_hasil(db, unit, 4, KUAT)
    p = putaran_janji(db, janji, umum=True)
    assert (p.sesudah.periode, p.sebagian) == ("Triwulan IV 2026", False)


@SATU_BASIS
def test_the_survey_before_is_the_one_named_else_the_newest_that_had_ended(db: Session, unit: Unit) -> None:
    a_hasil(db, unit, 4, LEMAH, 2025)
    a_hasil(db, unit, 1, LEMAH)
    forum = a_tindak_lanjut(db, unit, tenggat=date(2026, 9, 30))
    forum.sejak = date(2026, 4, 1)
    assert putaran_janji(db, forum, umum=True).sebelum.periode == "Triwulan I 2026"
    forum.sejak = date(2026, 3, 31)
    assert putaran_janji(db, forum, umum=True).sebelum.periode == "Triwulan IV 2025"
    forum.sejak = date(2025, 12, 31)
    assert putaran_janji(db, forum, umum=True) is None


def test_everyone_reads_published_results_only_and_of_a_corrected_one_the_newest(
    db: Session, unit: Unit
) -> None:
    lalu = a_hasil(db, unit, 1, LEMAH)
    kini = a_hasil(db, unit, 3, KUAT, terbit=False)
    janji = a_janji(db, unit, lalu.survei_id)
    assert putaran_janji(db, janji, umum=True).banding.putusan is Putusan.BELUM
    assert putaran_janji(db, janji, umum=False).banding.putusan is Putusan.NAIK
    survei = terbitkan(db, kini).survei
    assert putaran_janji(db, janji, umum=True).sesudah.versi == 1
    populasi = {sl.layanan_id: 40 for sl in survei.layanan}
    koreksi_survei(db, survei, a_pimpinan(db, unit), SAAT, "Jumlah penerima salah", populasi=populasi)
    p = putaran_janji(db, janji, umum=True)
    assert (p.sesudah.versi, p.sesudah.galat < putaran_janji(db, janji, umum=False).sebelum.galat) == (
        2,
        True,
    )


@pytest.mark.parametrize(
    ("ubah", "sebab"),
    [
        ({"instrumen": "skm-16"}, "kuesioner kedua survei berbeda"),
        ({"aturan": Aturan(penggabungan="rata_layanan").to_dict()}, "cara hitung kedua survei berbeda"),
    ],
)
@SATU_BASIS
def test_another_questionnaire_or_method_is_not_compared(
    db: Session, app: Flask, unit: Unit, ubah: dict, sebab: str
) -> None:
    lalu = a_hasil(db, unit, 1, LEMAH)
    a_hasil(db, unit, 3, KUAT, **ubah)
    p = putaran_janji(db, a_janji(db, unit, lalu.survei_id), umum=True)
    assert (p.banding.putusan, p.banding.selisih) == (Putusan.TAK_SEBANDING, None)
    with app.test_request_context():
        assert f"Tidak dapat dibandingkan: {sebab}." in kata(p)


@SATU_BASIS
def test_a_later_survey_with_the_same_questions_serves_better_than_the_next_with_others(
    db: Session, unit: Unit
) -> None:
    lalu = a_hasil(db, unit, 1, LEMAH)
    a_hasil(db, unit, 3, KUAT, instrumen="skm-16")
    a_hasil(db, unit, 4, KUAT)
    p = putaran_janji(db, a_janji(db, unit, lalu.survei_id), umum=True)
    assert (p.sesudah.periode, p.banding.putusan) == ("Triwulan IV 2026", Putusan.NAIK)


@SATU_BASIS
def test_few_answers_are_neither_shown_to_everyone_nor_compared(db: Session, app: Flask, unit: Unit) -> None:
    lalu, _kini = a_hasil(db, unit, 1, (0, 2, 1, 1)), a_hasil(db, unit, 3, KUAT)
    janji = a_janji(db, unit, lalu.survei_id)
    umum = putaran_janji(db, janji, umum=True)
    assert (umum.banding.putusan, umum.sebelum.nilai, umum.sebelum.terisi) == (
        Putusan.TERLALU_SEDIKIT,
        None,
        0,
    )
    with app.test_request_context():
        assert "kelompok di bawah 5 orang disembunyikan" in kata(umum)
        assert "68" not in kata(umum)
    staf = putaran_janji(db, janji, umum=False)
    assert (staf.sebelum.nilai, staf.banding.kecil) == (Decimal("68.75"), True)


def test_a_promise_about_one_layanan_is_measured_there_where_that_can_be_done_honestly(
    db: Session, app: Flask, unit: Unit
) -> None:
    """Its own counts tell value and margin. With few people there, everyone sees the whole unit instead."""
    ktp = unit.layanan[0]
    for ke, di_ktp, di_lain in ((1, LEMAH, 30), (3, KUAT, 3)):
        survei = buka_survei(db, unit, ke)
        isi_survei(db, survei, {"waktu": di_ktp})
        isi_survei(db, survei, {"waktu": (0, 0, di_lain, 0)}, ke_layanan=1)
        sah = tutup_survei(db, survei)
        if ke == 1:
            janji = a_janji(db, unit, sah.survei_id, layanan_id=ktp.id)
    staf = putaran_janji(db, janji, umum=False)
    assert (staf.layanan, staf.layanan_diganti) == (ktp.nama, False)
    assert (staf.sebelum.nilai, staf.sesudah.nilai) == (Decimal("68.75"), Decimal("88.75"))
    # Three people at the other layanan could be worked out from the unit and this one.
    umum = putaran_janji(db, janji, umum=True)
    assert (umum.layanan, umum.layanan_diganti) == ("", True)
    assert umum.sesudah.nilai == Decimal("87.79")
    with app.test_request_context():
        assert f"layanan {ktp.nama}" in kata(staf)
        assert "Yang dibandingkan nilai seluruh unit" in kata(umum)


@SATU_BASIS
def test_a_promise_without_an_unsur_is_measured_by_the_whole_index(
    db: Session, app: Flask, unit: Unit
) -> None:
    lalu, kini = a_hasil(db, unit, 1, LEMAH), a_hasil(db, unit, 3, KUAT)
    p = putaran_janji(db, a_janji(db, unit, lalu.survei_id, unsur=""), umum=True)
    assert [str(p.sebelum.nilai), str(p.sesudah.nilai)] == [lalu.hasil["ikm"], kini.hasil["ikm"]]
    assert str(p.sebelum.galat) == lalu.rincian["margin"]
    with app.test_request_context():
        assert "Indeks (IKM) sesudahnya:" in kata(p)


def test_a_hundred_promises_take_as_many_queries_as_one(db: Session, unit: Unit) -> None:
    lalu, _kini = a_hasil(db, unit, 1, LEMAH), a_hasil(db, unit, 3, KUAT)
    rows = [a_janji(db, unit, lalu.survei_id, layanan_id=unit.layanan[0].id) for _ in range(20)]
    hitung = []
    for sebanyak in (1, 20):
        db.expire_all()
        _ = [(r.unit, r.unsur) for r in rows]
        with counted(db) as perintah:
            assert len(putaran_banyak(db, rows[:sebanyak], umum=False)) == sebanyak
        hitung.append(len(perintah))
    assert hitung[0] == hitung[1]


def test_staff_see_it_on_the_promise_and_on_the_survey_that_measured_it(
    db: Session, pages: Pages, unit: Unit
) -> None:
    lalu, kini = a_hasil(db, unit, 1, LEMAH), a_hasil(db, unit, 3, KUAT, terbit=False)
    janji = a_janji(db, unit, lalu.survei_id)
    buka = a_janji(db, unit, lalu.survei_id, None, kegiatan="Menambah kursi")
    baru = a_tindak_lanjut(db, a_unit(db), tenggat=date(2027, 1, 1), sejak=date(2020, 1, 1))
    a_akun(db, Peran.AUDITOR, "/", nama_pengguna="auditor", sandi_hash=None)
    petugas = sign_in(db, pages, Peran.PETUGAS, unit.jalur)
    page = petugas.get(f"/kelola/tindak-lanjut/{janji.id}")
    assert "Apa kata survei" in page.text
    assert "68,75 menjadi 88,75" in page.text
    assert [a.get("href") for a in page.all("a") if "Periksa" in "".join(a.itertext())] == [
        f"/verifikasi/{lalu.kode}",
        f"/verifikasi/{kini.kode}",
    ]
    page = petugas.get(f"/kelola/survei/{kini.survei_id}/hasil")
    assert page.all("a", href=f"/kelola/survei/{kini.survei_id}/putaran")
    page = petugas.get(f"/kelola/survei/{kini.survei_id}/putaran")
    assert page.all("a", href=f"/kelola/tindak-lanjut/{janji.id}")
    assert page.all("a", href=f"/kelola/tindak-lanjut/{buka.id}")
    assert "Janji ini belum selesai" in page.text
    assert "Belum ada janji yang dinilai" in petugas.get(f"/kelola/survei/{lalu.survei_id}/putaran").text
    belum = buka_survei(db, unit, 4)
    db.commit()
    assert "belum disahkan" in petugas.get(f"/kelola/survei/{belum.id}/putaran").text
    petugas.get(f"/kelola/tindak-lanjut/{baru.id}", status=404)
    with hold(SAAT + timedelta(days=1)):
        semua = Pages(pages.client.application).masuk("auditor", "kapas-nila-soga-9")
        assert "Belum ada hasil survei" in semua.get(f"/kelola/tindak-lanjut/{baru.id}").text
