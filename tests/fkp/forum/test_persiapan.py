"""Preparing a forum, as its staff meet it: theme, date, team, agenda, announcement."""

from datetime import date, time, timedelta

import pytest
from sqlalchemy import select

from fkp.akun.models import Peran
from fkp.forum.models import ArsipForum, Forum, TahapForum
from fkp.jejak.models import Jejak
from fkp.skm.hasil.pengesahan import sahkan_survei
from fkp.tindak_lanjut.models import Asal
from tests.builders import SAAT, a_akun, a_survei, a_unit
from tests.fkp.forum.bangun import HARI, a_forum, a_notulis
from tests.fkp.tindak_lanjut.bangun import a_tindak_lanjut
from tests.page import H, Page

pytestmark = pytest.mark.usefixtures("kini")

BARU = "/kelola/forum/baru"
DAFTAR = "/kelola/forum"


def isian(page: Page, action: str) -> dict[str, object]:
    """What the form that posts to ``action`` would send as it stands, with every tick."""
    forms = [f for m in page.all("main") for f in m.iter(H + "form")]
    nomor = next(i for i, f in enumerate(forms) if f.get("action") == action and f.get("method") == "post")
    centang: dict[str, list[str]] = {}
    for e in forms[nomor].iter(H + "input"):
        if e.get("type") == "checkbox" and e.get("checked") is not None:
            centang.setdefault(e.get("name") or "", []).append(e.get("value") or "")
    return {**page.fields(nomor), **centang}


def tema_daftar(page: Page) -> list[str]:
    return [
        " ".join("".join(a.itertext()).split())
        for th in page.all("th", scope="row")
        for a in th.iter(H + "a")
    ]


def test_a_new_forum_is_offered_everything_that_is_owed_in_public_what_is_late_first(db, kota, rani):
    survei = a_survei(db, kota.unit)
    for nama, tenggat, kolom in (
        ("Dari survei", date(2026, 11, 1), {"survei": survei, "tayang_pada": SAAT}),
        ("Dari pengaduan", date(2026, 10, 1), {"asal": Asal.PENGADUAN, "tayang_pada": SAAT}),
        ("Dari forum", date(2026, 12, 1), {"tayang_pada": SAAT}),
        ("Baru rencana", date(2026, 10, 2), {"survei": survei}),
        ("Sudah", date(2026, 10, 3), {"status": "selesai", "selesai_pada": HARI, "tayang_pada": SAAT}),
        *((f"Nanti {n}", date(2027, 1, n + 1), {"tayang_pada": SAAT}) for n in range(4)),
    ):
        a_tindak_lanjut(db, kota.unit, kegiatan=nama, tenggat=tenggat, **kolom)
    a_tindak_lanjut(db, a_unit(db), kegiatan="Di tetangga", tayang_pada=SAAT)
    forum, lampau = (
        a_forum(db, kota.unit, TahapForum.BERLANGSUNG, tanggal=tanggal)
        for tanggal in (HARI, HARI - timedelta(days=30))
    )
    db.commit()
    harap = ["Dari pengaduan", "Dari survei", "Dari forum", *(f"Nanti {n}" for n in range(4))]
    for alamat in (f"{BARU}?unit={kota.unit.id}", f"{DAFTAR}/{forum.id}", f"{DAFTAR}/{forum.id}/notulen"):
        page = rani.get(alamat)
        assert "7 janji unit ini masih terbuka" in page.text
        nama = [" ".join("".join(h.itertext()).split()) for h in page.all("h3")]
        assert [satu for satu in nama if satu in harap] == harap, alamat
    for asing in ("Baru rencana", "Sudah", "Di tetangga"):
        assert asing not in rani.get(f"{DAFTAR}/{forum.id}/notulen").text
    # What came onto the board later was not known on the day of an earlier one.
    assert "masih terbuka" not in rani.get(f"{DAFTAR}/{lampau.id}/notulen").text


