"""What is written of a promise is read by everyone: it holds no number of a person, and an office is none."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from fkp.clock import now
from fkp.papan.tampil import tampilkan
from fkp.tindak_lanjut.actions import kemajuan, perpanjang, tambah, ubah
from fkp.tindak_lanjut.betulkan import alasan_tertulis, betulkan_alasan
from fkp.tindak_lanjut.bukti import ubah_bukti
from fkp.tindak_lanjut.isi import Kemajuan, TindakLanjutSalah
from fkp.tindak_lanjut.kabar import kabarkan, tayangkan
from fkp.tindak_lanjut.langkah import tambah_langkah
from fkp.tindak_lanjut.models import Asal, JenisKabar, LangkahJanji, Status, TindakLanjut
from tests.builders import Kota
from tests.fkp.tindak_lanjut.bangun import a_bukti, a_tindak_lanjut, an_isi, form_ke
from tests.page import Pages

PONSEL, SUREL, NIP = "081234567890", "budi@contoh.example", "198501012010011001"
KOTOR = f"Hubungi Budi {PONSEL}, {SUREL} NIP {NIP}"
BARU = date(2099, 3, 31)


@pytest.fixture
def janji(db: Session, kota: Kota) -> TindakLanjut:
    """A promise on the board."""
    row = a_tindak_lanjut(db, kota.unit)
    tayangkan(db, kota.rani, row, now())
    db.commit()
    return row


@pytest.mark.parametrize("isian", ["masalah", "kegiatan", "keluaran", "penanggung_jawab", "sumber_anggaran"])
def test_a_promise_is_not_written_with_a_number_in_it(db: Session, kota: Kota, isian: str) -> None:
    isi = an_isi(**{isian: f"Mengembalikan uang Budi, hubungi {PONSEL}"})
    with pytest.raises(TindakLanjutSalah, match="Ada nomor telepon") as salah:
        tambah(db, kota.rani, kota.unit, isi, now(), asal=Asal.FORUM)
    assert salah.value.isian == isian


@pytest.mark.parametrize(
    "siapa", ["Budi Santoso, S.Kom", "dr. Ani Wijaya", "Drs. Budi", "Hj. Ani", "Pak Budi"]
)
def test_an_office_is_no_person(db: Session, kota: Kota, siapa: str) -> None:
    with pytest.raises(TindakLanjutSalah, match="Isi jabatan atau unit, bukan nama orang") as salah:
        tambah(db, kota.rani, kota.unit, an_isi(penanggung_jawab=siapa), now(), asal=Asal.FORUM)
    assert salah.value.isian == "penanggung_jawab"


def test_offices_and_their_numbers_are_written_as_ever(db: Session, kota: Kota) -> None:
    teks = "Pasang nomor (0251) 123456 dan 1500-123, SK 188.4/20/2026, jam 08.15-15.00, Rp1.500.000"
    isi = an_isi(kegiatan=teks, keluaran=teks, penanggung_jawab="Instalasi Gizi RSUD dr. Umpama")
    assert tambah(db, kota.rani, kota.unit, isi, now(), asal=Asal.FORUM).kegiatan == teks


def test_reasons_steps_proof_and_what_came_of_it_hold_none(
    db: Session, kota: Kota, janji: TindakLanjut
) -> None:
    rani, versi = kota.rani, janji.versi
    bukti = a_bukti(db, janji, rani)
    for isian, kerja in (
        ("alasan", lambda: perpanjang(db, rani, janji, BARU, KOTOR, now(), versi=versi, jauh=True)),
        (
            "alasan",
            lambda: kemajuan(db, rani, janji, Kemajuan(Status.DIHENTIKAN), now(), versi=versi, alasan=KOTOR),
        ),
        (
            "realisasi",
            lambda: kemajuan(db, rani, janji, Kemajuan(Status.BERJALAN, KOTOR), now(), versi=versi),
        ),
        ("teks", lambda: tambah_langkah(db, rani, janji, f"Telepon {PONSEL}", now(), versi=versi)),
        ("judul", lambda: ubah_bukti(db, rani, janji, bukti, f"Kuitansi {PONSEL}", True, now())),
    ):
        with pytest.raises(TindakLanjutSalah, match="nomor telepon") as salah:
            kerja()
        assert salah.value.isian == isian
    perpanjang(db, rani, janji, BARU, "Menunggu anggaran", now(), versi=versi, jauh=True)
    (alasan,) = alasan_tertulis(janji)
    with pytest.raises(TindakLanjutSalah, match="nomor telepon"):
        betulkan_alasan(db, rani, janji, alasan.kunci, KOTOR, now(), versi=janji.versi)


def test_what_stood_there_before_does_not_stop_another_date(
    db: Session, kota: Kota, janji: TindakLanjut
) -> None:
    """The form of another date has no field in which the words could be mended."""
    janji.kegiatan, janji.penanggung_jawab = f"Telepon {PONSEL}", "Budi Santoso, S.Kom"
    perpanjang(db, kota.rani, janji, BARU, "Menunggu anggaran", now(), versi=janji.versi, jauh=True)
    assert janji.tenggat == BARU
    isi = an_isi(kegiatan=f"Kabari {PONSEL}", tenggat=BARU)
    with pytest.raises(TindakLanjutSalah, match="nomor telepon"):
        ubah(db, kota.rani, janji, isi, now(), versi=janji.versi, alasan="Salah tulis")


def test_the_form_comes_back_with_what_was_typed(kota: Kota, rani: Pages, janji: TindakLanjut) -> None:
    alamat = f"/kelola/tindak-lanjut/{janji.id}"
    isian = {"undur-tenggat": "2099-03-31", "undur-alasan": KOTOR, "undur-jauh": "y"}
    nomor = form_ke(rani.get(alamat), "/tenggat")
    kirim = {**rani.get(alamat).fields(nomor), **isian}
    page = rani.post(f"{alamat}/tenggat", kirim, 422)
    assert "Ada nomor telepon (“0812…”), alamat surel (“budi…”), dan nomor seperti NIP (“1985…”)" in page.text
    assert KOTOR in page.html
    page = rani.fill(f"{alamat}/ubah", {"kegiatan": KOTOR, "alasan": "Salah tulis"}, status=422)
    assert "Ada nomor telepon" in page.text
    assert page.fields()["kegiatan"] == KOTOR


def test_what_was_written_before_is_shown_to_everyone_with_a_mark(
    db: Session, kota: Kota, pages: Pages, janji: TindakLanjut
) -> None:
    perpanjang(db, kota.rani, janji, BARU, "Menunggu anggaran", now(), versi=janji.versi, jauh=True)
    janji.kegiatan = janji.keluaran = janji.realisasi = janji.alasan_tenggat = KOTOR
    janji.perpanjangan[0].alasan = KOTOR
    janji.penanggung_jawab = "Budi Santoso, S.Kom"
    janji.langkah.append(LangkahJanji(teks=f"Telepon {PONSEL}", urutan=1))
    kabarkan(db, janji, JenisKabar.SELESAI, KOTOR, now())
    bukti = a_bukti(db, janji, kota.rani, umum=True)
    bukti.judul = f"Kuitansi {PONSEL}"
    db.commit()
    for alamat in (
        f"/janji/{janji.id}",
        "/papan-janji",
        "/papan-janji?keadaan=berjalan",
        "/papan-janji/rss.xml",
        "/papan-janji/kalender.ics",
        "/api/v1/janji.json",
        "/api/v1/janji.csv",
        f"/unit/{kota.unit.slug}",
        f"/janji/ikut?sasaran=janji:{janji.id}",
    ):
        with pages.client.get(alamat) as jawab:
            assert jawab.status_code == 200, alamat
            teks = jawab.get_data(as_text=True).replace("\r\n ", "")
        assert [satu for satu in (PONSEL, SUREL, NIP, "S.Kom") if satu in teks] == [], alamat
    page = pages.get(f"/janji/{janji.id}")
    tanda = "[nomor disembunyikan]"
    assert f"Hubungi Budi {tanda}, [surel disembunyikan] NIP {tanda}" in page.text
    assert f"Oleh {kota.unit.nama}" in page.text
    (tampil,) = tampilkan(db, [janji], now())
    assert PONSEL not in tampil.undur
