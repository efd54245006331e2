import csv
import io
from fractions import Fraction

import pytest
from sqlalchemy.orm import Session

from fkp.skm.tahap import awal, close_survei
from fkp.skm.warga.rekam import JawabanMasuk, record_jawaban
from surveys.aturan import Aturan
from surveys.instrumen import load_instrumen
from surveys.mutu import round_once
from tests.builders import SAAT, a_survei, a_unit, a_uuid
from tests.fkp.halaman.bangun import a_pimpinan, a_terbit, sahkan, terbitkan, triwulan
from tests.page import Pages


def test_json_gives_every_published_period_with_decimals_as_text(db: Session, pages: Pages) -> None:
    unit = a_unit(db, nama="Kantor Umpama")
    lama, baru = a_terbit(db, unit, 2), a_terbit(db, unit, 3)
    db.commit()
    jawab = pages.client.get(f"/api/v1/unit/{unit.slug}/hasil.json")
    isi = jawab.get_json()
    assert isi["unit"]["nama"] == "Kantor Umpama"
    assert [p["ikm"] for p in isi["hasil"]] == [baru.hasil["ikm"], lama.hasil["ikm"]]
    pertama = isi["hasil"][0]
    assert (pertama["mulai"], pertama["sampai"]) == ("2026-07-01", "2026-09-30")
    assert pertama["kode_pengesahan"] == baru.kode
    assert pertama["sidik"] == baru.sidik
    assert len(pertama["unsur"]) == 9
    assert pertama["unsur"][0]["ikm"] == baru.hasil["unsur"][0]["ikm"]


def test_csv_has_a_row_for_the_index_and_one_for_each_unsur(db: Session, pages: Pages) -> None:
    unit = a_unit(db, nama="=HYPERLINK(1)")
    sah = a_terbit(db, unit, 3)
    db.commit()
    jawab = pages.client.get(f"/api/v1/unit/{unit.slug}/hasil.csv")
    assert jawab.mimetype == "text/csv"
    baris = list(csv.DictReader(io.StringIO(jawab.get_data().decode("utf-8-sig"))))
    assert len(baris) == 10
    assert baris[0]["kunci"] == "ikm"
    assert baris[0]["ikm"] == sah.hasil["ikm"]
    assert baris[0]["hitung_ulang"].endswith("lalu kalikan 25.")
    assert baris[1]["nama"] == "Persyaratan"
    pertama = sah.hasil["unsur"][0]
    assert [baris[1][k] for k in ("jumlah", "terisi", "nrr")] == [
        str(pertama["jumlah"]),
        str(pertama["terisi"]),
        pertama["nrr"],
    ]
    assert not baris[1]["hitung_ulang"]
    assert {b["unit"] for b in baris} == {"'=HYPERLINK(1)"}


@pytest.mark.parametrize("instrumen", ["skm-9", "skm-16"])
@pytest.mark.parametrize("bobot", ["eksak", "0.111"])
def test_anyone_can_work_the_index_out_again(db: Session, pages: Pages, instrumen: str, bobot: str) -> None:
    unit = a_unit(db)
    aturan = Aturan.eksak().to_dict() | {"bobot": bobot}
    a_terbit(db, unit, 3, instrumen=instrumen, aturan=aturan)
    db.commit()
    (hasil,) = pages.client.get(f"/api/v1/unit/{unit.slug}/hasil.json?b=en").get_json()["hasil"]
    nrr = []
    for unsur in hasil["unsur"]:
        soal = unsur["pertanyaan"] or [unsur]
        assert (unsur["jumlah"], unsur["terisi"]) == tuple(
            sum(b[k] for b in soal) for k in ("jumlah", "terisi")
        )
        nrr.append(sum(Fraction(b["jumlah"], b["terisi"]) for b in soal) / len(soal))
        assert unsur["nrr"] == str(round_once(nrr[-1], 3))
    tertimbang = sum(satu * (Fraction(1, len(nrr)) if bobot == "eksak" else Fraction(bobot)) for satu in nrr)
    assert hasil["ikm"] == str(round_once(tertimbang * 25))
    assert hasil["cara_hitung"].startswith("Bobot")
    assert "lalu kalikan 25" in hasil["hitung_ulang"]
    assert any(u["pertanyaan"] for u in hasil["unsur"]) == (instrumen == "skm-16")


