import csv
import io

from sqlalchemy.orm import Session

from tests.builders import a_unit
from tests.fkp.halaman.bangun import a_terbit
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
    assert baris[1]["nama"] == "Persyaratan"
    assert {b["unit"] for b in baris} == {"'=HYPERLINK(1)"}


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
