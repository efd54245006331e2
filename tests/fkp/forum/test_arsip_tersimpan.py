"""Archives of forums: stored and read back, entered, changed and imported by staff."""

import copy
import io
import json
from datetime import date
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fkp.akun.models import Peran
from fkp.clock import hold
from fkp.forum.arsip.berkas import baca_berkas
from fkp.forum.arsip.queries import baris_arsip, nilai_arsip
from fkp.forum.arsip.rencana import Rencana, jalankan, rencanakan
from fkp.forum.models import ArsipForum, Forum, TahapForum
from fkp.forum.notulen.models import Masukan, RiwayatMasukan
from fkp.jejak.models import Jejak
from fkp.unit.models import Unit
from tests.builders import SAAT, SANDI, Kota, a_akun, a_unit
from tests.fkp.forum.arsip_bantu import buku
from tests.fkp.forum.bangun import a_forum
from tests.fkp.forum.test_arsip import KASUS
from tests.page import Page, Pages


def impor(db: Session, isi: list[Any], unit: Unit) -> Rencana:
    rencana = rencanakan(db, isi, ("/",), SAAT, unit=unit)
    jalankan(db, "uji", rencana, SAAT)
    return rencana


def test_every_published_case_survives_the_way_through_the_database(db: Session, kota: Kota) -> None:
    aneh = {
        "id": "aneh\u0000",
        "institution": "I" * 300,
        "topic": "T" * 500,
        "issues": ["x" * 5000],
        "notes": ["\ud800"],
    }
    isi = baca_berkas(json.dumps([*KASUS, aneh]).encode(), "a.json")
    rencana = impor(db, isi, kota.unit)
    assert (len(rencana.terima), rencana.tolak) == (13, [])
    db.commit()
    db.expire_all()
    for mentah in KASUS:
        arsip = db.scalars(select(ArsipForum).where(ArsipForum.kunci == mentah["id"])).one()
        forum = arsip.forum
        assert (forum.tahap, forum.moda, forum.tema) == (TahapForum.ARSIP, "tatap_muka", mentah["topic"])
        assert forum.tanggal == (date.fromisoformat(mentah["date"]) if mentah["date"] else None)
        assert arsip.asli == mentah
        hasil = nilai_arsip(db, forum).turunan
        assert {k: hasil[k] for k in mentah["derived"] if k != "why"} == {
            k: v for k, v in mentah["derived"].items() if k != "why"
        }
        assert sum(bool(b.masalah) for b in baris_arsip(db, forum)) == len(mentah.get("issues", []))
    sebelum = db.scalar(select(func.count()).select_from(Masukan))
    kedua = copy.deepcopy(isi)
    kedua[0]["topic"] = "Lain"
    lagi = impor(db, kedua, kota.unit)
    assert [s.baru for s in lagi.terima] == [False] * 13
    assert "yang tersimpan tidak diubah" in lagi.terima[0].perhatian[-1]
    assert db.scalar(select(func.count()).select_from(Masukan)) == sebelum


def test_units_are_found_by_name_and_doubles_are_refused(db: Session, kota: Kota) -> None:
    a_unit(db, kota.lain, "Klinik Kembar")
    a_unit(db, kota.dinas, "klinik kembar")
    isi = [
        {"id": "a", "institution": " LOKET  utama"},
        {"id": "a", "institution": "Loket Utama", "topic": "lain"},
        {"id": "b", "institution": "Klinik Kembar"},
        {"id": "c", "institution": "Dinas Khayal"},
        "bukan",
    ]
    rencana = rencanakan(db, isi, ("/",), SAAT)
    assert [(s.nomor, s.unit.nama) for s in rencana.terima if s.unit] == [(1, "Loket Utama")]
    assert [(t.nomor, t.alasan.split()[0]) for t in rencana.tolak] == [
        (2, "id-nya"),
        (3, "ada"),
        (4, "unit"),
        (5, "bukan"),
    ]
    assert rencanakan(db, isi[:1], (kota.lain.jalur,), SAAT).terima == []


