import re

from flask import Flask
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from fkp.db import Database
from fkp.skm.hasil.pengesahan import koreksi_survei
from fkp.unit.models import Situs
from surveys.aturan import Aturan
from surveys.hitungan import Hitungan
from tests.builders import SAAT, a_unit
from tests.fkp.halaman.bangun import a_pimpinan, a_sah, a_terbit, terbitkan
from tests.page import Pages


def test_code_of_a_published_result_tells_all_that_was_sealed(db: Session, pages: Pages) -> None:
    unit = a_unit(db, nama="Kantor Umpama", zona="Asia/Makassar")
    sah = a_terbit(db, unit, 3)
    db.commit()
    page = pages.get(f"/verifikasi/{sah.kode}")
    assert page.h1 == "Kantor Umpama, Triwulan III 2026"
    assert sah.hasil["ikm"].replace(".", ",") in page.text
    assert "1 Juli sampai 30 September 2026" in page.text
    assert "pukul 00.00 WITA" in page.text
    assert "Bobot 1/9" in page.text
    assert "Disahkan, versi terbaru" in page.text
    assert sah.sidik in page.text.replace(" ", "")
    assert "tidak dibuka untuk umum" in page.text


def test_published_result_comes_with_what_it_takes_to_work_it_out_again(db: Session, pages: Pages) -> None:
    sah = a_terbit(db, a_unit(db), 3)
    lain = a_terbit(db, a_unit(db), 3, instrumen="skm-16")
    db.commit()
    page = pages.get(f"/verifikasi/{sah.kode}")
    assert "lalu kalikan 25. Cara hitungnya: Bobot 1/9" in page.text
    pertama = sah.hasil["unsur"][0]
    nilai = (pertama["nrr"], pertama["ikm"])
    baris = ["".join(sel.itertext()) for sel in page.all("tbody")[0][0]]
    assert baris == [
        "U1 Persyaratan",
        str(pertama["jumlah"]),
        str(pertama["terisi"]),
        *(n.replace(".", ",") for n in nilai),
        pertama["mutu"],
    ]
    assert len(page.all("tbody")) == 1
    unsur, soal = pages.get(f"/verifikasi/{lain.kode}").all("tbody")
    assert len(unsur) == 9
    assert len(soal) > 9
    hitungan = Hitungan.from_dict(lain.hitungan)
    jumlah = sorted(int("".join(r[2].itertext())) for r in soal)
    assert set(jumlah) <= {hitungan.jumlah(k) for k in hitungan.instrumen.kunci_item}


def test_code_may_be_typed_in_any_way(db: Session, pages: Pages) -> None:
    sah = a_terbit(db, a_unit(db), 3)
    db.commit()
    ketikan = f"  {sah.kode.upper().replace('-', ' ')} "
    assert pages.get("/verifikasi", query_string={"kode": ketikan}).url == f"/verifikasi/{sah.kode}"


def test_unknown_code_says_what_to_do(pages: Pages) -> None:
    page = pages.get("/verifikasi/aaaa-bbbb-cccc", status=404)
    assert page.h1 == "Kode verifikasi tidak ditemukan"
    assert "tanyakan kepada unit" in page.text
    assert pages.get("/verifikasi").h1 == "Periksa keaslian hasil dan berita acara"
    assert pages.get("/verifikasi?kode=---").h1 == "Periksa keaslian hasil dan berita acara"


def test_sealed_result_that_waits_proves_its_seal_without_its_figures(db: Session, pages: Pages) -> None:
    sah = a_sah(db, a_unit(db, nama="Kantor Umpama"), 3)
    db.commit()
    page = pages.get(f"/verifikasi/{sah.kode}")
    assert "benar disahkan, tetapi belum diterbitkan" in page.text
    assert sah.hasil["ikm"].replace(".", ",") not in page.text
    assert not page.all("table")
    assert not re.search(r"\b40\b", page.text)
    assert sah.sidik[:8] not in page.text  # a few answers could be guessed from their fingerprint


def test_replaced_version_leads_to_the_one_that_counts(db: Session, pages: Pages) -> None:
    unit = a_unit(db)
    lama = a_terbit(db, unit, 3, dengan=43)
    baru = koreksi_survei(
        db,
        lama.survei,
        a_pimpinan(db, unit),
        SAAT,
        "Bobot salah.",
        aturan=Aturan.from_dict(Aturan.eksak().to_dict() | {"bobot": "0.111"}),
    )
    db.commit()
    page = pages.get(f"/verifikasi/{lama.kode}")
    assert "diganti versi 2" in page.text
    assert "Alasan: Bobot salah." in page.text
    assert lama.hasil["ikm"].replace(".", ",") in page.text
    assert page.all("a", href=f"/verifikasi/{baru.kode}")


def test_version_replaced_before_publication_never_shows_its_figures(db: Session, pages: Pages) -> None:
    unit = a_unit(db)
    lama = a_sah(db, unit, 3, dengan=43)
    aturan = Aturan.from_dict(Aturan.eksak().to_dict() | {"bobot": "0.111"})
    baru = koreksi_survei(db, lama.survei, a_pimpinan(db, unit), SAAT, "Bobot salah.", aturan=aturan)
    terbitkan(db, baru)
    db.commit()
    page = pages.get(f"/verifikasi/{lama.kode}")
    assert "tidak pernah diumumkan" in page.text
    assert lama.hasil["ikm"].replace(".", ",") not in page.text
    assert baru.hasil["ikm"].replace(".", ",") in pages.get(f"/verifikasi/{baru.kode}").text


def test_privacy_page_says_what_is_kept_and_whom_to_ask(db: Session, pages: Pages, app: Flask) -> None:
    page = pages.get("/privasi")
    assert "Penghapusan otomatis setelah masa simpan belum ada" in page.text
    assert "Apa yang tetap dapat diduga" in page.text
    assert "Kontak belum dicatat" in page.text
    db.get_one(Situs, 1).kontak_data = "ppid@umpama.example"
    db.commit()
    app.extensions.pop("fkp_situs")
    assert "ppid@umpama.example" in pages.get("/privasi").text
    assert "ppid@umpama.example" in pages.get("/aksesibilitas").text


def test_health_check_follows_the_database(app: Flask, pages: Pages) -> None:
    jawab = pages.client.get("/sehat")
    assert (jawab.status_code, jawab.text.strip()) == (200, "baik")
    assert jawab.headers["Cache-Control"] == "no-store"
    app.extensions["fkp_db"] = Database(create_engine("sqlite:////tidak/ada/sama/sekali.db"))
    assert pages.client.get("/sehat").status_code == 503