def test_a_forum_begins_with_what_the_unit_already_knows(db, kota, rani):
    lalu = a_forum(
        db, kota.unit, TahapForum.TERBIT, tema="Antrean", tanggal=date(2026, 7, 20), tempat="Balai"
    )
    janji = a_tindak_lanjut(db, kota.unit, kegiatan="Memasang papan alur", tenggat=date(2026, 12, 1))
    janji.forum_id = lalu.id
    survei = a_survei(
        db, kota.unit, dengan=40, tahap="ditutup", mulai=date(2026, 7, 1), akhir=date(2026, 10, 1)
    )
    sahkan_survei(db, survei, a_akun(db, Peran.PIMPINAN, kota.unit.jalur), SAAT)
    db.commit()
    tawaran = rani.get(BARU)
    assert "1 janji unit ini masih terbuka" in tawaran.text
    assert "Memasang papan alur" in tawaran.text
    assert "Unsur terendah, hasil SKM Triwulan III 2026" in tawaran.text
    assert "Standarnya belum ditetapkan di sini." in tawaran.text
    page = rani.get(f"{BARU}?survei={survei.id}&unsur=waktu&unsur=sarana")
    awal = isian(page, BARU)
    assert awal["tema"] == "Hasil SKM Triwulan III 2026: waktu penyelesaian, sarana dan prasarana"
    assert (awal["topik"], awal["survei"], awal["tempat"]) == ("hasil_skm", str(survei.id), "Balai")
    assert awal["dasar_hukum"] == ["uu25-2009", "permenpanrb16-2017"]
    page = rani.post(
        BARU, {**awal, "tanggal": "2026-11-24", "hari": "selasa", "layanan": kota.unit.layanan[0].id}
    )
    forum = db.scalars(select(Forum).where(Forum.survei_id == survei.id)).one()
    assert page.h1 == forum.tema
    assert (forum.tahap, forum.tanggal, forum.mulai) == ("rancangan", date(2026, 11, 24), time(9))
    assert forum.forum_lalu_id == lalu.id
    assert [satu.nama for satu in forum.layanan] == ["Layanan 1"]
    assert len(forum.kode) == 6
    assert len(forum.rahasia) == 43
    assert [(f"{a.mulai:%H.%M}", a.judul) for a in forum.agenda] == [
        ("09.00", "Pembukaan dan aturan main"),
        ("09.10", "Janji forum lalu"),
        ("09.25", "Paparan hasil"),
        ("09.50", "Dialog"),
        ("11.15", "Menyepakati berita acara"),
        ("11.40", "Penandatanganan"),
    ]
    assert "Memasang papan alur" in page.text
    catatan = db.scalars(select(Jejak).where(Jejak.aksi == "forum dibuat")).one()
    assert catatan.rincian == {"kode": forum.kode, "survei_id": survei.id, "layanan": 1}


def test_the_result_of_a_survey_and_its_plan_lead_to_a_forum(db, kota, rani, admin):
    survei = a_survei(db, kota.unit, dengan=20)
    db.commit()
    bawa = f"{BARU}?unit={kota.unit.id}&survei={survei.id}&unsur="
    for halaman in ("rencana", "hasil"):
        for orang, ada in ((rani, True), (admin, False)):
            tautan = [
                a.get("href") or "" for a in orang.get(f"/kelola/survei/{survei.id}/{halaman}").all("a")
            ]
            assert any(satu.startswith(bawa) for satu in tautan) is ada, halaman


def test_a_promise_and_a_standard_can_be_the_theme(db, kota, rani):
    janji = a_tindak_lanjut(db, kota.unit, kegiatan="Memasang papan alur", tenggat=date(2026, 12, 1))
    layanan = kota.unit.layanan[1]
    db.commit()
    assert (
        isian(rani.get(f"{BARU}?janji={janji.id}"), BARU)["tema"] == "Kelanjutan janji: Memasang papan alur"
    )
    awal = isian(rani.get(f"{BARU}?standar={layanan.id}"), BARU)
    assert (awal["tema"], awal["topik"]) == ("Penyusunan standar pelayanan Layanan 2", "sp_baru")
    assert awal["layanan"] == [str(layanan.id)]
    # What belongs to nobody here suggests nothing.
    asing = a_survei(db, a_unit(db), dengan=5)
    db.commit()
    for ekor in (f"survei={asing.id}&unsur=waktu", "janji=999999", "standar=zz", "survei=1e9"):
        assert isian(rani.get(f"{BARU}?{ekor}"), BARU)["tema"] == ""


