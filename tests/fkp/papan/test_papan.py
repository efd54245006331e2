"""The board as people read it: which promises, in which words, in which order. SAAT is Thursday 12 November
2026, 10.42 in Jakarta."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy.orm import Session

from fkp.clock import hold
from fkp.potongan import SELEMBAR
from fkp.tindak_lanjut.models import Asal
from tests.builders import SAAT, a_instansi, a_situs, a_unit
from tests.fkp.forum.bangun import a_forum
from tests.fkp.halaman.bangun import a_sah, a_terbit, counted
from tests.fkp.papan.janji import a_janji
from tests.fkp.tindak_lanjut.bangun import a_tindak_lanjut
from tests.page import Page, Pages

HARI = date(2026, 11, 12)


def sehari(n: int) -> date:
    return HARI + timedelta(days=n)


def kalimat(page: Page) -> str:
    """The words of the page as they are read, without the gaps that its tags leave before a stop."""
    return page.text.replace(" ,", ",").replace(" .", ".")


def bagian(page: Page) -> dict[str, list[str]]:
    """The headings of the sections with what each holds, in their order."""
    hasil: dict[str, list[str]] = {}
    for satu in page.all("section"):
        judul = "".join(next(satu.iter("{http://www.w3.org/1999/xhtml}h2")).itertext())
        hasil[judul] = ["".join(j.itertext()) for j in satu.iter("{http://www.w3.org/1999/xhtml}h3")]
    return hasil


def test_an_empty_board_says_when_promises_appear(pages: Pages) -> None:
    page = pages.get("/papan-janji")
    assert page.h1 == "Papan janji"
    assert "Belum ada janji di papan ini." in page.text
    assert "begitu berita acara sebuah forum terbit" in page.text
    assert "Tidak ada janji yang cocok." in pages.get("/papan-janji?keadaan=lewat").text


def test_every_state_has_its_section_and_its_words(db: Session, pages: Pages) -> None:
    a_situs(db)
    unit = a_unit(db, nama="Kantor Umpama")
    a_janji(db, unit, "Lama lewat", tenggat=sehari(-41), status="berjalan", langkah=(3, 4))
    a_janji(db, unit, "Baru lewat", tenggat=sehari(-1))
    a_janji(db, unit, "Hari ini", tenggat=HARI, status="berjalan")
    a_janji(db, unit, "Segera", tenggat=sehari(8), status="berjalan")
    a_janji(db, unit, "Batas segera", tenggat=sehari(60))
    a_janji(db, unit, "Nanti jalan", tenggat=sehari(61), status="berjalan")
    a_janji(db, unit, "Nanti belum", tenggat=date(2027, 3, 31))
    for nama, selesai in (
        ("Telat", date(2026, 11, 5)),
        ("Tepat", date(2026, 10, 31)),
        ("Cepat", date(2026, 10, 28)),
    ):
        a_janji(db, unit, nama, tenggat=date(2026, 10, 31), status="selesai", selesai_pada=selesai)
    a_janji(db, unit, "Tahun lalu", tenggat=date(2025, 9, 1), status="selesai", selesai_pada=date(2025, 8, 1))
    a_janji(db, unit, "Batal", tenggat=sehari(5), status="dihentikan", alasan_status="Rahasia dapur")
    lama = a_janji(db, unit, "Dibawa", tenggat=sehari(-20))
    a_janji(db, unit, "Pembawa", tenggat=sehari(90), lanjutan_dari=lama)
    putus = a_janji(db, unit, "Belum dibawa", tenggat=sehari(-3))
    a_janji(db, unit, "Rancangan lanjutan", tenggat=sehari(90), lanjutan_dari=putus, tayang=None)
    a_tindak_lanjut(db, unit, kegiatan="Tidak di papan")
    db.commit()
    page = pages.get("/papan-janji")
    assert bagian(page) == {
        "Lewat waktu": ["Lama lewat", "Belum dibawa", "Baru lewat"],
        "Jatuh tempo 60 hari ke depan": ["Hari ini", "Segera", "Batas segera"],
        "Berjalan": ["Nanti jalan"],
        "Belum mulai": ["Pembawa", "Nanti belum"],
        # Of what was kept the newest three; Tahun lalu is behind the link.
        "Baru ditepati": ["Telat", "Tepat", "Cepat"],
        # What nobody owes any more is counted here and stands on a page of its own.
        "Dihentikan": [],
        "Dilanjutkan di janji lain": [],
    }
    for keadaan, nama in (("dihentikan", "Batal"), ("dilanjutkan", "Dibawa")):
        tautan = page.all("a", href=f"/papan-janji?keadaan={keadaan}")
        assert ["".join(a.itertext()).split(":")[0] for a in tautan] == ["1 janji"]
        assert [nama] in bagian(pages.get(f"/papan-janji?keadaan={keadaan}")).values()
    for kata in (
        "Lewat waktu 41 hari",
        "Lewat waktu 1 hari",
        "3 dari 4 langkah.",
        "Berjalan, jatuh tempo hari ini",
        "Berjalan, 8 hari lagi",
        "Belum mulai, 60 hari lagi",
        "Ditepati 5 November 2026, lewat 5 hari.",
        "Ditepati 31 Oktober 2026, tepat waktu.",
        "Ditepati 28 Oktober 2026, lebih cepat 3 hari.",
        "Melanjutkan janji yang jatuh tempo 23 Oktober 2026.",
        # Due next year are Batas segera, Nanti jalan, Nanti belum and Pembawa.
        "9 janji perbaikan di Provinsi Contoh untuk tahun 2026: 3 ditepati, 3 lewat waktu, "
        "2 masih berjalan atau belum jatuh tempo, 1 dihentikan.",
        "Dari 3 yang ditepati, 2 tidak melewati tanggalnya.",
        "4 janji lain jatuh tempo sesudah 2026.",
    ):
        assert kata in kalimat(page)
    # A reason from before it stood on the board was not written for everyone.
    assert "Rahasia dapur" not in page.text
    gambar = next(e for e in page.tree.iter() if e.get("class") == "kain kain--benang")
    assert gambar.get("aria-label") == (
        "9 kotak, satu kotak satu janji: 3 lewat waktu, 2 berjalan, 1 dihentikan, 3 ditepati"
    )
    assert len([e for e in gambar.iter() if e.tag.endswith("rect")]) == 9


def test_a_day_is_late_where_the_unit_is(db: Session, pages: Pages) -> None:
    barat, timur = a_unit(db, zona="Asia/Jakarta"), a_unit(db, zona="Asia/Jayapura")
    row = {unit.id: a_janji(db, unit, tenggat=HARI) for unit in (barat, timur)}
    db.commit()
    # 22.30 on the 12th in Jakarta is half past midnight of the 13th in Jayapura.
    with hold(datetime(2026, 11, 12, 15, 30, tzinfo=UTC)):
        assert "jatuh tempo hari ini" in pages.get(f"/janji/{row[barat.id].id}").text
        assert "Lewat waktu 1 hari" in pages.get(f"/janji/{row[timur.id].id}").text
        assert list(bagian(pages.get("/papan-janji"))) == ["Lewat waktu", "Jatuh tempo 60 hari ke depan"]
    # The last hour of the year in Jakarta: what is due on that day is owed in the year that ends.
    with hold(datetime(2026, 12, 31, 16, 30, tzinfo=UTC)):
        assert "2 janji perbaikan" in pages.get("/papan-janji").text
        assert "untuk tahun 2026:" in pages.get("/papan-janji").text
        assert "untuk tahun 2027:" in pages.get(f"/papan-janji?unit={timur.slug}").text


def test_another_date_is_told_with_its_reason(db: Session, pages: Pages) -> None:
    unit = a_unit(db)
    a_janji(
        db,
        unit,
        tenggat=date(2026, 11, 30),
        tenggat_semula=date(2026, 10, 30),
        alasan_tenggat="barangnya belum tiba.",
    )
    db.commit()
    assert "Semula 30 Oktober 2026, diundur karena: barangnya belum tiba." in pages.get("/papan-janji").text


def test_place_unsur_source_and_state_choose(db: Session, pages: Pages) -> None:
    puncak = a_instansi(db, "Kota Misal")
    dinas, lain = a_instansi(db, "Dinas Satu", puncak), a_instansi(db, "Dinas Dua", puncak)
    bidang = a_instansi(db, "Bidang Dalam", dinas)
    loket, klinik = a_unit(db, bidang, "Loket"), a_unit(db, lain, "Klinik", aktif=False)
    a_janji(db, loket, "Soal waktu", unsur="waktu", tenggat=sehari(-1))
    a_janji(db, loket, "Soal sarana", unsur="sarana", tenggat=sehari(5), asal=Asal.PENGADUAN)
    a_janji(db, klinik, "Di klinik", unsur="sarana", tenggat=sehari(5))
    db.commit()

    def tampil(tanya: str) -> list[str]:
        return [nama for isi in bagian(pages.get(f"/papan-janji?{tanya}")).values() for nama in isi]

    assert tampil("") == ["Soal waktu", "Soal sarana", "Di klinik"]
    assert tampil(f"unit={loket.slug}") == ["Soal waktu", "Soal sarana"]
    assert tampil(f"instansi={dinas.id}") == ["Soal waktu", "Soal sarana"]
    assert tampil(f"instansi={puncak.id}&unsur=sarana") == ["Soal sarana", "Di klinik"]
    assert tampil("asal=pengaduan") == ["Soal sarana"]
    assert tampil("keadaan=lewat") == ["Soal waktu"]
    # The node was chosen after the unit, which lies elsewhere.
    assert tampil(f"instansi={lain.id}&unit={loket.slug}") == ["Di klinik"]
    assert tampil("unsur=ngawur&asal=ngawur&keadaan=ngawur&hal=ngawur") == tampil("")
    # A unit that was switched off still owes what it promised.
    assert (
        "Unit ini sudah tidak melayani. Janjinya tetap dapat dilihat."
        in pages.get(f"/papan-janji?unit={klinik.slug}").text
    )
    kosong = pages.get(f"/papan-janji?unit={loket.slug}&keadaan=ditepati")
    assert "Tidak ada janji yang cocok." in kosong.text
    assert kosong.all("a", href=f"/papan-janji?unit={loket.slug}")
    for salah in ("unit=tidak-ada", "unit=%00", "instansi=999999", "instansi=x", "instansi=99999999999999"):
        pages.get(f"/papan-janji?{salah}", status=404)


def test_the_first_page_shows_three_of_a_section_and_five_that_are_late(db: Session, pages: Pages) -> None:
    unit = a_unit(db, nama="Kantor Pelayanan Umpama", singkatan="Kapel")
    for n in range(6):
        a_janji(db, unit, f"Lewat {n}", tenggat=sehari(n - 10))
        a_janji(db, unit, f"Segera {n}", tenggat=sehari(n + 10))
    db.commit()
    page = pages.get("/papan-janji")
    assert bagian(page) == {
        "Lewat waktu": [f"Lewat {n}" for n in range(5)],
        "Jatuh tempo 60 hari ke depan": [f"Segera {n}" for n in range(3)],
    }
    assert "Tampilkan 1 janji lain" in page.text
    assert "Tampilkan 3 janji lain" in page.text
    # Beside each promise the unit is named as shortly as it calls itself.
    tautan = ["".join(a.itertext()) for a in page.all("a", href=f"/unit/{unit.slug}")]
    assert tautan == ["Kapel"] * 8


def test_what_is_chosen_stands_on_the_folded_filter(db: Session, pages: Pages) -> None:
    a_janji(db, a_unit(db), unsur="waktu", tenggat=sehari(5))
    db.commit()
    page = pages.get("/papan-janji?unsur=waktu&asal=skm")
    assert ["".join(s.itertext()) for s in page.all("summary")] == [
        "Saring janji: Waktu Penyelesaian, Survei (SKM)"
    ]
    assert page.all("form", role="search")


def test_the_rest_of_a_section_is_one_click_away_and_pages_lose_nothing(db: Session, pages: Pages) -> None:
    unit = a_unit(db)
    semua = {f"Janji {n:03}" for n in range(SELEMBAR + 8)}
    for nama in sorted(semua):
        a_janji(db, unit, nama, tenggat=date(2026, 10, 31), status="selesai", selesai_pada=date(2026, 10, 30))
    db.commit()
    page = pages.get("/papan-janji")
    assert len(bagian(page)["Baru ditepati"]) == 3
    assert f"Tampilkan {SELEMBAR + 5} janji lain" in page.text
    lanjut = (
        next(a for a in page.all("a") if f"Tampilkan {SELEMBAR + 5}" in "".join(a.itertext())).get("href")
        or ""
    )
    satu, dua = pages.get(lanjut), pages.get(f"{lanjut}&hal=2")
    nama = bagian(satu)["Ditepati"] + bagian(dua)["Ditepati"]
    assert len(nama) == len(semua)
    assert set(nama) == semua


def test_where_a_promise_comes_from_leads_there_once_everyone_may_read_it(db: Session, pages: Pages) -> None:
    unit = a_unit(db)
    terbit = a_forum(db, unit, "terbit", terbit_pada=SAAT, tanggal=date(2026, 10, 20))
    sah = a_forum(db, unit, "disahkan", tanggal=date(2026, 6, 18))
    rancangan = a_forum(db, unit, "rancangan", tanggal=date(2026, 12, 24))
    umum, rahasia, sepi = a_terbit(db, unit, 2), a_sah(db, unit, 3), a_terbit(db, unit, 1, dengan=4)
    for forum in (terbit, sah, rancangan):
        a_janji(db, unit, forum_id=forum.id)
    for satu in (umum, rahasia, sepi):
        a_janji(db, unit, satu.survei.kode, satu.survei)
    a_janji(db, unit, asal=Asal.PENGADUAN)
    db.commit()
    page = pages.get("/papan-janji?keadaan=belum")
    for kata in (
        "Dari FKP 20 Oktober 2026",
        "Dari FKP 18 Juni 2026",
        "Dari Forum Konsultasi Publik",
        "Dari SKM Triwulan II 2026",
        "Dari SKM Triwulan III 2026",
        "Dari SKM Triwulan I 2026",
        "Dari pengaduan",
    ):
        assert kata in page.text
    assert "24 Desember 2026" not in page.text
    tautan = {"".join(a.itertext()): a.get("href") or "" for a in page.all("a")}
    assert tautan["Dari FKP 20 Oktober 2026"] == f"/f/{terbit.kode}"
    assert tautan["Dari SKM Triwulan II 2026"] == f"/unit/{unit.slug}?periode={umum.survei.kode}"
    assert {t for t in tautan if t.startswith("Dari ")} == {
        "Dari FKP 20 Oktober 2026",
        "Dari SKM Triwulan II 2026",
    }
    pages.get(tautan["Dari FKP 20 Oktober 2026"])
    pages.get(tautan["Dari SKM Triwulan II 2026"])


def test_home_shows_what_was_kept_and_what_is_late(db: Session, pages: Pages) -> None:
    assert "Janji kepada warga" not in pages.get("/").text
    unit = a_unit(db)
    for n in range(3):
        a_janji(db, unit, f"Ditepati {n}", tenggat=HARI, status="selesai", selesai_pada=sehari(-n))
    a_janji(db, unit, "Yang telat", tenggat=sehari(-9))
    db.commit()
    page = pages.get("/")
    assert bagian(page)["Janji kepada warga"] == ["Ditepati 0", "Ditepati 1", "Yang telat"]
    assert "3 baru ditepati, 1 lewat waktu" in kalimat(page)


def test_an_english_page_says_the_same_and_asks_the_database_as_often_for_many(
    db: Session, pages: Pages
) -> None:
    induk = a_instansi(db)
    pages.get("/privasi")
    asked = []
    for banyak in (1, 5):
        for _ in range(banyak):
            unit = a_unit(db, induk)
            for kolom in ({"tenggat": sehari(-2)}, {"tenggat": sehari(2), "status": "berjalan"}):
                forum = a_forum(db, unit, "terbit")
                row = a_janji(db, unit, langkah=(1, 2), forum_id=forum.id, **kolom)
        db.commit()
        db.expire_all()
        with counted(db) as statements:
            page = pages.get("/papan-janji?b=en")
        asked.append(len(statements))
        assert page.all("html", lang="en")
        assert "14 November 2026" in pages.get(f"/janji/{row.id}?b=en").text
    assert asked[0] == asked[1], asked
    assert asked[0] < 20
