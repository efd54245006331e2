"""Sealing: what it asks for, what it keeps, and that it stays."""

import gzip
import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import delete, select, update
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from fkp import clock
from fkp.akun.models import Akun, Peran
from fkp.db import Database
from fkp.jejak.models import Jejak
from fkp.skm.hasil.bahan import bahan_of
from fkp.skm.hasil.pengesahan import (
    HitunganBerbeda,
    KoreksiSalah,
    koreksi_survei,
    sahkan_survei,
    susun_kanonik,
)
from fkp.skm.models import HitunganJawaban, Pengesahan, Survei, SurveiLayanan, Tahap
from fkp.skm.queries import hitungan, instrumen_of
from fkp.skm.tahap import TahapSalah, akhir_tenggang, close_survei, penutupan
from fkp.tindak_lanjut.models import TindakLanjut
from surveys.aturan import Aturan
from surveys.hasil import HasilSkm
from surveys.hitungan import count
from surveys.kanonik import read_canonical, sha256_hex
from surveys.scoring import score_skm
from tests.builders import a_akun, a_survei, a_unit
from tests.fkp.tindak_lanjut.bangun import a_tindak_lanjut

AKHIR = datetime(2026, 10, 9, 3, 0, tzinfo=UTC)
TW3 = {"mulai": date(2026, 7, 1), "akhir": date(2026, 10, 1)}


@pytest.fixture(autouse=True)
def after_the_quarter() -> Iterator[None]:
    with clock.hold(AKHIR):
        yield


def a_closed(db: Session, dengan: int = 40, **kolom: object) -> Survei:
    return a_survei(db, dengan=dengan, tahap="ditutup", **{**TW3, **kolom})


def test_sealing_keeps_result_counts_method_and_answers(db: Session, pimpinan: Akun) -> None:
    survei = a_closed(db)
    sah = sahkan_survei(db, survei, pimpinan, AKHIR)
    berkas = gzip.decompress(sah.kanonik)
    assert survei.tahap == Tahap.DISAHKAN
    assert (sah.versi, sah.alasan, sah.aturan) == (1, "", Aturan.eksak().to_dict())
    assert HasilSkm.from_dict(sah.hasil) == score_skm(hitungan(db, survei), Aturan.eksak())
    assert sah.sidik == sha256_hex(berkas)
    assert count(read_canonical(berkas), instrumen_of(survei)) == hitungan(db, survei)
    assert len(sah.kode) == 14
    assert sah.silang["responden"] == 40
    assert sah.rincian["margin"] is not None


def test_sealing_writes_a_line_with_hash_and_index(db: Session, pimpinan: Akun) -> None:
    sah = sahkan_survei(db, a_closed(db), pimpinan, AKHIR)
    baris = db.scalars(select(Jejak).where(Jejak.aksi == "hasil disahkan")).one()
    assert baris.rincian["sidik"] == sah.sidik
    assert baris.rincian["ikm"] == sah.hasil["ikm"]


def test_same_answers_give_the_same_bytes(db: Session, pimpinan: Akun) -> None:
    survei = a_closed(db)
    sah = sahkan_survei(db, survei, pimpinan, AKHIR)
    assert sah.kanonik == gzip.compress(susun_kanonik(db, survei), mtime=0)


@pytest.mark.parametrize("tahap", ["rancangan", "dibuka"])
def test_only_a_closed_survei_can_be_sealed(db: Session, pimpinan: Akun, tahap: str) -> None:
    survei = a_survei(db, dengan=5, tahap=tahap, **TW3)
    with pytest.raises(TahapSalah, match="setelah survei ditutup"):
        sahkan_survei(db, survei, pimpinan, AKHIR)


def test_nothing_is_sealed_during_the_grace_days(db: Session, pimpinan: Akun) -> None:
    survei = a_closed(db, masa_tenggang=3)
    batas = akhir_tenggang(survei)
    with pytest.raises(TahapSalah, match=r"Masa tenggang masih berjalan.*4 Oktober 2026"):
        sahkan_survei(db, survei, pimpinan, batas - timedelta(seconds=1))
    assert sahkan_survei(db, survei, pimpinan, batas).versi == 1


def test_a_survei_without_answers_has_no_data_to_seal(db: Session, pimpinan: Akun) -> None:
    with pytest.raises(TahapSalah, match="Belum ada data"):
        sahkan_survei(db, a_closed(db, dengan=0), pimpinan, AKHIR)


def test_counts_that_differ_from_the_answers_are_not_sealed(db: Session, pimpinan: Akun) -> None:
    survei = a_closed(db)
    db.execute(update(HitunganJawaban).where(HitunganJawaban.nilai == 4).values(n=HitunganJawaban.n + 1))
    with pytest.raises(HitunganBerbeda, match="fkp periksa"):
        sahkan_survei(db, survei, pimpinan, AKHIR)
    assert survei.tahap == Tahap.DITUTUP


def test_a_sealed_result_ignores_whatever_changes_later(db: Session, pimpinan: Akun) -> None:
    survei = a_closed(db)
    sahkan_survei(db, survei, pimpinan, AKHIR)
    sebelum = bahan_of(db, survei)
    db.execute(update(HitunganJawaban).values(n=HitunganJawaban.n * 3 + 1))
    db.execute(update(SurveiLayanan).values(populasi=7))
    survei.aturan = Aturan(nrr_desimal=1, penggabungan="rata_layanan").to_dict()
    db.commit()
    db.expire_all()
    assert bahan_of(db, survei) == sebelum