@pytest.fixture(autouse=True)
def _kini() -> Any:
    with hold(SAAT):
        yield


BARU = "/kelola/forum/arsip/baru"


def unggah(pages: Pages, isi: bytes, nama: str = "arsip.json", status: int = 200, unit: str = "") -> Page:
    return pages.fill(
        "/kelola/forum/arsip/impor", {"berkas": (io.BytesIO(isi), nama), "unit": unit}, status=status
    )


def test_a_forum_is_entered_with_nothing_but_its_theme_and_completed_later(
    db: Session, rani: Pages, kota: Kota
) -> None:
    assert "Tulis apa yang dibahas" in rani.fill(BARU, {"waktu_teks": "dulu"}, status=422).text
    page = rani.fill(BARU, {"tema": "Loket", "waktu_teks": "2023, harinya tidak disebut"})
    assert "Arsip, dicatat sebagaimana adanya" in page.text
    assert "tidak dapat disimpulkan" in page.text
    forum = db.scalars(select(Forum)).one()
    isi = {
        "tanggal": "2023-05-04",
        "unsur": ["U1", "U3"],
        "unsur_ragu": ["U3", "U5"],
        "baris-0-masalah": "Antre lama",
        "baris-0-tindakan": "Mesin antrean",
        "baris-0-jangka_teks": "Jangka pendek (2 Hari)",
    }
    page = rani.fill(f"/kelola/forum/{forum.id}/arsip", isi)
    assert "2 sampai 3" in page.text
    assert "1 (1 bertenggat, 0 berpenanggung jawab)" in page.text
    db.expire_all()
    row = baris_arsip(db, forum)[0]
    assert (row.hasil, row.kelas, row.tenggat) == ("disepakati", "pendek", date(2023, 5, 6))
    rani.fill(f"/kelola/forum/{forum.id}/arsip", {"baris-0-masalah": "Antre", "baris-1-jawaban": "Sudah"})
    db.expire_all()
    assert [(b.masalah, b.jawaban, b.hasil) for b in baris_arsip(db, forum)] == [
        ("Antre", "", "disepakati"),
        ("", "Sudah", "dijelaskan"),
    ]
    assert [(r.isian, r.lama) for r in db.scalars(select(RiwayatMasukan))] == [("masalah", "Antre lama")]
    aksi = list(db.scalars(select(Jejak.aksi).where(Jejak.objek == "forum").order_by(Jejak.nomor)))
    assert aksi == ["arsip forum dicatat", "arsip forum diubah", "arsip forum diubah"]
    assert "Antre" not in str([j.rincian for j in db.scalars(select(Jejak))])


def test_what_cannot_be_is_refused_at_its_field_and_nothing_is_lost(
    db: Session, rani: Pages, kota: Kota
) -> None:
    isi = {
        "tema": "Loket",
        "tanggal": "2023-05-04",
        "baris-1-tindakan": "Papan",
        "baris-1-jangka_teks": "1 Mei 2023",
    }
    page = rani.fill(BARU, isi, status=422)
    assert "Tenggat ini sebelum hari forum, 4 Mei 2023" in page.text
    assert page.fields()["baris-1-tindakan"] == "Papan"
    assert [a.get("href") for a in page.all("a") if "Masalah 2," in "".join(a.itertext())] == [
        "#baris-1-jangka_teks"
    ]
    assert "belum berlangsung" in rani.fill(BARU, {"tema": "Loket", "tanggal": "2026-12-01"}, status=422).text
    tambah = rani.fill(BARU, {**isi, "tambah_baris": "ya"})
    baris = [[kunci for kunci in p.fields() if kunci.endswith("-masalah")] for p in (page, tambah)]
    assert len(baris[1]) == len(baris[0]) + 1
    assert [tambah.fields()[kunci] for kunci in baris[1] if kunci not in baris[0]] == [""]
    assert tambah.fields()["tema"] == "Loket"
    assert db.scalar(select(func.count()).select_from(Forum)) == 0
    rani.fill(BARU, {"tema": "Loket", "unit": str(kota.klinik.id)}, status=422)


