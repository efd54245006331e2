"""The upward report: who is missing, figures that can be counted again, borders, scope, files."""

import io
from collections import Counter
from datetime import UTC, date, datetime
from decimal import Decimal

import openpyxl
import pytest
from pypdf import PdfReader
from sqlalchemy import select

from fkp.akun.models import Peran
from fkp.clock import hold, now
from fkp.forum.models import ArsipForum, TahapForum
from fkp.jejak.models import Jejak
from fkp.laporan.pelaporan.baris import Capaian
from fkp.laporan.pelaporan.permintaan import Permintaan
from fkp.laporan.pelaporan.susun import BarisPelaporan, susun_pelaporan
from fkp.skm.models import Periode, Survei, Tahap
from fkp.skm.periode import Kalender
from fkp.tindak_lanjut.models import Status
from tests.builders import SAAT, SANDI, a_akun, a_instansi, a_survei, a_unit, sign_in
from tests.fkp.forum.bangun import a_forum, a_peserta
from tests.fkp.halaman.bangun import a_terbit, counted, triwulan
from tests.fkp.tindak_lanjut.bangun import a_tindak_lanjut
from tests.page import Page, Pages

pytestmark = pytest.mark.usefixtures("kini")

HALAMAN = "/kelola/pelaporan"


@pytest.fixture
def ruang(db, app, puncak):
    return sign_in(db, Pages(app), Peran.PEMBINA, puncak.jalur)


def susun(db, *nodes: str, jenis: Periode = Periode.TAHUN, ke: int = 1, tahun: int = 2026):
    minta = Permintaan(nodes, "Kota Misal", None, Kalender(jenis, tahun, ke))
    return susun_pelaporan(db, minta, now())


def satu(laporan, unit) -> BarisPelaporan:
    return next(b for b in laporan.baris if b.unit.id == unit.id)


def a_forum_sah(db, unit, disahkan: datetime, terbit: datetime | None = None, **kolom):
    tahap = TahapForum.TERBIT if terbit else TahapForum.DISAHKAN
    return a_forum(db, unit, tahap, disahkan_pada=disahkan, terbit_pada=terbit, **kolom)


def lengkap(db, unit):
    """A unit that held both, with two forums, and promises of every kind."""
    sah = a_terbit(db, unit, 3, dengan=12)
    okt = datetime(2026, 10, 20, 5, tzinfo=UTC)
    forum = a_forum_sah(db, unit, okt, okt.replace(day=24), tanggal=date(2026, 10, 20))
    for unsur in ("U1", "U1", "U3", "O"):
        a_peserta(db, forum, unsur, hadir=True)
    a_peserta(db, forum, "U4")
    lagi = a_forum_sah(db, unit, okt.replace(day=30), okt.replace(day=31), tanggal=date(2026, 10, 30))
    for unsur in ("U3", "U5"):
        a_peserta(db, lagi, unsur, hadir=True)
    selesai = {"status": Status.SELESAI}
    lampau = date(2026, 11, 1)
    for kolom in (
        {"tenggat": lampau, "selesai_pada": lampau, **selesai},
        {"tenggat": lampau, "selesai_pada": date(2026, 11, 2), **selesai},
        {"tenggat": lampau},
        {"tenggat": date(2026, 11, 12)},
        {"tenggat": lampau, "status": Status.DIHENTIKAN},
    ):
        a_tindak_lanjut(db, unit, **kolom)
    survei = db.get_one(Survei, sah.survei_id)
    a_tindak_lanjut(db, unit, survei, tenggat=lampau, selesai_pada=lampau, **selesai)
    a_tindak_lanjut(db, unit, survei, tenggat=lampau)
    db.commit()
    return sah


def unduh(pages: Pages, alamat: str) -> tuple[bytes, str]:
    """The bytes of a file and its name."""
    jawab = pages.client.get(alamat)
    assert jawab.status_code == 200
    isi = jawab.get_data()
    jawab.close()
    return isi, jawab.headers["Content-Disposition"]