@pytest.mark.parametrize("perintah", [update(Pengesahan).values(alasan="lain"), delete(Pengesahan)])
def test_the_database_itself_refuses_to_change_a_seal(db: Session, pimpinan: Akun, perintah) -> None:  # type: ignore[no-untyped-def]
    sahkan_survei(db, a_closed(db), pimpinan, AKHIR)
    with pytest.raises(DatabaseError, match="tidak dapat diubah"), db.begin_nested():
        db.execute(perintah, execution_options={"synchronize_session": False})


def test_a_correction_is_the_next_version_and_leaves_the_first(db: Session, pimpinan: Akun) -> None:
    survei = a_closed(db)
    satu = sahkan_survei(db, survei, pimpinan, AKHIR)
    ikm = satu.hasil["ikm"]
    aturan = Aturan.from_dict({**Aturan.eksak().to_dict(), "bobot": "0.11"})
    dua = koreksi_survei(db, survei, pimpinan, AKHIR, "Bobot laporan tahun lalu 0,11.", aturan=aturan)
    db.commit()
    db.expire_all()
    assert [(p.versi, p.alasan) for p in survei.pengesahan] == [
        (1, ""),
        (2, "Bobot laporan tahun lalu 0,11."),
    ]
    assert survei.pengesahan[0].hasil["ikm"] == ikm
    assert dua.hasil["ikm"] < ikm
    assert dua.kode != satu.kode
    assert dua.sidik == satu.sidik


def test_a_correction_can_mend_the_people_served(db: Session, pimpinan: Akun) -> None:
    survei = a_closed(db, populasi=9000)
    satu = sahkan_survei(db, survei, pimpinan, AKHIR)
    orang = {survei.layanan[0].layanan_id: 20}
    dua = koreksi_survei(db, survei, pimpinan, AKHIR, "Salah ketik.", populasi=orang)
    assert dua.rincian["kecukupan"][0]["perlu"] == 19
    assert dua.rincian["margin"] != satu.rincian["margin"]


def test_a_correction_needs_a_reason_and_a_change(db: Session, pimpinan: Akun) -> None:
    survei = a_closed(db)
    with pytest.raises(TahapSalah, match="sudah disahkan"):
        koreksi_survei(db, survei, pimpinan, AKHIR, "keliru")
    sahkan_survei(db, survei, pimpinan, AKHIR)
    with pytest.raises(KoreksiSalah, match="alasan"):
        koreksi_survei(db, survei, pimpinan, AKHIR, "  ", aturan=Aturan(nrr_desimal=3))
    with pytest.raises(KoreksiSalah, match="Tidak ada yang berubah"):
        koreksi_survei(db, survei, pimpinan, AKHIR, "keliru")


def test_small_groups_are_hidden_in_the_sealed_breakdown(db: Session, pimpinan: Akun) -> None:
    sah = sahkan_survei(db, a_closed(db, dengan=9), pimpinan, AKHIR)
    jenis = next(p for p in sah.rincian["profil"] if p["kunci"] == "jenis_kelamin")
    assert [(b["responden"], b["ikm"], b["tersembunyi"]) for b in jenis["baris"]] == [(None, None, True)] * 2


def test_two_seals_at_once_store_one(basis_sendiri: Database) -> None:
    basis = basis_sendiri
    with basis.transaction() as db:
        survei = a_survei(db, a_unit(db), dengan=12, tahap="ditutup", **TW3)
        survei_id, oleh_id = survei.id, a_akun(db, Peran.PIMPINAN, "/", sandi_hash="-").id
    hasil: list[str] = []
    mulai = threading.Barrier(2)

    def seal() -> None:
        mulai.wait()
        try:
            with basis.transaction() as db:
                sahkan_survei(db, db.get_one(Survei, survei_id), db.get_one(Akun, oleh_id), AKHIR)
            hasil.append("sah")
        except TahapSalah:
            hasil.append("ditolak")

    dua = [threading.Thread(target=seal) for _ in range(2)]
    for satu in dua:
        satu.start()
    for satu in dua:
        satu.join()
    with basis.session() as db:
        banyak = db.scalars(select(Pengesahan).where(Pengesahan.survei_id == survei_id)).all()
    assert sorted(hasil) == ["ditolak", "sah"]
    assert len(banyak) == 1


def test_a_plan_changed_beside_the_seal_is_printed_as_it_is_kept(basis_sendiri: Database) -> None:
    basis = basis_sendiri
    with basis.transaction() as db:
        unit = a_unit(db)
        survei = a_survei(db, unit, dengan=12, tahap="ditutup", **TW3)
        row_id = a_tindak_lanjut(db, unit, survei).id
        survei_id, oleh_id = survei.id, a_akun(db, Peran.PIMPINAN, "/", sandi_hash="-").id

    def seal() -> None:
        with basis.transaction() as db:
            sahkan_survei(db, db.get_one(Survei, survei_id), db.get_one(Akun, oleh_id), AKHIR)

    sambil = threading.Thread(target=seal)
    with basis.transaction() as db:
        db.get_one(TindakLanjut, row_id).tenggat = date(2099, 12, 31)
        db.flush()
        sambil.start()
        # Until the seal waits for this change, or has gone past it.
        sambil.join(1.0)
    sambil.join()
    with basis.session() as db:
        laporan = db.scalars(select(Pengesahan.laporan).where(Pengesahan.survei_id == survei_id)).one()
        row = db.get_one(TindakLanjut, row_id)
    assert laporan is not None
    assert [baris["tenggat"] for baris in laporan["rencana"]] == ["2099-12-31"]
    assert row.tenggat_semula == date(2099, 12, 31)


def test_closing_late_does_not_lengthen_the_grace_days(db: Session, pimpinan: Akun) -> None:
    survei = a_survei(db, dengan=5, **TW3)
    close_survei(db, survei, pimpinan, AKHIR)
    assert akhir_tenggang(survei) == penutupan(survei) + timedelta(days=3) < AKHIR
