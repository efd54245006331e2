from sqlalchemy.orm import Session

from tests.builders import a_instansi, a_survei, a_unit
from tests.fkp.halaman.bangun import a_sah, a_terbit, counted
from tests.page import Pages


def test_a_new_installation_says_what_will_appear_instead_of_showing_nothing(pages: Pages) -> None:
    page = pages.get("/")
    assert "Sekarang tidak ada survei yang dibuka." in page.text
    assert "Belum ada hasil yang terbit." in page.text
    assert "Belum ada unit layanan." in page.text


def test_open_survey_is_one_click_from_home(db: Session, pages: Pages) -> None:
    unit = a_unit(db, nama="Kantor Umpama")
    survei = a_survei(db, unit)
    db.commit()
    page = pages.get("/")
    assert "Kantor Umpama" in page.text
    assert "sampai 31 Des 2026" in page.text
    assert page.all("a", href=f"/s/{survei.kode}")


def test_survey_that_cannot_be_answered_is_not_offered(db: Session, pages: Pages) -> None:
    for tahap in ("rancangan", "ditutup"):
        a_survei(db, a_unit(db), tahap=tahap, kode=tahap)
    a_survei(db, nonaktif := a_unit(db), kode="mati")
    a_survei(db, kosong := a_unit(db), kode="kosong")
    sebagian = a_survei(db, a_unit(db), kode="sebagian")
    nonaktif.aktif = False
    for layanan in (*kosong.layanan, sebagian.layanan[0].layanan):
        layanan.aktif = False
    db.commit()
    html = pages.get("/").html
    assert "/s/rancangan" not in html
    assert "/s/ditutup" not in html
    assert "/s/mati" not in html
    assert "/s/kosong" not in html
    assert "/s/sebagian" in html
    assert "/s/mati" not in pages.get(f"/unit/{nonaktif.slug}").html


def test_only_published_results_are_listed(db: Session, pages: Pages) -> None:
    terbit, rahasia = a_unit(db, nama="Unit Terbit"), a_unit(db, nama="Unit Belum")
    sah = a_terbit(db, terbit, 3)
    belum = a_sah(db, rahasia, 3, dengan=33)
    db.commit()
    page = pages.get("/")
    assert sah.hasil["ikm"].replace(".", ",") in page.text
    assert belum.hasil["ikm"].replace(".", ",") not in page.text
    assert "Triwulan III 2026" in page.text


def test_search_finds_a_unit_by_the_service_people_need(db: Session, pages: Pages) -> None:
    unit = a_unit(db, nama="Dinas Kependudukan Umpama")
    unit.layanan[0].nama = "KTP elektronik"
    a_unit(db, nama="Rumah Sakit Umpama")
    db.commit()
    page = pages.get("/?q=ktp")
    assert page.h1 == "1 unit cocok dengan “ktp”"
    assert "Dinas Kependudukan Umpama" in page.text
    assert "Rumah Sakit Umpama" not in page.text
    assert "Tidak ada unit yang cocok." in pages.get("/?q=%25").text


def test_tree_counts_the_units_below_and_leads_to_them(db: Session, pages: Pages) -> None:
    akar = a_instansi(db, "Provinsi Umpama")
    dinas = a_instansi(db, "Dinas Umpama", akar)
    a_instansi(db, "Dinas Tanpa Unit", akar)
    a_unit(db, dinas, nama="Balai Satu")
    a_unit(db, dinas, nama="Balai Dua")
    db.commit()
    page = pages.get("/")
    assert "Dinas Umpama 2 unit" in page.text
    assert "Dinas Tanpa Unit" not in page.text
    page = pages.get(f"/instansi/{dinas.id}")
    assert page.h1 == "Dinas Umpama"
    assert "Balai Satu" in page.text
    assert page.all("a", href=f"/instansi/{akar.id}")
    pages.get("/instansi/999999", status=404)


def test_home_and_lists_ask_the_database_the_same_whatever_the_number_of_units(
    db: Session, pages: Pages
) -> None:
    induk = a_instansi(db)
    asked: dict[str, list[int]] = {}
    pages.get("/privasi")  # the name of the site is read once per process
    for banyak in (1, 6):
        for _ in range(banyak):
            unit = a_unit(db, induk)
            a_terbit(db, unit, 3, dengan=6)
            a_survei(db, unit)
        db.commit()
        db.expire_all()
        for apa, url in {
            "beranda": "/",
            "cari": "/?q=unit",
            "instansi": f"/instansi/{induk.id}",
            "unit": f"/unit/{unit.slug}",
        }.items():
            with counted(db) as statements:
                pages.get(url)
            asked.setdefault(apa, []).append(len(statements))
    assert all(len(set(n)) == 1 for n in asked.values()), asked