def test_a_mean_of_services_says_that_its_nrr_is_one_too(db: Session, pages: Pages) -> None:
    unit = a_unit(db)
    a_terbit(db, unit, 3, aturan=Aturan.eksak().to_dict() | {"penggabungan": "rata_layanan"})
    db.commit()
    (hasil,) = pages.client.get(f"/api/v1/unit/{unit.slug}/hasil.json").get_json()["hasil"]
    assert "NRR di sini rata-rata NRR tiap layanan" in hasil["hitung_ulang"]
    assert hasil["unsur"][0]["terisi"] == 40


def test_unsur_that_are_hidden_give_no_sums_either(db: Session, pages: Pages) -> None:
    unit = a_unit(db, layanan=1)
    survei = a_survei(db, unit, **triwulan(3))
    for i in range(8):
        nilai = {"waktu": 3, "biaya": 4, "produk": 2} | ({"sarana": 1} if i < 2 else {})
        masuk = JawabanMasuk(a_uuid(), unit.layanan[0].id, nilai, awal(survei))
        record_jawaban(db, survei, masuk, awal(survei))
    close_survei(db, survei, a_pimpinan(db, unit), SAAT)
    sah = terbitkan(db, sahkan(db, survei))
    db.commit()
    (hasil,) = pages.client.get(f"/api/v1/unit/{unit.slug}/hasil.json").get_json()["hasil"]
    sarana = next(u for u in hasil["unsur"] if u["kunci"] == "sarana")
    assert {sarana[k] for k in ("jumlah", "terisi", "nrr", "ikm", "mutu")} == {None}
    assert "hanya dapat dihitung ulang dari berkas" in hasil["hitung_ulang"]
    assert "hanya dapat dihitung ulang dari berkas" in pages.get(f"/verifikasi/{sah.kode}").text


def test_a_question_that_hardly_anyone_answered_hides_the_sums_of_its_unsur(
    db: Session, pages: Pages
) -> None:
    unit = a_unit(db, layanan=1)
    survei = a_survei(db, unit, instrumen="skm-16", **triwulan(3))
    soal = load_instrumen("skm-16").pertanyaan
    satu = next(s for s in soal if len([t for t in soal if t.unsur == s.unsur]) > 1)
    for i in range(20):
        nilai = {s.kunci: 3 for s in soal if i < 2 or s.kunci != satu.kunci}
        masuk = JawabanMasuk(a_uuid(), unit.layanan[0].id, nilai, awal(survei))
        record_jawaban(db, survei, masuk, awal(survei))
    close_survei(db, survei, a_pimpinan(db, unit), SAAT)
    terbitkan(db, sahkan(db, survei))
    db.commit()
    (hasil,) = pages.client.get(f"/api/v1/unit/{unit.slug}/hasil.json").get_json()["hasil"]
    unsur = {u["kunci"]: u for u in hasil["unsur"]}
    kecil = unsur.pop(satu.unsur)
    assert (kecil["jumlah"], kecil["terisi"], kecil["pertanyaan"], kecil["nrr"]) == (None, None, [], "3.000")
    assert None not in {u["jumlah"] for u in unsur.values()}
    assert "hanya dapat dihitung ulang dari berkas" in hasil["hitung_ulang"]


def test_unchanged_data_are_not_sent_again(db: Session, pages: Pages) -> None:
    unit = a_unit(db)
    a_terbit(db, unit, 2)
    db.commit()
    for bentuk in ("json", "csv"):
        url = f"/api/v1/unit/{unit.slug}/hasil.{bentuk}"
        for sandi in ("identity", "gzip"):
            kepala = {"Accept-Encoding": sandi}
            pertama = pages.client.get(url, headers=kepala)
            assert pertama.headers["Cache-Control"] == "public, max-age=300"
            lagi = pages.client.get(url, headers=kepala | {"If-None-Match": pertama.headers["ETag"]})
            assert lagi.status_code == 304
            assert not lagi.data
    etag = pages.client.get(f"/api/v1/unit/{unit.slug}/hasil.json").headers["ETag"]
    a_terbit(db, unit, 3)
    db.commit()
    baru = pages.client.get(f"/api/v1/unit/{unit.slug}/hasil.json", headers={"If-None-Match": etag})
    assert baru.status_code == 200


def test_unit_without_results_has_empty_data_and_an_unknown_one_is_404(db: Session, pages: Pages) -> None:
    unit = a_unit(db)
    db.commit()
    assert pages.client.get(f"/api/v1/unit/{unit.slug}/hasil.json").get_json()["hasil"] == []
    hilang = pages.client.get("/api/v1/unit/tidak-ada/hasil.json")
    assert (hilang.status_code, hilang.mimetype) == (404, "application/json")