def buku(pages: Pages, alamat: str) -> dict[str, list[tuple]]:
    """The sheets of the workbook, each from its headings on."""
    semua = {}
    for lembar in openpyxl.load_workbook(io.BytesIO(unduh(pages, alamat)[0])):
        baris = list(lembar.iter_rows(values_only=True))
        mulai = next(i for i, b in enumerate(baris) if i > 0 and b[0] is not None and b[1])
        semua[lembar.title] = baris[mulai:]
    return semua


def test_every_figure_can_be_counted_again_from_the_rows(db, puncak, ruang):
    unit = a_unit(db, puncak, "Loket Utama")
    sah = lengkap(db, unit)
    lembar = buku(ruang, f"{HALAMAN}.xlsx")
    isi = lembar["Unit"][1]
    rata = Decimal(4 + 1) / 2
    hasil = sah.hasil
    assert isi[1:3] == ("Loket Utama", "Kota Misal")
    assert isi[3:9] == (1, float(hasil["ikm"]), hasil["mutu"] or "tanpa huruf", 2, 1, 1)
    assert isi[9:13] == (2, 3, 2, float(rata))
    assert isi[13:] == (5, 1, 1, 1, 1)
    janji = Counter((b[2], b[8]) for b in lembar["Tindak lanjut"][1:])
    assert sum(n for (asal, _), n in janji.items() if asal == "FKP") == isi[13]
    urut = ("Selesai tepat waktu", "Selesai terlambat", "Belum jatuh tempo", "Lewat waktu")
    assert tuple(janji["FKP", nama] for nama in urut) == isi[14:]
    assert (janji["SKM", urut[0]], janji["SKM", "Lewat waktu"]) == (isi[7], isi[8])
    assert [(b[6], b[7], b[8]) for b in lembar["Forum"][1:]] == [(4, 2, "ya"), (1, 2, "ya")]
    assert lembar["Unit"][2][3] == "=SUM(D5:D5)"
    berkas = openpyxl.load_workbook(io.BytesIO(unduh(ruang, f"{HALAMAN}.xlsx")[0]))
    assert berkas["Unit"].auto_filter.ref == "A4:R5"

    # On the page each figure leads to the rows that it counts.
    page = ruang.get(HALAMAN)
    assert page.h1 == "Semua unit sudah punya SKM dan FKP yang disahkan, Tahun 2026"
    angka = [a.get("href") or "" for a in page.all("a") if "#fkp" in (a.get("href") or "")]
    assert len(angka) == 5
    rinci = ruang.get(angka[0].partition("#")[0])
    assert "5 baris dihitung." in rinci.text
    assert "2 forum dihitung, 3 unsur berbeda hadir." in rinci.text
    assert rinci.text.count("Selesai terlambat") == 1
    assert {"survei", "forum", "skm", "fkp"} <= {h.get("id") for h in rinci.all("h2")}


def test_who_is_missing_comes_first_by_name_with_count_and_share(db, puncak, ruang):
    lengkap(db, a_unit(db, puncak, "Loket Utama"))
    a_unit(db, puncak, "Klinik Sepi")
    arsip = a_unit(db, puncak, "Kantor Arsip")
    lama = a_forum(db, arsip, TahapForum.ARSIP, tanggal=date(2026, 3, 3), tema="Forum kertas")
    db.add(ArsipForum(forum_id=lama.id, unsur=["U1", "U2"]))
    a_survei(db, arsip, tahap="rancangan")
    a_unit(db, puncak, "Sudah tutup", aktif=False)
    db.commit()
    page = ruang.get(HALAMAN)
    assert page.h1 == "2 dari 3 unit belum punya SKM atau FKP yang disahkan, Tahun 2026"
    assert "Belum SKM: 2 unit (66,7%). Belum FKP: 2 unit (66,7%). Belum keduanya: 2 unit" in page.text
    belum = page.text.partition("Siapa yang belum")[2].partition("Tiap unit")[0]
    assert [n for n in ("Klinik Sepi", "Kantor Arsip", "Loket Utama") if n in belum] == [
        "Klinik Sepi",
        "Kantor Arsip",
    ]
    assert "Survei Triwulan IV 2026 masih rancangan" in belum
    assert "Forum 3 Maret 2026 tercatat sebagai arsip" in belum
    assert "1 forum arsip, tidak dihitung" in page.text
    assert "Sudah tutup" not in page.text
    baris = satu(susun(db, puncak.jalur), arsip)
    assert (len(baris.forum), baris.unsur, len(baris.arsip)) == (0, 0, 1)
    rinci = ruang.get(f"{HALAMAN}/unit/{arsip.id}")
    assert "Belum ada SKM dan belum ada FKP yang disahkan pada periode ini." in rinci.text
    assert "tanpa berita acara yang disahkan di sini. Tidak dihitung." in rinci.text
    for pernyataan in ("bukan formulir resmi", "bukan ketentuan", "tidak kami ketahui"):
        assert pernyataan in page.text


