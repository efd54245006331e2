"""The standard of a layanan: drafted, set in force by decree, reviewed within the year."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from fkp.akun.models import Peran
from fkp.clock import hold
from fkp.jejak.models import Jejak
from fkp.standar.komponen import load_susunan
from fkp.standar.models import StandarPelayanan, TahapStandar
from fkp.standar.queries import perlu_ditinjau, standar_bahasan, standar_berlaku
from fkp.standar.tinjauan import Tinjauan, bulan_sejak, keadaan_tinjauan
from tests.builders import SAAT, a_situs, a_unit, sign_in
from tests.fkp.standar.bangun import a_tinjauan
from tests.page import H

DAFTAR = "/kelola/standar"
SK = {"nomor_sk": "188/12/2026", "tanggal_sk": "2026-11-02", "ditinjau": "2026-10-20"}
PENUH = {satu.kunci: f"Isi {satu.kunci}" for satu in load_susunan().komponen}


@pytest.fixture
def unit(db):
    a_situs(db)
    return a_unit(db, nama="Kantor Contoh", zona="Asia/Jayapura", layanan=2)


def a_standar(db, layanan, tahap=TahapStandar.BERLAKU, ditinjau=None, **kolom):
    standar = StandarPelayanan(
        layanan=layanan,
        revisi=kolom.pop("revisi", 1),
        tahap=tahap,
        isi=kolom.pop("isi", PENUH),
        nomor_sk="" if tahap == TahapStandar.RANCANGAN else "100/2025",
        tanggal_sk=None if tahap == TahapStandar.RANCANGAN else kolom.pop("tanggal_sk", date(2025, 3, 1)),
        versi=1,
        dibuat=SAAT,
        diubah=SAAT,
        **kolom,
    )
    db.add(standar)
    if ditinjau:
        a_tinjauan(db, standar, ditinjau)
    db.commit()
    return standar


def ke(layanan, ekor=""):
    return f"{DAFTAR}/{layanan.id}{ekor}"


def form_ke(page, ekor):
    """The number of the form on the page that is sent to an address with that end."""
    forms = list(page.all("main")[0].iter(H + "form"))
    return next(i for i, f in enumerate(forms) if (f.get("action") or "").endswith(ekor))


def kirim(petugas, layanan, ekor, isian, status=200):
    url = ke(layanan)
    return petugas.fill(url, isian, form=form_ke(petugas.get(url), ekor), status=status)


@pytest.mark.parametrize(
    ("lalu", "hari", "harap"),
    [
        (None, date(2026, 11, 12), Tinjauan.BELUM),
        (date(2026, 1, 13), date(2026, 11, 12), Tinjauan.BARU),
        (date(2026, 1, 12), date(2026, 11, 12), Tinjauan.PERLU),
        (date(2025, 11, 12), date(2026, 11, 12), Tinjauan.PERLU),
        (date(2025, 11, 11), date(2026, 11, 12), Tinjauan.LEWAT),
        # the last day of a shorter month completes the month of the thirty-first
        (date(2026, 1, 31), date(2026, 11, 29), Tinjauan.BARU),
        (date(2026, 1, 31), date(2026, 11, 30), Tinjauan.PERLU),
    ],
)
def test_a_review_is_due_at_ten_months_and_late_after_twelve(lalu, hari, harap):
    assert keadaan_tinjauan(lalu, hari) is harap


def test_months_are_counted_full():
    assert bulan_sejak(date(2026, 1, 12), date(2026, 11, 11)) == 9
    assert bulan_sejak(date(2026, 1, 31), date(2026, 2, 28)) == 1
    assert bulan_sejak(date(2026, 11, 12), date(2026, 11, 12)) == 0


def test_the_list_warns_from_the_tenth_month_on_the_calendar_of_the_unit(db, unit, petugas):
    a_standar(db, unit.layanan[0], ditinjau=date(2026, 1, 13))
    a_standar(db, unit.layanan[1], ditinjau=None)
    page = petugas.get(DAFTAR)
    assert "Ditinjau 9 bulan lalu" in page.text
    assert "Belum pernah ditinjau" in page.text
    assert [x.nama for x, _ in perlu_ditinjau(db, unit.id, SAAT)] == ["Layanan 2"]
    # Half past midnight of the thirteenth in Jayapura, while Greenwich still has the twelfth.
    saat = datetime(2026, 11, 12, 15, 30, tzinfo=UTC)
    with hold(saat):
        assert "Perlu ditinjau: sudah 10 bulan" in petugas.get(f"{DAFTAR}?perlu=ya").text
        assert perlu_ditinjau(db, unit.id, saat) == [
            (unit.layanan[0], date(2026, 1, 13)),
            (unit.layanan[1], None),
        ]
    assert "Layanan 1" not in petugas.get(f"{DAFTAR}?perlu=ya").text
    assert "Tidak ada layanan yang cocok" in petugas.get(f"{DAFTAR}?unit=rumah+sakit").text


def test_a_standard_is_drafted_written_and_set_in_force(db, unit, petugas):
    layanan = unit.layanan[0]
    page = kirim(petugas, layanan, "/baru", {})
    assert "Rancangan dibuka" in page.text
    page = petugas.fill(ke(layanan, "/ubah"), {"persyaratan": "KTP-el\n\nKK", "biaya": "Gratis"})
    assert "2 dari 14 komponen terisi" in page.text
    assert standar_berlaku(db, layanan.id) is None
    page = kirim(petugas, layanan, "/tetapkan", SK, status=422)
    assert "Belum terisi: Sistem, mekanisme, dan prosedur" in page.text
    assert page.fields(form_ke(page, "/tetapkan"))["nomor_sk"] == "188/12/2026"
    page = kirim(petugas, layanan, "/tetapkan", {**SK, "walau_kosong": "y"})
    assert "Revisi 1 ditetapkan dan berlaku." in page.text
    assert "KTP-el KK" in petugas.get(ke(layanan, "?revisi=1")).text
    assert [
        x.aksi for x in db.scalars(select(Jejak).where(Jejak.objek == "standar pelayanan").order_by(Jejak.id))
    ] == [
        "rancangan standar dibuka",
        "rancangan standar diubah",
        "standar ditetapkan",
    ]
    rincian = db.scalars(select(Jejak.rincian).where(Jejak.aksi == "rancangan standar diubah")).one()
    assert rincian["komponen"] == "persyaratan, biaya"
    assert "KTP-el" not in str(rincian)


def test_the_next_revision_shows_what_differs_and_keeps_the_one_before(db, unit, petugas):
    layanan = unit.layanan[0]
    lama = a_standar(db, layanan, ditinjau=date(2026, 6, 1))
    assert "Tulis mengapa standar ini ditinjau" in kirim(petugas, layanan, "/baru", {}, 422).text
    kirim(petugas, layanan, "/baru", {"alasan": "Hasil survei triwulan III"})
    petugas.fill(ke(layanan, "/ubah"), {"waktu": "Satu jam", "sarana": ""})
    page = petugas.get(ke(layanan))
    assert "Isi waktu" in page.text
    assert "Satu jam" in page.text
    assert (page.text.count("Diubah"), page.text.count("Tidak berubah")) == (1, 12)
    assert "Dihapus" in page.text
    bahasan = standar_bahasan(db, [unit.layanan[1].id, layanan.id])
    assert [(s.revisi, s.tahap, b and b.revisi) for s, b in bahasan] == [(2, TahapStandar.RANCANGAN, 1)]
    page = kirim(
        petugas, layanan, "/tetapkan", {**SK, "tanggal_sk": "2025-02-28", "walau_kosong": "y"}, status=422
    )
    assert "penggantinya tidak mungkin lebih awal" in page.text
    page = kirim(petugas, layanan, "/tetapkan", {**SK, "ditinjau": "", "walau_kosong": "y"})
    db.expire_all()
    assert (lama.tahap, lama.isi) == (TahapStandar.LAMA, PENUH)
    assert standar_berlaku(db, layanan.id).isi["waktu"] == "Satu jam"
    # Nobody discussed the second revision: the review of the first still counts.
    assert "Ditinjau 5 bulan lalu" in page.text
    assert "Sudah diganti revisi yang lebih baru" in petugas.get(ke(layanan, "?revisi=1")).text


def test_of_two_who_write_nobody_loses_a_word(db, unit, petugas):
    layanan = unit.layanan[0]
    standar = a_standar(db, layanan, TahapStandar.RANCANGAN)
    lama = petugas.get(ke(layanan, "/ubah")).fields()
    petugas.post(ke(layanan, "/ubah"), {**lama, "biaya": "Tulisan orang pertama"})
    page = petugas.post(ke(layanan, "/ubah"), {**lama, "biaya": "Tulisan orang kedua"}, status=409)
    assert "Tulisan orang pertama" in page.text
    assert page.fields()["biaya"] == "Tulisan orang kedua"
    db.expire_all()
    assert standar.isi["biaya"] == "Tulisan orang pertama"
    petugas.post(ke(layanan, "/ubah"), page.fields())
    db.expire_all()
    assert standar.isi["biaya"] == "Tulisan orang kedua"


def test_what_was_changed_unseen_is_not_set_in_force(db, unit, petugas):
    layanan = unit.layanan[0]
    standar = a_standar(db, layanan, TahapStandar.RANCANGAN)
    page = petugas.get(ke(layanan))
    lama = page.fields(form_ke(page, "/tetapkan"))
    petugas.fill(ke(layanan, "/ubah"), {"biaya": "Rp1.000.000"})
    page = petugas.post(ke(layanan, "/tetapkan"), {**lama, **SK}, status=409)
    assert "Rp1.000.000" in page.text
    db.expire_all()
    assert standar.tahap == TahapStandar.RANCANGAN
    petugas.post(ke(layanan, "/tetapkan"), page.fields(form_ke(page, "/tetapkan")))
    db.expire_all()
    assert standar.tahap == TahapStandar.BERLAKU


def test_a_wrong_date_or_number_changes_nothing(db, unit, petugas):
    layanan, depan = unit.layanan[0], "Paling akhir hari ini, 12 November 2026"
    lama = a_standar(db, layanan)
    rancangan = a_standar(db, layanan, TahapStandar.RANCANGAN, revisi=2)
    for ekor, isian, harap in (
        ("/tetapkan", {"nomor_sk": " "}, "Tulis nomor SK"),
        ("/tetapkan", {"tanggal_sk": "2026-11-13"}, depan),
        ("/tetapkan", {"ditinjau": "2026-11-13"}, depan),
        ("/tetapkan", {"tanggal_sk": "kemarin"}, "Isi dengan tanggal"),
        ("/sk", {"tanggal": "2026-11-13"}, depan),
        ("/sk", {"nomor": ""}, "Tulis nomor SK"),
        ("/tinjau", {"hari": ""}, "Isi tanggal peninjauannya."),
        ("/tinjau", {"hari": "2026-11-13"}, depan),
        ("/tinjau", {"hari": "2025-02-28"}, "baru ada sejak 1 Maret 2025; peninjauannya tidak mungkin lebih"),
        ("/tetapkan", {"ditinjau": "2025-02-28"}, "baru ada sejak 1 Maret 2025"),
        ("/tinjau", {"hari": "2026-11-01", "forum": "<b>"}, "Pilih salah satu dari daftar."),
    ):
        assert harap in kirim(petugas, layanan, ekor, {**SK, **isian}, status=422).text, (ekor, isian)
        db.expire_all()
        assert (lama.tahap, lama.ditinjau, lama.nomor_sk) == (TahapStandar.BERLAKU, None, "100/2025")
        assert rancangan.tahap == TahapStandar.RANCANGAN


def test_a_mistyped_decree_is_corrected_and_what_changed_is_noted(db, unit, petugas):
    layanan = unit.layanan[0]
    standar = a_standar(db, layanan)
    page = kirim(petugas, layanan, "/sk", {"nomor": "101/2025"})
    assert "SK 101/2025, 1 Maret 2025" in page.text
    db.expire_all()
    assert (standar.tahap, standar.isi) == (TahapStandar.BERLAKU, PENUH)
    assert db.scalars(select(Jejak.rincian).where(Jejak.aksi == "sk standar dibetulkan")).one() == {
        "layanan_id": layanan.id,
        "revisi": 1,
        "isian": "nomor_sk",
    }


def test_a_draft_can_be_deleted_and_only_a_draft(db, unit, petugas):
    layanan = unit.layanan[0]
    berlaku = a_standar(db, layanan)
    kirim(petugas, layanan, "/baru", {"alasan": "Coba"})
    token = petugas.get(ke(layanan, "/ubah")).fields()["csrf_token"]
    petugas.post(ke(layanan, "/baru"), {"csrf_token": token, "alasan": "Lagi"}, status=409)
    assert "Rancangan dihapus" in kirim(petugas, layanan, "/hapus", {}).text
    petugas.post(ke(layanan, "/hapus"), {"csrf_token": token}, status=404)
    assert standar_berlaku(db, layanan.id).id == berlaku.id


def test_another_units_standard_does_not_exist_here(db, unit, petugas):
    asing = a_unit(db, nama="Kantor Tetangga").layanan[0]
    a_standar(db, asing)
    a_standar(db, asing, TahapStandar.RANCANGAN, revisi=2)
    assert "Kantor Tetangga" not in petugas.get(DAFTAR).text
    for ekor in ("", "?revisi=1", "/ubah"):
        petugas.get(ke(asing, ekor), status=404)
    milik = unit.layanan[0]
    token = petugas.get(ke(milik)).fields(0)["csrf_token"]
    for ekor in ("/baru", "/tetapkan", "/tinjau", "/sk", "/hapus"):
        petugas.post(ke(asing, ekor), {"csrf_token": token, **SK, "hari": "2026-11-01"}, status=404)
    petugas.get(ke(milik, "?revisi=7"), status=404)
    assert "Belum ada standar" in petugas.get(ke(milik, "?revisi=satu")).text


def test_who_only_looks_sees_no_button(db, unit, pages):
    layanan = unit.layanan[0]
    a_standar(db, layanan)
    a_standar(db, layanan, TahapStandar.RANCANGAN, revisi=2)
    auditor = sign_in(db, pages, Peran.AUDITOR, unit.jalur)
    page = auditor.get(ke(layanan))
    assert "14 dari 14 komponen terisi" in page.text
    assert not list(page.all("main")[0].iter(H + "form"))
    auditor.get(ke(layanan, "/ubah"), status=403)


def test_a_hotline_belongs_to_complaints_and_nobodys_own_number_to_any_component(db, unit, petugas):
    layanan = unit.layanan[0]
    lama = {**PENUH, "prosedur": "Daftar lewat WA 0811-2345-678"}
    a_standar(db, layanan, TahapStandar.RANCANGAN, isi=lama)
    url = ke(layanan, "/ubah")
    page = petugas.fill(url, {"waktu": "Tanya Bu Ani 0812-3456-7890"}, status=422)
    assert "Ada nomor telepon (“0812…”)" in page.text
    assert "komponen “Penanganan pengaduan, saran, dan masukan”" in page.text
    assert page.fields()["waktu"] == "Tanya Bu Ani 0812-3456-7890", "nothing typed is lost"
    page = petugas.fill(url, {"pengaduan": "Atasan: NIP 198501012010011001"}, status=422)
    assert "Ada nomor seperti NIP" in page.text
    # What stood there before is no reason to refuse something else.
    page = petugas.fill(url, {"pengaduan": "Telepon (0251) 123456, surel adu@contoh.example, 1500-123"})
    assert "Rancangan tersimpan" in page.text
    assert "nomor resmi" not in page.text
    page = petugas.fill(url, {"pengaduan": "WA 0811-2345-678"})
    assert "Rancangan tersimpan" in page.text
    assert "Ada nomor telepon (“0811…”). Pastikan itu nomor resmi unit, bukan milik seseorang." in page.text
