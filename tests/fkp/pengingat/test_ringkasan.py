"""The digest: Monday morning at home, one a person, and silence when there is nothing to say."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from fkp.akun.models import Akun, Penugasan, Peran
from fkp.clock import hold
from fkp.config import Config
from fkp.kerja.giliran import GILIRAN
from fkp.pengingat.berkala import ringkasan_berkala
from fkp.pengingat.hitungan import Bagian, UnitTerbuka
from fkp.pengingat.ringkasan import ringkaskan
from fkp.tindak_lanjut.models import Status
from tests.fkp.pengingat.bangun import ZONA, Daerah, lokal, pesan, surat
from tests.fkp.tindak_lanjut.bangun import a_tindak_lanjut

SENIN = datetime(2026, 11, 16, 1, 0, tzinfo=UTC)
HARI = date(2026, 11, 16)


def semua_zona(app: Flask, saat: datetime = SENIN) -> int:
    return sum(ringkaskan(app, saat, zona) for zona in ZONA)


@pytest.fixture
def penuh(db: Session, daerah: Daerah) -> Daerah:
    """Jakarta: one late, one due on Sunday, one due later, one done. Makassar: eight late. Jayapura: one that
    is due in January."""
    jakarta, rani = daerah.unit["Asia/Jakarta"], daerah.petugas["Asia/Jakarta"]
    a_tindak_lanjut(db, jakarta, kegiatan="Membuka loket", tenggat=date(2026, 11, 3), pelaksana_id=rani.id)
    a_tindak_lanjut(db, jakarta, kegiatan="Memasang papan", tenggat=date(2026, 11, 22))
    a_tindak_lanjut(db, jakarta, tenggat=date(2026, 11, 23))
    a_tindak_lanjut(
        db, jakarta, tenggat=date(2026, 11, 2), status=Status.SELESAI, selesai_pada=date(2026, 11, 2)
    )
    for ke in range(8):
        tenggat = date(2026, 11, 1) - timedelta(days=ke)
        a_tindak_lanjut(db, daerah.unit["Asia/Makassar"], kegiatan=f"Kegiatan {ke}", tenggat=tenggat)
    a_tindak_lanjut(db, daerah.unit["Asia/Jayapura"], tenggat=date(2027, 1, 15))
    db.commit()
    return daerah


def test_each_person_gets_one_with_what_counts_for_them(app: Flask, db: Session, penuh: Daerah) -> None:
    rani = penuh.petugas["Asia/Jakarta"]
    # Rani also answers for the unit in Makassar: still one message.
    db.add(Penugasan(akun_id=rani.id, peran=Peran.PETUGAS.value, jalur=penuh.unit["Asia/Makassar"].jalur))
    db.commit()
    assert semua_zona(app) == 5
    assert semua_zona(app, SENIN + timedelta(hours=5)) == 0
    (milik,) = pesan(db, rani)
    assert (milik.kunci, milik.alamat) == ("ringkasan 2026-W47", "/kelola/tindak-lanjut?keadaan=lewat")
    assert milik.judul == "Pekan ini: 9 janji lewat waktu, 1 jatuh tempo"
    assert milik.isi.splitlines() == [
        "Unit Anda: 11 janji terbuka, 9 lewat waktu, 1 jatuh tempo sampai Minggu, 22 November. "
        "Anda pelaksana 1 di antaranya.",
        "- Lewat 22 hari: Kegiatan 7, Kantor Makassar",
        "- Lewat 21 hari: Kegiatan 6, Kantor Makassar",
        "- Lewat 20 hari: Kegiatan 5, Kantor Makassar",
        "- Lewat 19 hari: Kegiatan 4, Kantor Makassar",
        "- Lewat 18 hari: Kegiatan 3, Kantor Makassar",
        "- dan 5 lagi",
    ]
    (kepala,) = pesan(db, penuh.pimpinan["Asia/Jakarta"])
    assert kepala.isi.splitlines()[1:] == [
        "- Lewat 13 hari: Membuka loket, Kantor Jakarta",
        "- Tenggat 6 hari lagi: Memasang papan, Kantor Jakarta",
    ]
    (bina,) = pesan(db, penuh.pembina)
    assert bina.judul == "Pekan ini: 9 janji lewat waktu di 2 unit"
    assert bina.isi.splitlines() == [
        "Unit yang Anda bina: 9 janji lewat waktu di 2 unit.",
        "- Kantor Makassar: 8 lewat waktu, yang terlama 22 hari",
        "- Kantor Jakarta: 1 lewat waktu, yang terlama 13 hari",
    ]
    assert pesan(db, penuh.petugas["Asia/Jayapura"]) == [], "only January: nothing to say"
    assert len(surat(db)) == 5


def test_by_e_mail_only_for_who_wants_it_and_each_thing_has_its_page(
    app: Flask, db: Session, penuh: Daerah
) -> None:
    penuh.petugas["Asia/Jakarta"].ringkasan = False
    penuh.petugas["Asia/Makassar"].surel = ""
    penuh.pimpinan["Asia/Makassar"].aktif = False
    db.commit()
    asli: Config = app.config["FKP"]
    app.config["FKP"] = replace(asli, alamat_publik="https://skm.contoh.example")
    assert semua_zona(app) == 4
    app.config["FKP"] = asli
    surel = {satu.kepada: satu.isi for satu in surat(db)}
    assert sorted(surel) == ["pembina@contoh.example", "pimpinan-jakarta@contoh.example"]
    assert (
        surel["pimpinan-jakarta@contoh.example"].count("https://skm.contoh.example/kelola/tindak-lanjut/")
        == 2
    )
    unit = "https://skm.contoh.example/kelola/tindak-lanjut?unit=Kantor+Makassar&keadaan=lewat"
    assert unit in surel["pembina@contoh.example"]
    assert "Petugas-" not in "".join(surel.values())


def test_it_comes_on_monday_at_seven_where_one_lives_and_is_not_sent_after(
    app: Flask, db: Session, penuh: Daerah
) -> None:
    def lihat(saat: datetime) -> None:
        for ingatan in (GILIRAN, "fkp_ringkasan_sudah"):
            app.extensions.pop(ingatan, None)
        with hold(saat):
            ringkasan_berkala(app)

    for jam in range(-40, 72):  # from Saturday to Wednesday
        for menit in (0, 59) if -3 <= jam <= 0 else (0,):
            lihat(SENIN + timedelta(hours=jam, minutes=menit))
    asal: dict[Akun, str] = {penuh.pembina: "Asia/Jakarta"}
    for zona in ("Asia/Jakarta", "Asia/Makassar"):
        asal |= {penuh.petugas[zona]: zona, penuh.pimpinan[zona]: zona}
    for akun, zona in asal.items():
        assert [lokal(satu.waktu, zona) for satu in pesan(db, akun)] == ["11-16 07:00"]
    lihat(SENIN + timedelta(days=8))
    assert len(pesan(db)) == 5, "a Monday without a worker is left to the next one"
    lihat(SENIN + timedelta(days=7))
    assert len(pesan(db)) == 10


@pytest.mark.parametrize("urutan", [("Asia/Makassar", "Asia/Jakarta"), ("Asia/Jakarta", "Asia/Makassar")])
def test_who_answers_in_two_zones_hears_when_it_is_morning_in_both(urutan: tuple[str, str]) -> None:
    semua = [UnitTerbuka(f"Kantor {zona}", "/1/u1/", zona, HARI) for zona in urutan]
    assert Bagian(sendiri=semua).zona == Bagian(bina=semua).zona == "Asia/Jakarta"