def test_a_period_ends_at_midnight_where_the_unit_is(db, puncak):
    timur, barat = (a_unit(db, puncak, zona=z) for z in ("Asia/Jayapura", "Asia/Jakarta"))
    # Half past midnight of 1 July in Jayapura is still half past ten of 30 June in Jakarta.
    saat = datetime(2026, 6, 30, 15, 30, tzinfo=UTC)
    for unit in (timur, barat):
        a_forum_sah(db, unit, saat, tanggal=date(2026, 6, 30))
        survei = a_survei(db, unit, tahap="ditutup", **triwulan(2))
        survei.tahap, survei.disahkan_pada = Tahap.DISAHKAN, saat
    db.commit()
    for ke, sudah in ((1, barat), (2, timur)):
        laporan = susun(db, puncak.jalur, jenis=Periode.SEMESTER, ke=ke)
        assert [b.unit.id for b in laporan.kurang_fkp] == [b.unit.id for b in laporan.kurang_skm]
        assert [b.unit.id for b in laporan.baris if not b.kurang_fkp] == [sudah.id]
    semester = susun(db, puncak.jalur, jenis=Periode.SEMESTER)
    assert [f.disahkan for f in satu(semester, timur).forum_lain] == [date(2026, 7, 1)]
    assert [s.disahkan for s in satu(semester, timur).survei_lain] == [date(2026, 7, 1)]


def test_promises_count_in_each_period_in_which_they_were_open(db, puncak):
    unit = a_unit(db, puncak)
    with hold(datetime(2026, 2, 1, tzinfo=UTC)):
        for kegiatan, tenggat, selesai in (
            ("Cepat", date(2026, 3, 1), date(2026, 3, 1)),
            ("Lama", date(2026, 6, 1), date(2026, 10, 1)),
        ):
            kolom = {"status": Status.SELESAI, "selesai_pada": selesai}
            a_tindak_lanjut(db, unit, kegiatan=kegiatan, tenggat=tenggat, **kolom)
        a_tindak_lanjut(db, unit, kegiatan="Henti", tenggat=date(2026, 5, 1), status=Status.DIHENTIKAN)
        dilanjutkan = a_tindak_lanjut(db, unit, kegiatan="Lanjut", tenggat=date(2026, 4, 1))
    with hold(datetime(2026, 8, 1, tzinfo=UTC)):
        a_tindak_lanjut(db, unit, kegiatan="Lanjutan", tenggat=date(2026, 12, 1), lanjutan_dari=dilanjutkan)
    db.commit()

    def capaian(ke: int) -> dict[str, Capaian]:
        baris = satu(susun(db, puncak.jalur, jenis=Periode.TRIWULAN, ke=ke), unit)
        return {j.kegiatan: j.capaian(baris.hari) for j in baris.fkp}

    # As each stood on the last day of its quarter, whatever came later.
    assert capaian(1) == {
        "Cepat": Capaian.TEPAT,
        "Henti": Capaian.DIHENTIKAN,
        "Lama": Capaian.TERBUKA,
        "Lanjut": Capaian.TERBUKA,
    }
    assert capaian(2) == {"Lama": Capaian.LEWAT, "Lanjut": Capaian.LEWAT}
    assert capaian(3) == {"Lama": Capaian.LEWAT, "Lanjutan": Capaian.TERBUKA}
    assert capaian(4) == {"Lama": Capaian.LAMBAT, "Lanjutan": Capaian.TERBUKA}