def test_two_who_change_an_archive_at_once_see_each_other(db: Session, rani: Pages, kota: Kota) -> None:
    impor(db, KASUS[2:3], kota.unit)
    db.commit()
    forum = db.scalars(select(Forum)).one()
    alamat = f"/kelola/forum/{forum.id}/arsip"
    dibuka = rani.get(alamat).fields()
    rani.fill(alamat, {"baris-0-masalah": "Rencana induk", "unsur": ["U1"]})
    page = rani.post(alamat, {**dibuka, "tema": "Tema saya"}, 409)
    assert "Orang lain baru saja mengubah arsip ini" in page.text
    assert "Rencana induk" in page.text
    assert page.fields()["tema"] == "Tema saya"
    rani.post(alamat, {**page.fields(), "unsur": ["U1"]})
    db.expire_all()
    assert (forum.tema, forum.versi) == ("Tema saya", 3)
    assert nilai_arsip(db, forum).komitmen == 2


def test_an_upload_is_shown_first_then_stored_and_never_twice(db: Session, rani: Pages, kota: Kota) -> None:
    isi = copy.deepcopy(KASUS[:2])
    isi[0]["institution"] = isi[1]["institution"] = "loket utama"
    berkas = json.dumps(
        {"cases": [*isi, {"topic": "tanpa instansi"}, {"institution": "Klinik Pagi"}]}
    ).encode()
    page = unggah(rani, berkas)
    assert page.h1 == "2 forum baru, 0 sudah ada, 2 ditolak"
    assert "tidak menyebut instansi" in page.text
    assert "Klinik Pagi belum tercatat, atau bukan dalam wewenang Anda" in page.text
    assert db.scalar(select(func.count()).select_from(Forum)) == 0
    assert "Centang dulu" in rani.post(page.url, page.fields(), 422).text
    rani.post(page.url, {**page.fields(), "lewati": "ya"})
    assert list(db.scalars(select(Forum.unit_id))) == [kota.unit.id] * 2
    assert "sudah terlalu lama" in rani.get(page.url, 410).text
    assert unggah(rani, berkas).h1 == "0 forum baru, 2 sudah ada, 2 ditolak"
    assert "bukan JSON" in unggah(rani, b"{", status=422).text
    assert unggah(rani, b"Tema,Tanggal\nTarif,2024\n", "a.csv", unit=str(kota.unit.id)).h1.startswith(
        "1 forum baru"
    )


def test_a_berita_acara_in_a_sheet_is_shown_with_what_was_read_and_what_was_not(
    db: Session, rani: Pages, kota: Kota
) -> None:
    baris = [
        ["BERITA ACARA FORUM KONSULTASI PUBLIK"],
        ["Hari/Tanggal: Rabu, musim hujan"],
        ["Tempat: Aula Kantor"],
        ["No.", "Identifikasi Masalah", "Usulan Rekomendasi Perbaikan", "Jangka Waktu Penyelesaian", "Ket."],
        [1, "Antre lama", "Tambah loket", "Jangka pendek (2 Hari)", "prioritas"],
    ]
    isi = buku({"BA": baris})
    tolak = unggah(rani, isi, "ba.xlsx", status=422)
    assert "Yang kurang: kolom Unit; atau pilih satu unit" in tolak.text
    page = unggah(rani, isi, "ba.xlsx", unit=str(kota.unit.id))
    assert page.h1 == "1 forum baru, 0 sudah ada, 0 ditolak"
    for kata in (
        "tanggal “Rabu, musim hujan” tidak terbaca, dicatat sebagai kata",
        "kolom tidak dikenal, disimpan apa adanya: Ket.",
        "tidak dapat disimpulkan",
    ):
        assert kata in page.text
    rani.post(page.url, page.fields())
    forum = db.scalars(select(Forum)).one()
    lihat = rani.get(f"/kelola/forum/{forum.id}/arsip/isi").text
    for kata in ("Aula Kantor", "prioritas", "Di atas tabel: BERITA ACARA", "Arsip, dicatat sebagaimana"):
        assert kata in lihat
    rani.fill(f"/kelola/forum/{forum.id}/arsip", {"tempat": "Balai Desa"})
    db.expire_all()
    assert (forum.tempat, forum.tahap) == ("Balai Desa", TahapForum.ARSIP)


