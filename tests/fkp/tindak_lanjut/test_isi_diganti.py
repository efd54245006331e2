"""What people outside know of a promise is not rewritten in silence: another wording needs a public reason,
and the first one stays."""

from dataclasses import asdict
from datetime import date, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.akun.models import Peran
from fkp.clock import now
from fkp.jejak.models import Jejak
from fkp.tindak_lanjut import actions
from fkp.tindak_lanjut.betulkan import alasan_tertulis, betulkan_alasan
from fkp.tindak_lanjut.isi import IsiRencana, TindakLanjutSalah
from fkp.tindak_lanjut.kabar import tayangkan
from fkp.tindak_lanjut.models import Status, TindakLanjut
from fkp.tindak_lanjut.segel import kunci_rencana
from fkp.unit.models import Unit
from tests.builders import a_akun, a_survei
from tests.fkp.tindak_lanjut.bangun import ISI, a_tindak_lanjut, an_isi
from tests.page import Pages

ALASAN = "Ruangnya tidak cukup untuk dua loket."


@pytest.fixture
def janji(db: Session, unit: Unit) -> TindakLanjut:
    """On the board, due next year."""
    row = a_tindak_lanjut(db, unit, tenggat=date(2027, 3, 31))
    tayangkan(db, "uji", row, now() - timedelta(days=9))
    db.commit()
    return row


def isi(**kolom: object) -> IsiRencana:
    return an_isi(**{"tenggat": date(2027, 3, 31), **kolom})


def tercatat(row: TindakLanjut) -> list[tuple[str, str, str, str]]:
    return [(p.isian, p.dari, p.menjadi, p.alasan) for p in row.perubahan]


@pytest.mark.parametrize(
    ("kolom", "dari", "menjadi"),
    [
        ({"kegiatan": "Memasang papan"}, ISI["kegiatan"], "Memasang papan"),
        ({"keluaran": "Satu papan kecil terpasang"}, ISI["keluaran"], "Satu papan kecil terpasang"),
        ({"penanggung_jawab": "Subbagian Umum"}, ISI["penanggung_jawab"], "Subbagian Umum"),
        ({"unsur": "sarana"}, "waktu", "sarana"),
        ({"unsur": ""}, "waktu", ""),
    ],
)
def test_another_wording_of_what_is_public_says_why_and_keeps_the_first(
    db: Session, janji: TindakLanjut, kolom: dict[str, str], dari: str, menjadi: str
) -> None:
    with pytest.raises(TindakLanjutSalah, match="sudah diketahui umum") as galat:
        actions.ubah(db, "uji", janji, isi(**kolom), now(), versi=janji.versi)
    assert galat.value.isian == "alasan"
    assert janji.perubahan == []
    actions.ubah(db, "uji", janji, isi(**kolom), now(), versi=janji.versi, alasan=ALASAN)
    nama = next(iter(kolom))
    assert (getattr(janji, nama), tercatat(janji)) == (menjadi, [(nama, dari, menjadi, ALASAN)])
    assert [(k.jenis, k.teks, k.waktu) for k in janji.kabar][1:] == [("ubah", ALASAN, now())]
    jejak = db.scalars(select(Jejak).where(Jejak.aksi == "ubah tindak lanjut").order_by(Jejak.id)).all()
    assert jejak[-1].rincian == {nama: [dari, menjadi], "alasan": ALASAN}


def test_another_layanan_is_kept_by_the_name_it_had(db: Session, janji: TindakLanjut) -> None:
    satu, dua = janji.unit.layanan[:2]
    for baru in (satu, dua):
        actions.ubah(db, "uji", janji, isi(layanan_id=baru.id), now(), versi=janji.versi, alasan=ALASAN)
    assert [p[:3] for p in tercatat(janji)] == [
        ("layanan", "", satu.nama),
        ("layanan", satu.nama, dua.nama),
    ]


def test_what_only_the_sealed_report_says_is_guarded_as_well_and_a_draft_is_not(
    db: Session, unit: Unit
) -> None:
    survei = a_survei(db, unit)
    tersegel, rancangan = a_tindak_lanjut(db, unit, survei), a_tindak_lanjut(db, unit)
    kunci_rencana(db, survei.id, now())
    lain = an_isi(keluaran="Satu papan kecil terpasang")
    actions.ubah(db, "uji", rancangan, lain, now(), versi=rancangan.versi)
    assert (rancangan.perubahan, rancangan.kabar) == ([], [])
    with pytest.raises(TindakLanjutSalah, match="sudah diketahui umum"):
        actions.ubah(db, "uji", tersegel, lain, now(), versi=tersegel.versi)
    actions.ubah(db, "uji", tersegel, lain, now(), versi=tersegel.versi, alasan=ALASAN)
    assert [p[0] for p in tercatat(tersegel)] == ["keluaran"]