def test_a_forum_that_cannot_be_is_refused_and_nothing_typed_is_lost(db, rani):
    awal = isian(rani.get(BARU), BARU) | {"tema": "Antrean pagi", "tujuan": "Membahas antrean."}
    for ubah, pesan in (
        ({"hari": "senin"}, "1 Desember 2026 jatuh pada hari Selasa, bukan Senin."),
        ({"tanggal": "2026-11-11"}, "Tanggal 11 November 2026 sudah lewat."),
        ({"dasar_hukum": ["uu25-2009", "permen-99"]}, "Dasar hukum “permen-99” tidak ada di daftar."),
        ({"mulai": "12.00", "selesai": "09:00"}, "Jam selesai harus sesudah jam mulai."),
        ({"mulai": "25:00"}, "Isi dengan jam, misalnya 09.00."),
        ({"tautan": "javascript:alert(1)"}, "Tulis tautan yang lengkap, diawali https://"),
        ({"layanan": ["999999"]}, "Ada layanan yang tidak diberikan unit ini."),
        ({"tema": " "}, "Tulis tema forum dalam satu kalimat."),
    ):
        isi = {**awal, "tanggal": "2026-12-01", **ubah}
        page = rani.post(BARU, isi, 422)
        assert pesan in page.text
        assert ("dicatat sebagai arsip" in page.text) is ("sudah lewat" in pesan)
        kembali = isian(page, BARU)
        assert (kembali["tujuan"], kembali["tanggal"]) == ("Membahas antrean.", isi["tanggal"])
    assert db.scalars(select(Forum)).all() == []


def test_all_that_is_wrong_is_said_in_one_round(db, kota, rani):
    salah = {
        "tema": " ",
        "tujuan": "Hubungi 0812-3456-7890",
        "tanggal": "2026-10-20",
        "hari": "senin",
        "mulai": "12.00",
        "selesai": "09.00",
        "tautan": "javascript:alert(1)",
        "layanan": ["999999"],
        "dasar_hukum": ["permen-99"],
        "survei": "1e9",
    }
    sebut = (
        "Tulis tema forum dalam satu kalimat.",
        "nomor telepon",
        "sudah lewat. Untuk forum yang sudah berlangsung",
        "jatuh pada hari Selasa, bukan Senin.",
        "Jam selesai harus sesudah jam mulai.",
        "Tulis tautan yang lengkap, diawali https://",
        "Ada layanan yang tidak diberikan unit ini.",
        "Dasar hukum “permen-99” tidak ada di daftar.",
        "Pilih salah satu dari daftar.",
    )
    page = rani.post(BARU, {**isian(rani.get(BARU), BARU), **salah}, 422)
    assert [satu for satu in sebut if satu not in page.text] == []
    assert "dicatat sebagai arsip" in page.text
    assert isian(page, BARU)["tautan"] == salah["tautan"]
    assert db.scalars(select(Forum)).all() == []
    # What was announced may lack nothing, and says all that it lacks.
    forum = a_forum(db, kota.unit, TahapForum.TERJADWAL, moda="hibrida", tanggal=HARI + timedelta(days=3))
    db.commit()
    ubah = f"{DAFTAR}/{forum.id}/ubah"
    kosong = {"tanggal": "", "mulai": "", "selesai": "", "tempat": "", "tautan": "", "hari": ""}
    page = rani.post(ubah, {**isian(rani.get(ubah), ubah), **kosong}, 422)
    assert "tanggal dan jam mulainya tidak boleh kosong" in page.text
    assert "tempatnya tidak boleh kosong" in page.text
    assert "tautannya tidak boleh kosong" in page.text