def test_units_that_held_it_together_are_shown(db: Session, rani: Pages, kota: Kota) -> None:
    isi: list[dict[str, Any]] = [
        {"id": "x", "institution": ["Klinik Jauh", "Loket Utama"], "topic": "T", "date": "2024-12-01"}
        | {"commitments": [{"action": "a", "deadline_text": "2024-12-31"}]}
    ]
    page = unggah(rani, json.dumps(isi).encode())
    assert "Loket Utama, bersama Klinik Jauh" in page.text
    rani.post(page.url, page.fields())
    forum = db.scalars(select(Forum)).one()
    lihat = rani.get(f"/kelola/forum/{forum.id}/arsip/isi").text
    assert "Diselenggarakan bersama Klinik Jauh." in lihat
    assert "sampai 31 Desember 2024" in lihat
    assert "; sampai" not in lihat


def test_an_archive_of_another_unit_is_not_found_and_a_living_forum_is_none(
    db: Session, rani: Pages, app: Any, kota: Kota
) -> None:
    impor(db, KASUS[:1], kota.klinik)
    asing = db.scalars(select(Forum)).one()
    hidup = a_forum(db, kota.unit)
    pimpinan = a_akun(db, Peran.PIMPINAN, kota.klinik.jalur, nama_pengguna="pimpinan")
    db.commit()
    for akhir in ("", "/isi"):
        rani.get(f"/kelola/forum/{asing.id}/arsip{akhir}", 404)
        assert rani.get(f"/kelola/forum/{hidup.id}/arsip{akhir}").url == f"/kelola/forum/{hidup.id}"
    lihat = Pages(app).masuk(pimpinan.nama_pengguna, SANDI).get(f"/kelola/forum/{asing.id}/arsip/isi")
    assert "signature_columns" in lihat.text
    assert "Ubah arsip" not in lihat.text


def test_an_archive_of_a_hundred_problems_can_still_be_changed(db: Session, rani: Pages, kota: Kota) -> None:
    impor(db, [{"id": "x", "institution": "I", "issues": [f"Soal {n}" for n in range(100)]}], kota.unit)
    db.commit()
    forum = db.scalars(select(Forum)).one()
    rani.fill(f"/kelola/forum/{forum.id}/arsip", {"baris-99-masalah": "Soal terakhir"})
    db.expire_all()
    assert [b.masalah for b in baris_arsip(db, forum)][97:] == ["Soal 97", "Soal 98", "Soal terakhir"]


def test_a_limit_that_an_import_kept_as_words_does_not_stop_other_corrections(
    db: Session, rani: Pages, kota: Kota
) -> None:
    komitmen = [{"action": "Papan", "deadline_date": "2024-01-31"}]
    impor(db, [{"id": "x", "institution": "I", "date": "2024-02-03", "commitments": komitmen}], kota.unit)
    db.commit()
    forum = db.scalars(select(Forum)).one()
    alamat = f"/kelola/forum/{forum.id}/arsip"
    assert "Loket" in rani.fill(alamat, {"tema": "Loket"}).h1
    assert (
        "sebelum hari forum" in rani.fill(alamat, {"baris-0-jangka_teks": "1 Februari 2024"}, status=422).text
    )
    db.expire_all()
    row = baris_arsip(db, forum)[0]
    assert (row.jangka_teks, row.tenggat) == ("2024-01-31", None)