def test_what_nobody_outside_reads_changes_without_a_word(db: Session, janji: TindakLanjut) -> None:
    orang = a_akun(db, Peran.PETUGAS, janji.unit.jalur)
    dalam = isi(masalah="Antre lama.", sumber_anggaran="APBD", pelaksana_id=orang.id)
    actions.ubah(db, "uji", janji, dalam, now(), versi=janji.versi)
    assert (janji.perubahan, [k.jenis for k in janji.kabar]) == ([], ["tayang"])


@pytest.mark.parametrize("alasan", ["", " - ", "ok", "1234567"])
def test_a_reason_says_something(db: Session, janji: TindakLanjut, alasan: str) -> None:
    with pytest.raises(TindakLanjutSalah, match="dengan kata-kata"):
        actions.ubah(
            db, "uji", janji, isi(kegiatan="Memasang papan"), now(), versi=janji.versi, alasan=alasan
        )


def test_what_is_over_is_not_worded_to_fit(db: Session, janji: TindakLanjut) -> None:
    janji.status, janji.selesai_pada = Status.SELESAI, date(2026, 11, 1)
    with pytest.raises(TindakLanjutSalah, match="tidak lagi dikerjakan") as galat:
        actions.ubah(db, "uji", janji, isi(keluaran="Satu papan"), now(), versi=janji.versi, alasan=ALASAN)
    assert galat.value.isian == "keluaran"


def test_wording_and_date_of_one_press_share_their_reason(db: Session, janji: TindakLanjut) -> None:
    baru = isi(keluaran="Satu papan kecil terpasang", unsur="sarana", tenggat=date(2027, 6, 30))
    actions.ubah(db, "uji", janji, baru, now(), versi=janji.versi, alasan=ALASAN)
    assert [p[0] for p in tercatat(janji)] == ["keluaran", "unsur"]
    assert [p.alasan for p in janji.perpanjangan] == [ALASAN]
    assert sorted(k.jenis for k in janji.kabar) == ["tayang", "tenggat", "ubah"]
    assert [satu.teks for satu in alasan_tertulis(janji)] == [ALASAN], "one text, corrected in one place"


def test_the_words_of_the_reason_are_corrected_and_those_of_the_promise_are_not(
    db: Session, janji: TindakLanjut
) -> None:
    oleh = a_akun(db, Peran.PETUGAS, janji.unit.jalur)
    salah = "Budi Umpama pindah tugas."
    actions.ubah(db, oleh, janji, isi(keluaran="Satu papan kecil"), now(), versi=janji.versi, alasan=salah)
    (satu,) = alasan_tertulis(janji)
    betulkan_alasan(db, oleh, janji, satu.kunci, "Petugasnya pindah tugas.", now(), versi=janji.versi)
    assert tercatat(janji) == [("keluaran", ISI["keluaran"], "Satu papan kecil", "Petugasnya pindah tugas.")]
    assert janji.kabar[-1].teks == "Petugasnya pindah tugas."
    assert asdict(isi()) | {"keluaran": "Satu papan kecil"} == {
        nama: getattr(janji, nama) for nama in asdict(isi())
    }


def test_the_form_asks_for_the_reason_and_the_history_tells_it(
    db: Session, janji: TindakLanjut, petugas: Pages
) -> None:
    jalan = f"/kelola/tindak-lanjut/{janji.id}"
    page = petugas.get(f"{jalan}/ubah")
    assert "Alasan dan isi semula tampil untuk umum." in page.text
    baru = {"keluaran": "Satu papan kecil terpasang", "unsur": "sarana"}
    page = petugas.fill(f"{jalan}/ubah", baru, status=422)
    assert "Keluaran yang terukur dan unsur sudah diketahui umum." in page.text
    assert page.fields()["keluaran"] == "Satu papan kecil terpasang", "what was typed is still there"
    page = petugas.fill(f"{jalan}/ubah", {**baru, "alasan": ALASAN})
    assert "Tersimpan." in page.text
    assert (
        "Keluaran yang terukur semula “Dua loket melayani tiap hari Senin”, menjadi “Satu papan kecil "
        "terpasang”; unsur semula “Waktu Penyelesaian”, menjadi “Sarana dan Prasarana”" in page.text
    )
    assert ALASAN in page.text
    assert "Betulkan kata-kata alasan ini" in page.text


def test_the_name_of_the_office_that_owed_it_stays(db: Session, janji: TindakLanjut) -> None:
    for kantor in ("Subbagian Umum", "Seksi Data", ISI["penanggung_jawab"]):
        actions.ubah(db, "uji", janji, isi(penanggung_jawab=kantor), now(), versi=janji.versi, alasan=ALASAN)
    assert [p.dari for p in janji.perubahan] == ["Seksi Pelayanan", "Subbagian Umum", "Seksi Data"]
