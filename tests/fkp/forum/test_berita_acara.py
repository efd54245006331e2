"""What is missing before the text can be locked, locking it and opening it again."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy.orm import Session

from fkp.akun.models import Peran
from fkp.forum.berita_acara.kertas import susun_kertas
from fkp.forum.berita_acara.kunci import BelumLengkap, buka, kunci
from fkp.forum.berita_acara.naskah import kanonik, sidik_isi, susun_naskah
from fkp.forum.berita_acara.perbaikan import IsiBaris
from fkp.forum.jangka import jatuh_tempo
from fkp.forum.kerangka import load_kerangka
from fkp.forum.models import TahapForum
from fkp.forum.notulen.kabur import kabur
from fkp.forum.notulen.periksa import kekurangan, peringatan
from fkp.forum.notulen.syarat import kurang_baris
from fkp.forum.tahap import ForumSalah, TahapForumSalah
from tests.builders import SAAT, Kota, a_akun
from tests.fkp.forum.bangun import HARI, a_forum, a_masukan, a_peserta, tugaskan
from tests.fkp.forum.berita_acara_bantu import a_forum_siap, a_forum_terkunci, tandai
from tests.page import Pages

LENGKAP = IsiBaris(
    masalah="Antrean panjang.",
    usulan="Buka antrean daring.",
    tindakan="Membuka antrean daring",
    keluaran="Antrean daring dengan kuota per jam",
    kelas="menengah",
    durasi=2,
    satuan="bulan",
    tenggat=date(2027, 1, 12),
    penanggung_jawab="Bidang Pelayanan",
)


def _kurang(**ubah: Any) -> dict[str, str]:
    return dict(kurang_baris(HARI, load_kerangka(), replace(LENGKAP, **ubah)))


def test_a_whole_row_lacks_nothing() -> None:
    assert _kurang() == {}


@pytest.mark.parametrize("isian", list(IsiBaris.__dataclass_fields__))
def test_every_field_of_a_row_is_asked_for(isian: str) -> None:
    kosong = None if isian in ("durasi", "tenggat") else ""
    assert isian in _kurang(**{isian: kosong})


def test_a_date_must_agree_with_the_duration_and_not_lie_before_the_forum() -> None:
    assert "yaitu 12 Januari 2027" in _kurang(tenggat=date(2027, 1, 13))["tenggat"]
    assert "sebelum hari forum, 12 November 2026" in _kurang(tenggat=date(2026, 11, 11))["tenggat"]
    for satuan in ("hari", "bulan"):
        assert _kurang(durasi=10**7, satuan=satuan)["durasi"] == "lama pengerjaan terlalu panjang"


def test_a_month_without_that_day_ends_on_its_last() -> None:
    assert jatuh_tempo(date(2027, 1, 31), 1, "bulan") == date(2027, 2, 28)
    assert jatuh_tempo(date(2026, 11, 30), 15, "bulan") == date(2028, 2, 29)
    assert jatuh_tempo(date(2026, 11, 12), 10, "hari") == date(2026, 11, 22)


def test_words_that_promise_nothing_are_refused_as_an_output() -> None:
    assert all(map(kabur, ("Akan ditindaklanjuti", "diupayakan.", "Pelayanan ditingkatkan", "", "-")))
    assert not any(map(kabur, ("Memasang 3 papan alur", "Ditingkatkan menjadi 24 kursi")))
    assert "belum terukur" in _kurang(keluaran="Pelayanan meningkat")["keluaran"]
    assert "belum menyebut" in _kurang(tindakan="Akan ditindaklanjuti", keluaran="Ditingkatkan")["tindakan"]
    assert _kurang(tindakan="Akan ditindaklanjuti") == {}


def test_canonical_json_has_one_spelling() -> None:
    assert kanonik({"b": 1, "a": ["é", None]}) == '{"a":["é",null],"b":1}'.encode()
    assert sidik_isi({"a": 1, "b": 2}) == sidik_isi({"b": 2, "a": 1})


def test_each_shortcoming_is_named_with_its_row(db: Session, kota: Kota) -> None:
    forum = a_forum(db, kota.unit, kota="", jabatan="", penandatangan="")
    a_peserta(db, forum, "O", hadir=True)
    lengkap = a_masukan(db, forum, lengkap=True)
    kurang = a_masukan(db, forum, lengkap=True, penanggung_jawab="", durasi=None)
    terbuka = a_masukan(db, forum, masalah="Parkir sempit")
    pusat = a_masukan(db, forum, hasil="bukan_kewenangan")
    a_masukan(db, forum, hasil="diteruskan")
    a_masukan(db, forum, hasil="", dihapus_pada=SAAT)
    ponsel = a_masukan(db, forum, masalah="Toilet", asal="peserta", urutan=0)
    semua = {(k.masukan_id, k.nomor, k.isian): k.pesan for k in kekurangan(db, forum)}
    assert semua[None, 0, "kota"] == "Isi kota tempat berita acara ditandatangani."
    assert {"jabatan", "penandatangan", "hadir"} <= {isian for _, _, isian in semua}
    assert "hanya penyelenggara" in semua[None, 0, "hadir"]
    assert semua[kurang.id, 2, "penanggung_jawab"] == "Baris 2: isi penanggung jawab"
    assert semua[terbuka.id, 0, "hasil"] == "Catatan 1 (“Parkir sempit”): pilih hasilnya"
    assert semua[pusat.id, 0, "dasar"].endswith("sebut dasar hukumnya")
    assert [isian for _, _, isian in semua][-1] == "diteruskan_ke"
    assert semua[ponsel.id, 0, "hasil"] == "Masukan dari ponsel (“Toilet”): pilih hasilnya"
    assert lengkap.id not in {satu for satu, _, _ in semua}
    assert len(semua) == 10


def test_organisers_only_cannot_be_locked(db: Session, kota: Kota) -> None:
    forum = a_forum(db, kota.unit)
    a_peserta(db, forum, "O", hadir=True)
    a_peserta(db, forum, "U1")
    with pytest.raises(BelumLengkap, match="hanya penyelenggara"):
        kunci(db, forum, kota.rani, SAAT)
    assert forum.tahap == TahapForum.BERLANGSUNG


def test_a_forum_without_rows_is_locked_with_a_warning(db: Session, kota: Kota) -> None:
    forum, _ = a_forum_siap(db, kota.unit, baris=0)
    pesan = {k.isian: k.pesan for k in peringatan(db, forum)}
    assert "Forum tidak menyepakati perubahan" in pesan["baris"]
    assert "nilai pelibatan (PEKPPP) menjadi 1 dari 5" in pesan["unsur"]
    naskah = kunci(db, forum, kota.rani, SAAT)
    assert susun_kertas(naskah.isi).tanpa_baris.startswith("Forum tidak menyepakati")


def test_the_text_is_the_one_that_was_agreed_and_headings_come_from_the_forms(
    db: Session, kota: Kota
) -> None:
    forum, peserta = a_forum_siap(db, kota.unit)
    naskah = susun_naskah(db, forum)
    kertas = susun_kertas(naskah.isi)
    assert kertas.judul.endswith("tentang Waktu tunggu loket Loket Utama Tahun 2026")
    assert (
        "Kamis, tanggal dua belas bulan November tahun dua ribu dua puluh enam (12-11-2026)" in kertas.pembuka
    )
    assert [k.judul for k in kertas.kolom][1:3] == ["Identifikasi Masalah", "Usulan Rekomendasi Perbaikan"]
    assert kertas.baris[0][3] == "Jangka pendek (10 Hari)"
    assert kertas.pernyataan[0].startswith("Kepala Dinas menerima")
    assert peserta.nama not in kanonik(naskah.isi).decode()
    assert naskah.isi["unit"]["induk"] == ["Kota Misal", "Dinas Kependudukan"]


def test_who_comes_after_the_lock_does_not_change_what_is_signed(db: Session, kota: Kota) -> None:
    forum, _ = a_forum_terkunci(db, kota.unit)
    a_peserta(db, forum, "U2", hadir=True)
    kini = susun_naskah(db, forum)
    assert kini.sidik_teks == forum.naskah_sidik
    assert kini.isi["nilai"] == 2


def test_opening_needs_a_reason_and_lets_the_minutes_change(db: Session, kota: Kota) -> None:
    forum, peserta = a_forum_terkunci(db, kota.unit)
    tandai(db, forum, peserta)
    with pytest.raises(ForumSalah, match="Tulis alasan"):
        buka(db, forum, kota.rani, " ")
    buka(db, forum, kota.rani, "Baris 2 keliru")
    assert (forum.tahap, forum.naskah_sidik, forum.dikunci_pada) == (TahapForum.BERLANGSUNG, "", None)
    with pytest.raises(TahapForumSalah, match="bertahap Berlangsung"):
        buka(db, forum, kota.rani, "Sekali lagi")


def test_petugas_fills_in_who_signs_and_locks_the_text(db: Session, kota: Kota, rani: Pages) -> None:
    forum, _ = a_forum_siap(db, kota.unit, kota="", penandatangan="")
    ponsel = a_masukan(db, forum, asal="peserta", urutan=0)
    db.commit()
    alamat = f"/kelola/forum/{forum.id}/berita-acara"
    page = rani.get(alamat)
    assert "3 hal sebelum berita acara dapat dikunci" in page.text
    assert "1 masukan dari ponsel belum dipilah" in page.text
    ponsel.dihapus_pada = SAAT
    db.commit()
    assert {"#kota", "#penandatangan"} <= {a.get("href") for a in page.all("a")}
    assert rani.post(f"{alamat}/kunci", {"csrf_token": page.fields()["csrf_token"]}, 422)
    page = rani.fill(alamat, {"kota": "Umpama", "penandatangan": "Contoh Umpama", "jabatan": ""}, status=422)
    assert page.fields()["kota"] == "Umpama"
    page = rani.fill(alamat, {"kota": "Umpama", "penandatangan": "Contoh Umpama"})
    assert "Naskahnya lengkap" in page.text
    page = rani.fill(alamat, {}, form=0)
    assert "0 dari 1 orang sudah menandatangani" in page.text
    assert "Warga Rahasia" in page.text
    assert "RT 3" in rani.get(f"{alamat}/cetak").text


def test_links_of_participants_and_phone_numbers_are_for_those_who_run_the_forum(
    db: Session, kota: Kota, app: Any
) -> None:
    nip = "190001011900011001"
    forum, peserta = a_forum_terkunci(db, kota.unit, nip=nip)
    notulis = a_akun(db, Peran.NOTULIS, kota.unit.jalur, nama_pengguna="tulis")
    tugaskan(db, forum, notulis)
    a_akun(db, Peran.AUDITOR, kota.puncak.jalur, nama_pengguna="audit")
    a_akun(db, Peran.PETUGAS, kota.klinik.jalur, nama_pengguna="lain")
    db.commit()
    alamat = f"/kelola/forum/{forum.id}/berita-acara"
    audit = Pages(app).masuk("audit", "kapas-nila-soga-9")
    assert "perangkat ini" not in audit.get(alamat).text
    assert peserta.hp not in audit.get(f"{alamat}/cetak").html
    assert audit.client.get(f"{alamat}/tanda-tangan/{peserta.id}").status_code == 403
    tulis = Pages(app).masuk("tulis", "kapas-nila-soga-9")
    utuh, umum = tulis.get(f"{alamat}/cetak").html, tulis.get(f"{alamat}/cetak?salinan=publik").html
    assert (peserta.hp in utuh, nip in utuh) == (True, True)
    assert (peserta.hp in umum, nip in umum) == (False, False)
    assert tulis.client.get(f"{alamat}/sahkan").status_code == 403
    lain = Pages(app).masuk("lain", "kapas-nila-soga-9")
    assert lain.client.get(alamat).status_code == 404