def test_the_list_says_what_is_going_on_and_then_what_comes_next(db, kota, rani):
    for tema, tahap, hari in (
        ("Lama sekali", TahapForum.TERBIT, date(2024, 3, 1)),
        ("Dari berkas", TahapForum.ARSIP, None),
        ("Sedang ditandatangani", TahapForum.BERLANGSUNG, HARI),
        ("Belum bertanggal", TahapForum.RANCANGAN, None),
        ("Bulan depan", TahapForum.TERJADWAL, date(2026, 12, 1)),
        ("Pekan depan", TahapForum.TERJADWAL, date(2026, 11, 19)),
        ("Tahun ini", TahapForum.DISAHKAN, date(2026, 2, 1)),
    ):
        a_forum(db, kota.unit, tahap, tema=tema, tanggal=hari)
    a_forum(db, kota.klinik, TahapForum.TERJADWAL, tema="Milik tetangga")
    arsip = db.scalars(select(Forum).where(Forum.tahap == TahapForum.ARSIP)).one()
    db.add(ArsipForum(forum_id=arsip.id, unsur=["U1"]))
    db.commit()
    page = rani.get(DAFTAR)
    assert tema_daftar(page) == [
        *("Sedang ditandatangani", "Pekan depan", "Bulan depan", "Belum bertanggal"),
        *("Tahun ini", "Lama sekali", "Dari berkas"),
    ]
    kelompok = [" ".join("".join(th.itertext()).split()) for th in page.all("th", scope="rowgroup")]
    assert kelompok == ["Sedang berjalan", "Akan datang", "2026", "2024", "Tanggalnya tidak diketahui"]
    assert tema_daftar(rani.get(f"{DAFTAR}?tahap=terjadwal")) == ["Pekan depan", "Bulan depan"]
    assert tema_daftar(rani.get(f"{DAFTAR}?q=sekali&hal=zz&tahap=ngawur")) == ["Lama sekali"]
    assert "dicatat sebagaimana adanya" in rani.get(f"{DAFTAR}/{arsip.id}").text
    assert "Tidak ada forum yang cocok" in rani.get(f"{DAFTAR}?q=entah").text


def test_a_notulis_sees_the_assigned_forum_and_no_other(db, kota, pages):
    milik = a_forum(db, kota.unit, tema="Ditugaskan")
    lain = a_forum(db, kota.unit, tema="Bukan tugasnya")
    notulis = a_notulis(db, milik, nama_pengguna="tulis")
    db.commit()
    pages.masuk("tulis", "kapas-nila-soga-9")
    assert tema_daftar(pages.get(DAFTAR)) == ["Ditugaskan"]
    page = pages.get(f"{DAFTAR}/{milik.id}")
    assert "Buka notulen" in page.text
    assert "Batalkan forum" not in page.text
    pages.get(f"{DAFTAR}/{lain.id}", status=404)
    pages.get(f"{DAFTAR}/{milik.id}/ubah", status=403)
    pages.get(BARU, status=403)
    assert notulis.nama in page.text


def test_another_units_forum_does_not_exist_here(db, kota, rani):
    asing = a_forum(db, kota.klinik, TahapForum.RANCANGAN, tema="Rahasia tetangga")
    db.commit()
    for ekor in ("", "/ubah", "/tim", "/agenda"):
        rani.get(f"{DAFTAR}/{asing.id}{ekor}", status=404)
    token = isian(rani.get(BARU), BARU)["csrf_token"]
    for ekor in ("/pindah", "/hapus", "/tim"):
        rani.post(f"{DAFTAR}/{asing.id}{ekor}", {"csrf_token": token, "tujuan": "batal"}, 404)
    assert "Rahasia tetangga" not in rani.get(f"{DAFTAR}/kalender?bulan=2026-11").text
    rani.get(f"{BARU}?unit={kota.klinik.id}", status=404)


def test_a_month_is_a_sheet_with_its_forums(db, kota, rani):
    a_forum(db, kota.unit, TahapForum.TERJADWAL, tema="Forum Desember", tanggal=date(2026, 12, 8))
    db.commit()
    page = rani.get(f"{DAFTAR}/kalender?bulan=2026-12")
    assert page.h1 == "Kalender forum Desember 2026"
    sel = next(td for td in page.all("td") if "Forum Desember" in "".join(td.itertext()))
    assert next(sel.iter(H + "time")).get("datetime") == "2026-12-08"
    assert "November 2026" in page.text
    assert "Januari 2027" in page.text
    kini = rani.get(f"{DAFTAR}/kalender?bulan=besok")
    assert kini.h1 == "Kalender forum November 2026"
    assert [td.get("aria-current") for td in kini.all("td") if td.get("aria-current")] == ["date"]
