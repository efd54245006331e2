import re
from decimal import Decimal

from sqlalchemy.orm import Session

from fkp.skm.hasil.pengesahan import koreksi_survei
from fkp.skm.models import Pengesahan
from fkp.skm.tahap import awal, close_survei
from fkp.skm.warga.rekam import JawabanMasuk, record_jawaban
from surveys.aturan import Aturan
from tests.builders import SAAT, a_survei, a_unit, a_uuid
from tests.fkp.halaman.bangun import a_pimpinan, a_sah, a_terbit, sahkan, terbitkan, triwulan
from tests.page import Page, Pages


def koma(teks: str) -> str:
    return teks.replace(".", ",")


def fakta(page: Page) -> dict[str, str]:
    """The labelled values of the page."""
    dt, dd = page.all("dt"), page.all("dd")
    return {
        "".join(a.itertext()): " ".join("".join(b.itertext()).split()) for a, b in zip(dt, dd, strict=True)
    }


def test_unit_without_results_says_so_and_offers_its_open_survey(db: Session, pages: Pages) -> None:
    unit = a_unit(db, nama="Kantor Umpama", alamat="Jalan Contoh Nomor 1", jam_layanan="Senin sampai Jumat")
    survei = a_survei(db, unit, dengan=12)
    db.commit()
    page = pages.get(f"/unit/{unit.slug}")
    assert page.h1 == "Kantor Umpama"
    assert "Jalan Contoh Nomor 1. Senin sampai Jumat." in page.text
    assert "Belum ada hasil yang terbit" in page.text
    assert page.all("a", href=f"/s/{survei.kode}")
    pages.get("/unit/tidak-ada", status=404)


def test_published_result_is_shown_with_its_letter_method_and_unsur(db: Session, pages: Pages) -> None:
    unit = a_unit(db)
    sah = a_terbit(db, unit, 3, populasi=20)
    db.commit()
    page = pages.get(f"/unit/{unit.slug}")
    assert page.all("p", class_="ikm-angka")[0].text == koma(sah.hasil["ikm"])
    assert "Indeks Kepuasan Masyarakat, Triwulan III 2026" in page.text
    assert "40 warga menilai pelayanan kami." in page.text
    isi = fakta(page)
    assert isi["Responden"] == "40 orang dari 38 yang disyaratkan"
    assert isi["Layanan"] == "Layanan 1 20, Layanan 2 20"
    assert isi["Jenis kelamin"] == "Perempuan 20, Laki-laki 20"
    assert isi["Periode survei"] == "1 Juli sampai 30 September 2026"
    assert isi["Cara hitung"].startswith("Bobot 1/9, dibulatkan satu kali di akhir")
    assert isi["Disahkan"] == "4 Oktober 2026"
    assert [f"terendah ke-{n}" in page.text for n in (1, 2, 3, 4)] == [True, True, True, False]
    assert "lampiran resminya belum kami baca langsung" in page.text


def test_only_what_was_published_is_shown(db: Session, pages: Pages) -> None:
    """Neither the open survey's own figures, nor a sealed result that waits, nor another unit's."""
    unit, lain = a_unit(db), a_unit(db)
    sah = a_terbit(db, unit, 2, dengan=41)
    rahasia = [a_sah(db, unit, 3, dengan=37), a_sah(db, lain, 3, dengan=31)]
    a_survei(db, unit, dengan=29)
    db.commit()
    for url in (f"/unit/{unit.slug}", f"/unit/{lain.slug}", f"/api/v1/unit/{unit.slug}/hasil.json", "/"):
        html = pages.client.get(url).text
        for satu in rahasia:
            assert koma(satu.hasil["ikm"]) not in html
            assert satu.hasil["ikm"] not in html
            assert satu.kode not in html
    assert koma(sah.hasil["ikm"]) in pages.get(f"/unit/{unit.slug}").text
    survei_rahasia = rahasia[0].survei.kode
    pages.get(f"/unit/{unit.slug}?periode={survei_rahasia}", status=404)
    pages.get(f"/unit/{lain.slug}?periode={sah.survei.kode}", status=404)


def test_change_and_way_to_the_next_letter_are_said_in_words(db: Session, pages: Pages) -> None:
    unit = a_unit(db)
    lalu, kini = a_terbit(db, unit, 2, dengan=30), a_terbit(db, unit, 3, dengan=44)
    db.commit()
    beda = Decimal(kini.hasil["ikm"]) - Decimal(lalu.hasil["ikm"])
    arah = "naik" if beda > 0 else "turun"
    page = pages.get(f"/unit/{unit.slug}")
    assert f"{arah} {koma(str(abs(beda)))} dari Triwulan II 2026" in page.text
    kurang = Decimal("88.31") - Decimal(kini.hasil["ikm"])
    assert kini.hasil["mutu"] == "B"
    assert f"perlu {koma(str(kurang))} lagi untuk menjadi A" in page.text