def test_another_scope_is_not_there(db, puncak, ruang, pages):
    lain = a_instansi(db, "Kota Jauh")
    asing = a_unit(db, lain, "Loket Jauh")
    unit = a_unit(db, puncak, "Loket Utama")
    petugas = a_akun(db, Peran.PETUGAS, unit.jalur)
    auditor = a_akun(db, Peran.AUDITOR, unit.jalur)
    db.commit()
    assert "Jauh" not in ruang.get(HALAMAN).text
    ruang.get(f"{HALAMAN}/unit/{asing.id}", status=404)
    for alamat in (HALAMAN, f"{HALAMAN}.xlsx"):
        assert ruang.client.get(f"{alamat}?instansi={lain.id}").status_code == 404
        assert ruang.client.get(f"{alamat}?instansi=x").status_code == 404
    pages.masuk(petugas.nama_pengguna, SANDI).get(HALAMAN, status=403)
    # Whose scope is one unit reports that unit.
    sendiri = Pages(ruang.client.application).masuk(auditor.nama_pengguna, SANDI)
    page: Page = sendiri.get(HALAMAN)
    assert page.h1.startswith("1 dari 1 unit")
    assert "Loket Utama, Tahun 2026" in page.text


def test_a_period_that_cannot_be_is_said_and_one_to_come_is_empty(db, puncak, ruang):
    a_unit(db, puncak)
    db.commit()
    for rusak in ("periode=bulan-3&tahun=2026", "periode=triwulan-5&tahun=2026", "periode=tahun-1&tahun=x"):
        page = ruang.get(f"{HALAMAN}?{rusak}", status=422)
        assert "Tahun 2026" in page.h1
        assert ruang.client.get(f"{HALAMAN}.pdf?{rusak}").status_code == 422
    assert "Periode ini belum mulai" in ruang.get(f"{HALAMAN}?periode=tahun-1&tahun=2027").text


def test_each_file_says_what_it_is_and_leaves_a_line(db, puncak, ruang):
    lengkap(db, a_unit(db, puncak, "=Loket()"))
    a_unit(db, puncak, "Klinik Sepi")
    db.commit()
    alamat = f"{HALAMAN}.%s?periode=semester-2&tahun=2026&instansi={puncak.id}"
    pdf, nama = unduh(ruang, alamat % "pdf")
    teks = " ".join(" ".join(h.extract_text().split()) for h in PdfReader(io.BytesIO(pdf)).pages)
    assert teks.index("Klinik Sepi") < teks.index("Ringkasan") < teks.index("Definisi dan batas")
    for kata in ("1 dari 2 unit (50,0%)", "bukan formulir resmi", "bukan ketentuan", "Semester II 2026"):
        assert kata in teks
    assert f"pelaporan-skm-fkp-2026-semester-2-{puncak.id}.pdf" in nama
    assert "Klinik Sepi" in unduh(ruang, alamat % "html")[0].decode()
    for bentuk in ("docx", "xlsx"):
        assert unduh(ruang, alamat % bentuk)[0].startswith(b"PK")
    assert ruang.client.get(alamat % "csv").status_code == 404
    assert buku(ruang, alamat % "xlsx")["Unit"][1][1] == "=Loket()"
    catatan = db.scalars(select(Jejak).where(Jejak.aksi == "pelaporan diunduh").order_by(Jejak.nomor)).all()
    assert [(c.jalur, c.rincian["bentuk"], c.rincian["periode"]) for c in catatan] == [
        (puncak.jalur, bentuk, "semester-2") for bentuk in ("pdf", "html", "docx", "xlsx", "xlsx")
    ]


def test_many_units_are_no_more_questions_than_few(db, puncak, ruang):
    def tanya() -> int:
        with counted(db) as semua:
            ruang.get(HALAMAN)
        return len(semua)

    for _ in range(2):
        a_forum_sah(db, a_unit(db, puncak, layanan=0), SAAT)
    db.commit()
    sedikit = tanya()
    for _ in range(60):
        unit = a_unit(db, puncak, layanan=0)
        a_tindak_lanjut(db, unit)
        a_forum_sah(db, unit, SAAT)
    db.commit()
    assert tanya() == sedikit
    assert "Halaman 2 dari 3" in ruang.get(f"{HALAMAN}?hal=2").text
