"""Staff make a survey and carry it through its life."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp import clock
from fkp.akun.models import Peran
from fkp.jejak.models import Jejak
from fkp.skm.models import Survei, Tahap
from fkp.unit.models import Gerai, Unit
from tests.builders import a_instansi, a_survei, a_unit, sign_in
from tests.page import Pages

pytestmark = pytest.mark.usefixtures("kini")


def the_survei(db: Session) -> Survei:
    db.expire_all()
    return db.scalars(select(Survei)).unique().one()


def audit(db: Session) -> list[str]:
    return list(db.scalars(select(Jejak.aksi).where(Jejak.objek == "survei").order_by(Jejak.nomor)))


def test_someone_with_one_unit_comes_straight_to_the_form(petugas: Pages) -> None:
    page = petugas.get("/kelola/survei/baru")
    assert page.h1 == "Survei baru"
    assert page.fields()["periode"] == "triwulan-4"
    assert page.fields()["tahun"] == "2026"
    assert page.fields()["masa_tenggang"] == "3"


def test_a_draft_gets_its_days_from_the_period_and_a_code_without_look_alikes(
    db: Session, petugas: Pages, unit: Unit
) -> None:
    satu, dua = unit.layanan
    petugas.fill("/kelola/survei/baru", {f"populasi_{satu.id}": "1420", "periode": "semester-2"})
    survei = the_survei(db)
    assert (survei.mulai, survei.akhir, survei.tahap) == (date(2026, 7, 1), date(2027, 1, 1), "rancangan")
    assert {sl.layanan_id: sl.populasi for sl in survei.layanan} == {satu.id: 1420, dua.id: None}
    assert len(survei.kode) == 6
    assert not set(survei.kode) & set("01oil")
    assert audit(db) == ["survei dibuat"]


def test_days_of_ones_own_lie_inside_the_period(db: Session, petugas: Pages) -> None:
    isi = {"mulai": "2026-10-05", "hari_terakhir": "2026-10-30"}
    petugas.fill("/kelola/survei/baru", isi)
    survei = the_survei(db)
    assert (survei.mulai, survei.akhir) == (date(2026, 10, 5), date(2026, 10, 31))
    page = petugas.fill("/kelola/survei/baru", {"mulai": "2026-09-30"}, status=422)
    assert "Hari pertama: Harus di dalam Triwulan IV 2026." in page.text


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ({"tahun": ""}, "Isi tahunnya."),
        ({"periode": "windu-1"}, "Pilih salah satu dari daftar."),
        ({"mulai": "kemarin"}, "Isi dengan tanggal"),
        ({"mulai": "2026-11-20", "hari_terakhir": "2026-11-02"}, "tidak boleh sebelum hari pertama"),
        ({"masa_tenggang": "31"}, "Isi 0 sampai 30 hari."),
        ({"kuesioner": "skm-9/daring"}, "Kuesioner: Pilih salah satu dari daftar."),
        ({"bobot": "sendiri"}, "Isi bobot Persyaratan"),
        ({"bobot": "sendiri", "bobot_persyaratan": "banyak"}, "Isi bobot"),
    ],
)
def test_what_is_wrong_is_said_above_the_form(
    db: Session, petugas: Pages, isi: dict[str, str], pesan: str
) -> None:
    page = petugas.fill("/kelola/survei/baru", isi, status=422)
    assert pesan in page.text
    assert db.scalars(select(Survei)).all() == []


def test_a_survei_without_layanan_is_not_made(db: Session, petugas: Pages, unit: Unit) -> None:
    page = petugas.get("/kelola/survei/baru")
    isi = {k: v for k, v in page.fields().items() if not k.startswith("layanan_")}
    assert "Pilih sedikitnya satu layanan." in petugas.post("/kelola/survei/baru", isi, 422).text


def test_weights_of_ones_own_total_one(db: Session, petugas: Pages) -> None:
    kunci = [k for k in petugas.get("/kelola/survei/baru").fields() if k.startswith("bobot_")]
    salah = dict.fromkeys(kunci, "0,1") | {"bobot": "sendiri"}
    page = petugas.fill("/kelola/survei/baru", salah, status=422)
    assert "Jumlah bobot semua unsur harus tepat 1, sekarang 9/10." in page.text
    petugas.fill("/kelola/survei/baru", {**salah, kunci[0]: "1/5"})
    assert the_survei(db).aturan["bobot"]["persyaratan"] == "1/5"


def test_method_of_the_form_is_the_method_of_the_survei(db: Session, petugas: Pages) -> None:
    petugas.fill("/kelola/survei/baru", {"bobot": "2", "nrr_dulu": "y", "penggabungan": "rata_layanan"})
    aturan = the_survei(db).aturan
    assert (aturan["bobot"], aturan["nrr_desimal"], aturan["penggabungan"]) == ("0.11", 3, "rata_layanan")


def test_an_mpp_can_ask_about_the_layanan_of_its_gerai(db: Session, pages: Pages) -> None:
    tamu = a_unit(db, nama="Unit Tamu", layanan=1)
    mpp = a_unit(db, nama="MPP Contoh", layanan=0, jenis="mpp")
    db.add(Gerai(mpp_id=mpp.id, layanan_id=tamu.layanan[0].id, nama="Gerai 1"))
    sign_in(db, pages, Peran.PETUGAS, mpp.jalur)
    page = pages.fill("/kelola/survei/baru", {})
    assert "Layanan 1" in page.text
    assert [sl.layanan_id for sl in the_survei(db).layanan] == [tamu.layanan[0].id]


def test_nothing_switched_off_gets_a_new_survei(db: Session, pages: Pages) -> None:
    tamu, mati = a_unit(db, nama="Unit Tamu", layanan=1), a_unit(db, nama="Unit Mati", aktif=False)
    mpp = a_unit(db, nama="MPP Contoh", layanan=1, jenis="mpp")
    mpp.layanan[0].aktif = tamu.aktif = False
    db.add(Gerai(mpp_id=mpp.id, layanan_id=tamu.layanan[0].id, nama="Gerai 1"))
    sign_in(db, pages, Peran.PETUGAS, "/")
    pages.get(f"/kelola/survei/baru?unit={mati.id}", 404)
    assert "Unit Mati" not in pages.get("/kelola/survei/baru").text
    assert "Layanan 1" not in pages.get(f"/kelola/survei/baru?unit={mpp.id}").text


def test_a_survei_whose_unit_was_switched_off_asks_to_be_closed(
    db: Session, petugas: Pages, unit: Unit
) -> None:
    survei = a_survei(db, unit)
    unit.aktif = False
    db.commit()
    page = petugas.get(f"/kelola/survei/{survei.id}")
    assert "Unit atau layanannya dinonaktifkan" in page.text
    assert "Tutup survei" in page.text


def test_with_several_units_one_chooses_first(db: Session, pages: Pages) -> None:
    induk = a_instansi(db)
    satu, _dua = a_unit(db, induk, nama="Balai Satu"), a_unit(db, induk, nama="Balai Dua")
    luar = a_unit(db)
    sign_in(db, pages, Peran.PETUGAS, induk.jalur)
    assert pages.get("/kelola/survei/baru").h1 == "Survei untuk unit mana?"
    assert pages.get(f"/kelola/survei/baru?unit={satu.id}").h1 == "Survei baru"
    pages.get(f"/kelola/survei/baru?unit={luar.id}", 404)


def test_another_instrument_on_the_same_days_is_warned_of(db: Session, petugas: Pages, unit: Unit) -> None:
    a_survei(db, unit, tahap="rancangan")
    db.commit()
    page = petugas.fill("/kelola/survei/baru", {"kuesioner": "skm-16/tatap_muka"})
    assert "survei lain pada hari yang sama: Triwulan IV 2026" in page.text
    assert "Kuesionernya berbeda" in page.text


def test_twin_surveys_are_warned_of_on_both_pages(db: Session, petugas: Pages, unit: Unit) -> None:
    pertama = a_survei(db, unit, tahap="rancangan")
    db.commit()
    page = petugas.fill("/kelola/survei/baru", {})
    assert pertama.kode in page.text
    assert "hanya menerbitkan yang nilainya lebih baik akan menyesatkan" in page.text
    assert "Terbitkan semuanya" in petugas.get(f"/kelola/survei/{pertama.id}").text


def test_a_survey_alone_in_its_days_is_not_warned_about(db: Session, petugas: Pages, unit: Unit) -> None:
    a_survei(db, unit, tahap="rancangan", mulai=date(2026, 1, 1), akhir=date(2026, 4, 1))
    db.commit()
    assert "survei lain" not in petugas.fill("/kelola/survei/baru", {}).text


def test_a_draft_is_changed_wholly_and_thrown_away(db: Session, petugas: Pages, unit: Unit) -> None:
    survei = a_survei(db, unit, tahap="rancangan")
    db.commit()
    alamat = f"/kelola/survei/{survei.id}"
    petugas.fill(f"{alamat}/ubah", {"periode": "bulan-12", "kuesioner": "skm-16/daring"})
    baru = the_survei(db)
    assert (baru.instrumen, baru.ragam, baru.mulai) == ("skm-16", "daring", date(2026, 12, 1))
    assert "Rancangan dihapus." in petugas.fill(f"{alamat}/ubah", {}, form=1).text
    assert db.scalars(select(Survei)).all() == []
    assert audit(db) == ["survei diubah", "survei dihapus"]


def test_an_open_survei_can_only_be_lengthened(db: Session, petugas: Pages, unit: Unit) -> None:
    survei = a_survei(db, unit)
    db.commit()
    alamat = f"/kelola/survei/{survei.id}/ubah"
    page = petugas.fill(alamat, {"hari_terakhir": "2026-12-01"}, status=422)
    assert "hanya dapat diperpanjang" in page.text
    isi = {
        "hari_terakhir": "2027-01-10",
        "masa_tenggang": "5",
        f"populasi_{survei.layanan[0].layanan_id}": "77",
    }
    petugas.fill(alamat, isi)
    survei = the_survei(db)
    assert (survei.akhir, survei.masa_tenggang, survei.layanan[0].populasi) == (date(2027, 1, 11), 5, 77)
    assert "survei diubah" in audit(db)


def test_the_whole_life_of_a_survei(db: Session, pages: Pages, petugas: Pages, unit: Unit) -> None:
    survei = a_survei(db, unit, dengan=24, tahap="rancangan")
    survei.layanan[0].populasi = 30
    db.commit()
    alamat = f"/kelola/survei/{survei.id}"
    assert "Survei dibuka." in petugas.fill(alamat, {"tujuan": "dibuka"}).text
    assert "Jawaban pertama akan muncul di sini" in petugas.get(alamat).text
    ditutup = petugas.post(f"{alamat}/pindah", {**petugas.get(alamat).fields(), "tujuan": "ditutup"})
    assert "Masa tenggang" in ditutup.text or "Menunggu jawaban" in ditutup.text
    tanpa = petugas.post(f"{alamat}/pindah", {**petugas.get(alamat).fields(), "tujuan": "dibuka"}, 409)
    assert "Tulis alasan membuka kembali" in tanpa.text
    ulang = {**petugas.get(alamat).fields(), "tujuan": "dibuka", "alasan": "Tertutup keliru."}
    assert "Survei dibuka kembali." in petugas.post(f"{alamat}/pindah", ulang).text
    assert audit(db) == ["survei dibuka", "survei ditutup", "survei dibuka kembali"]
    assert the_survei(db).tahap == Tahap.DIBUKA


def test_sealing_publishing_and_correcting_are_for_the_pimpinan(
    db: Session, pages: Pages, unit: Unit
) -> None:
    with clock.hold(datetime(2026, 10, 9, tzinfo=UTC)):
        survei = a_survei(
            db, unit, dengan=24, tahap="ditutup", mulai=date(2026, 7, 1), akhir=date(2026, 10, 1)
        )
    sign_in(db, pages, Peran.PIMPINAN, unit.jalur)
    alamat = f"/kelola/survei/{survei.id}"
    konfirmasi = pages.get(f"{alamat}/sahkan")
    assert "Yang tidak dapat dibatalkan" in konfirmasi.text
    assert "24" in konfirmasi.text
    hasil = pages.fill(f"{alamat}/sahkan", {})
    assert "Hasil disahkan." in hasil.text
    assert "Hasil sementara" not in hasil.text
    assert "Hasil terbit" in pages.fill(alamat, {"tujuan": "terbit"}).text
    keliru = pages.fill(f"{alamat}/koreksi", {"alasan": "Salah bobot."}, status=422)
    assert "Tidak ada yang berubah" in keliru.text
    dua = pages.fill(f"{alamat}/koreksi", {"alasan": "Salah bobot.", "bobot": "3"})
    assert "Versi 2 disahkan." in dua.text
    halaman = pages.get(f"{alamat}/hasil")
    assert "2: Salah bobot." in halaman.text
    assert "versi 1, IKM" in halaman.text
    assert audit(db)[-3:] == ["hasil disahkan", "hasil diterbitkan", "hasil dikoreksi"]


def test_confirm_page_says_why_it_is_too_early(db: Session, pages: Pages, unit: Unit) -> None:
    survei = a_survei(db, unit, dengan=5, tahap="ditutup")
    sign_in(db, pages, Peran.PIMPINAN, unit.jalur)
    page = pages.get(f"/kelola/survei/{survei.id}/sahkan")
    assert "Masa tenggang masih berjalan" in page.text
    assert page.all("button", type="submit") == page.all("button", class_="tautan")


@pytest.mark.parametrize("tujuan", ["disahkan", "terbit", "", "apa saja"])
def test_no_other_move_can_be_posted(db: Session, petugas: Pages, unit: Unit, tujuan: str) -> None:
    survei = a_survei(db, unit, dengan=2)
    db.commit()
    isi = petugas.get(f"/kelola/survei/{survei.id}").fields()
    petugas.post(f"/kelola/survei/{survei.id}/pindah", {**isi, "tujuan": tujuan}, 400)
    assert the_survei(db).tahap == Tahap.DIBUKA