def test_trend_joins_five_periods_of_the_same_instrument(db: Session, pages: Pages) -> None:
    unit = a_unit(db)
    for ke in range(1, 5):
        a_terbit(db, unit, ke, 2025, dengan=10 + ke)
    lain = a_terbit(db, unit, 1, dengan=20, instrumen="skm-16")
    a_terbit(db, unit, 2, dengan=21)
    a_terbit(db, unit, 3, dengan=22)
    db.commit()
    page = pages.get(f"/unit/{unit.slug}")
    titik = page.all("figure", id="tren")[0]
    teks = " ".join("".join(titik.itertext()).split())
    assert "5 hasil terakhir" in teks
    assert all(label in teks for label in ("TW II 2025", "TW IV 2025", "TW II 2026", "TW III 2026"))
    assert "TW I 2025" not in teks
    assert "TW I 2026" not in teks
    assert "Semua hasil yang terbit" in page.text
    lama = pages.get(f"/unit/{unit.slug}?periode={lain.survei.kode}")
    assert lama.all("p", class_="ikm-angka")[0].text == koma(lain.hasil["ikm"])
    assert not lama.all("figure", id="tren")


def test_small_groups_never_reach_the_public(db: Session, pages: Pages) -> None:
    """Three with a doctorate are hidden, and the next smallest group too, or a subtraction finds them."""
    unit = a_unit(db, layanan=1)
    survei = a_survei(db, unit, populasi=17, **triwulan(3))
    pendidikan = [3] * 23 + [4] * 11 + [5] * 9 + [6] * 3
    for i, kode in enumerate(pendidikan):
        masuk = JawabanMasuk(
            id=a_uuid(),
            layanan_id=unit.layanan[0].id,
            nilai={"waktu": 1 + i % 4},
            waktu=awal(survei),
            profil={"pendidikan": kode, "jenis_kelamin": 1 if i < 2 else 2},
        )
        record_jawaban(db, survei, masuk, awal(survei))
    close_survei(db, survei, a_pimpinan(db, unit), SAAT)
    sah = terbitkan(db, sahkan(db, survei))
    db.commit()
    page = pages.get(f"/unit/{unit.slug}")
    isi = fakta(page)
    assert isi["Pendidikan terakhir"] == "SMA 23, S1 11, S2 disembunyikan, S3 disembunyikan"
    assert isi["Jenis kelamin"] == "Perempuan disembunyikan, Laki-laki disembunyikan"
    assert "Kelompok di bawah 5 orang disembunyikan" in page.text
    for url in (page.url, f"/api/v1/unit/{unit.slug}/hasil.json", f"/verifikasi/{sah.kode}"):
        html = pages.client.get(url).text
        for angka in ("S3 3", "S2 9", "Perempuan 2", "Laki-laki 44"):
            assert angka not in html
        assert not re.search(r"\b(?:44|9|2) orang\b", html)


def test_result_of_fewer_than_five_people_is_named_but_not_shown(db: Session, pages: Pages) -> None:
    unit = a_unit(db)
    sah = a_terbit(db, unit, 3, dengan=4)
    db.commit()
    page = pages.get(f"/unit/{unit.slug}")
    assert "tidak ditampilkan karena respondennya kurang dari 5 orang" in page.text
    for url in (page.url, "/", f"/api/v1/unit/{unit.slug}/hasil.json", f"/verifikasi/{sah.kode}"):
        html = pages.client.get(url).text
        assert sah.hasil["ikm"] not in html
        assert koma(sah.hasil["ikm"]) not in html


def test_unsur_that_hardly_anyone_answered_is_hidden_with_a_neighbour(db: Session, pages: Pages) -> None:
    unit = a_unit(db, layanan=1)
    survei = a_survei(db, unit, **triwulan(3))
    for i in range(8):
        nilai = {"waktu": 3, "biaya": 4, "produk": 2} | ({"sarana": 1} if i < 2 else {})
        masuk = JawabanMasuk(a_uuid(), unit.layanan[0].id, nilai, awal(survei))
        record_jawaban(db, survei, masuk, awal(survei))
    close_survei(db, survei, a_pimpinan(db, unit), SAAT)
    terbitkan(db, sahkan(db, survei))
    db.commit()
    baris = {
        "".join(tr[0].itertext()).split("terendah")[0].strip(): "".join(tr[2].itertext())
        for tr in pages.get(f"/unit/{unit.slug}").all("tr")
        if len(tr) == 4
    }
    assert baris["Sarana dan Prasarana"] == "disembunyikan"
    assert list(baris.values()).count("disembunyikan") >= 2
    assert baris["Kompetensi Pelaksana"] == "tidak ada jawaban"


def test_correction_replaces_the_figures_and_says_why(db: Session, pages: Pages) -> None:
    unit = a_unit(db)
    lama = a_terbit(db, unit, 3, dengan=43)
    baru: Pengesahan = koreksi_survei(
        db, lama.survei, a_pimpinan(db, unit), SAAT, "Bobot salah.", aturan=Aturan.from_dict(_bobot("0.111"))
    )
    db.commit()
    page = pages.get(f"/unit/{unit.slug}")
    assert page.all("p", class_="ikm-angka")[0].text == koma(baru.hasil["ikm"])
    assert fakta(page)["Disahkan"] == "12 November 2026, versi 2. Alasan perbaikan: Bobot salah."
    assert f"/verifikasi/{baru.kode}" in page.html
    assert lama.kode not in page.html


def _bobot(bobot: str) -> dict[str, object]:
    return Aturan.eksak().to_dict() | {"bobot": bobot}
