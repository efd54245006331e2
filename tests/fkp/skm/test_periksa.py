"""The recount: kept counts equal the answers, and what does not is named."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from fkp import clock
from fkp.akun.models import Peran
from fkp.cli.periksa import periksa
from fkp.jejak.models import Jejak, JejakUjung
from fkp.skm.hasil.cacah import hitungan_per_kode, recount, silang_layanan
from fkp.skm.hasil.pengesahan import sahkan_survei
from fkp.skm.hasil.periksa import periksa_pengesahan, sebut_selisih, selisih
from fkp.skm.hasil.rinci import sum_silang
from fkp.skm.models import HitunganJawaban, Jawaban, Kanal, Pengesahan, Survei
from fkp.skm.queries import frame_jawaban, hitungan, instrumen_of
from fkp.skm.tahap import awal
from fkp.skm.warga.rekam import JawabanMasuk, record_jawaban
from surveys.hitungan import count, cross_products
from tests.builders import a_akun, a_survei, a_unit, a_uuid

SAAT = datetime(2026, 10, 9, 3, tzinfo=UTC)
TW3 = {"mulai": date(2026, 7, 1), "akhir": date(2026, 10, 1)}


@pytest.fixture(autouse=True)
def after_the_quarter() -> Iterator[None]:
    with clock.hold(SAAT):
        yield


def answer_at_random(db: Session, survei: Survei, acak: random.Random, banyak: int) -> None:
    """Any answers at all, some repeated as a phone would."""
    instrumen = instrumen_of(survei)
    for _ke in range(banyak):
        nilai = {k: acak.randint(1, 4) for k in instrumen.kunci_item if acak.random() < 0.8}
        profil = {
            k.kunci: acak.choice(sorted(k.kode_sah() - {0})) for k in instrumen.profil if acak.random() < 0.9
        }
        masuk = JawabanMasuk(
            a_uuid(),
            acak.choice(survei.layanan).layanan_id,
            nilai,
            awal(survei),
            acak.choice(list(Kanal)),
            profil,
            durasi=acak.randint(5, 90),
        )
        for _kali in range(acak.randint(1, 2)):
            record_jawaban(db, survei, masuk, awal(survei))


@pytest.mark.parametrize("instrumen", ["skm-9", "skm-16"])
@pytest.mark.parametrize("benih", range(3))
def test_kept_counts_equal_a_recount_of_any_answers(db: Session, instrumen: str, benih: int) -> None:
    acak = random.Random(benih)
    survei = a_survei(db, a_unit(db, layanan=3), instrumen=instrumen, **TW3)
    answer_at_random(db, survei, acak, acak.randint(0, 60))
    frame, versi = frame_jawaban(db, survei), instrumen_of(survei)
    kolom = frame[["layanan", *versi.kunci_item]]
    assert selisih(db, survei) == []
    assert count(kolom, versi) == hitungan(db, survei)
    per_layanan = silang_layanan(db, survei)
    if per_layanan:
        assert sum_silang(per_layanan) == cross_products(kolom, versi)
    for profil in versi.profil:
        for kode, satu in hitungan_per_kode(db, survei, profil.kunci).items():
            assert satu == count(kolom[frame[profil.kunci] == kode], versi)


def test_recount_holds_a_cell_for_everything_a_counter_holds(db: Session) -> None:
    survei = a_survei(db, dengan=6, **TW3)
    tersimpan = db.scalars(select(HitunganJawaban).where(HitunganJawaban.survei_id == survei.id)).all()
    dihitung = recount(db, survei)
    assert {(h.layanan_id, h.butir, h.nilai): h.n for h in tersimpan}.items() <= dihitung.items()


def run(app: Flask, *argumen: str) -> Result:
    return app.test_cli_runner().invoke(periksa, list(argumen))


def test_a_sound_installation_passes(app: Flask, db: Session) -> None:
    survei = a_survei(db, dengan=20, tahap="ditutup", **TW3)
    sahkan_survei(db, survei, a_akun(db, Peran.PIMPINAN, "/", sandi_hash="-"), SAAT)
    a_survei(db, dengan=3, **TW3)
    db.commit()
    hasil = run(app)
    assert (hasil.exit_code, "2 survei diperiksa" in hasil.stdout) == (0, True)


def test_a_wrong_count_is_named_with_survei_layanan_and_item(app: Flask, db: Session) -> None:
    survei = a_survei(db, a_unit(db, nama="Kantor Contoh"), dengan=20, **TW3)
    H = HitunganJawaban
    db.execute(update(H).where(H.butir == 3, H.nilai == 4).values(n=H.n + 2))
    db.commit()
    hasil = run(app)
    assert hasil.exit_code == 1
    assert f"survei {survei.kode} (Kantor Contoh), Layanan 1: butir waktu, nilai 4" in hasil.stdout


def test_repair_writes_the_counts_of_unsealed_surveys_only(app: Flask, db: Session) -> None:
    pimpinan = a_akun(db, Peran.PIMPINAN, "/", sandi_hash="-")
    sah, terbuka = (a_survei(db, dengan=20, tahap=t, **TW3) for t in ("ditutup", "dibuka"))
    sahkan_survei(db, sah, pimpinan, SAAT)
    H = HitunganJawaban
    db.execute(update(H).where(H.butir == 1, H.nilai == 3).values(n=0))
    db.execute(delete(H).where(H.survei_id == terbuka.id, H.butir == 2, H.nilai == 1))
    db.commit()
    hasil = run(app, "--perbaiki")
    db.expire_all()
    assert hasil.exit_code == 1
    assert f"survei {sah.kode}" in hasil.stdout
    assert f"{terbuka.kode} ({terbuka.unit.nama}): " in hasil.stdout
    assert selisih(db, terbuka) == []
    assert selisih(db, sah) != []
    assert db.scalars(
        select(Jejak.pelaku).where(Jejak.aksi == "hitungan diperbaiki").order_by(Jejak.id)
    ).all() == ["fkp periksa"]


def test_a_value_outside_the_scale_is_found_and_not_papered_over(app: Flask, db: Session) -> None:
    survei = a_survei(db, dengan=4, **TW3)
    db.execute(update(Jawaban).where(Jawaban.survei_id == survei.id).values(q1=9))
    db.commit()
    hasil = run(app, "--perbaiki")
    assert hasil.exit_code == 1
    assert "butir persyaratan, nilai di luar skala" in hasil.stdout


def test_an_answer_taken_away_is_found(db: Session) -> None:
    survei = a_survei(db, a_unit(db, layanan=1), dengan=4, **TW3)
    db.execute(delete(Jawaban).where(Jawaban.id == db.scalars(select(Jawaban.id).limit(1)).one()))
    beda = [sebut_selisih(survei, satu) for satu in selisih(db, survei)]
    assert "Layanan 1: jumlah responden: tersimpan 4, dihitung ulang 3" in beda


@pytest.mark.parametrize(
    ("kolom", "nilai", "pesan"),
    [
        ("sidik", "0" * 64, "sidik SHA-256 tidak cocok"),
        ("kanonik", b"bukan gzip", "tidak dapat dibuka"),
        ("hasil", {"ikm": "100.00"}, "tidak terbaca"),
        ("hitungan", {}, "hitungan yang disahkan tidak terbaca"),
    ],
)
def test_a_forged_version_is_found(db: Session, kolom: str, nilai: object, pesan: str) -> None:
    survei = a_survei(db, dengan=20, tahap="ditutup", **TW3)
    sah = sahkan_survei(db, survei, a_akun(db, Peran.PIMPINAN, "/", sandi_hash="-"), SAAT)
    baris = {c.name: getattr(sah, c.name) for c in Pengesahan.__table__.columns if c.name != "id"}
    db.execute(insert(Pengesahan).values({**baris, "versi": 2, "kode": "palsu", kolom: nilai}))
    temuan = list(periksa_pengesahan(db, survei))
    assert any(satu.startswith("pengesahan versi 2") and pesan in satu for satu in temuan)
    assert not any("versi 1" in satu for satu in temuan)


def test_a_cut_audit_chain_is_found(app: Flask, db: Session) -> None:
    a_survei(db, dengan=1, **TW3)
    db.execute(update(JejakUjung).values(sidik="0" * 64))
    db.commit()
    hasil = run(app)
    assert hasil.exit_code == 1
    assert "jejak perubahan: baris" in hasil.stdout


def test_a_layanan_renamed_after_sealing_raises_no_alarm(db: Session) -> None:
    survei = a_survei(db, a_unit(db, layanan=1), dengan=6, tahap="ditutup", **TW3)
    sahkan_survei(db, survei, a_akun(db, Peran.PIMPINAN, "/", sandi_hash="-"), SAAT)
    survei.layanan[0].layanan.nama = "Nama baru"
    db.flush()
    assert list(periksa_pengesahan(db, survei)) == []
