"""The list, the page of a unit, and evidence added by hand."""

import io
from datetime import date

import pytest
from flask import Flask
from PIL import Image
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.akun.models import Peran
from fkp.clock import hold
from fkp.jejak.models import Jejak
from fkp.penilaian.models import BuktiDukung, HalBukti
from tests.builders import SAAT, SANDI, a_akun, a_unit
from tests.fkp.forum.berita_acara_bantu import a_pdf
from tests.fkp.penilaian.bangun import Rumah, a_bukti, a_rumah
from tests.page import H, Page, Pages

SKM = {"hal": "publikasi_skm"}


@pytest.fixture
def rumah(db: Session) -> Rumah:
    rumah = a_rumah(db)
    a_unit(db, nama="Kantor Tetangga")
    db.commit()
    return rumah


@pytest.fixture
def rani(pages: Pages, rumah: Rumah) -> Pages:
    return pages.masuk(rumah.petugas.nama_pengguna, SANDI)


def foto(warna: str = "red") -> bytes:
    """A photograph with a camera's note of the place."""
    gambar, keluar = Image.new("RGB", (60, 40), warna), io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = "KameraRahasia"
    gambar.save(keluar, "JPEG", exif=exif)
    return keluar.getvalue()


def kirim(pages: Pages, rumah: Rumah, isi: bytes, nama: str, status: int = 200, **ganti: str) -> Page:
    alamat = f"/kelola/penilaian/{rumah.unit.id}/catat?hal=publikasi_skm"
    data = {
        **pages.get(alamat).fields(),
        "sasaran": str(rumah.kini.id),
        "media": "papan",
        "tanggal": "2026-11-01",
        "keterangan": "Papan di loket utama",
        **ganti,
    }
    if nama:
        data["berkas"] = (io.BytesIO(isi), nama)  # type: ignore[assignment]
    return pages.post(alamat, data, status, content_type="multipart/form-data")


def test_a_unit_reads_first_what_raises_its_scores_and_sees_every_row(rani: Pages, rumah: Rumah) -> None:
    with hold(SAAT):
        page = rani.get(f"/kelola/penilaian/{rumah.unit.id}")
        assert "Langkah yang paling menaikkan nilai" in page.text
        urut = [
            page.text.index(k) for k in ("Untuk nilai 5: umumkan hasil SKM", "Untuk nilai 2: lengkapi 14")
        ]
        assert urut == sorted(urut)
        assert "Untuk nilai 4: undang satu unsur lagi, misalnya media massa." in page.text
        # The scores stand in one row before it; what each was counted from waits in its own fold.
        ringkas = page.all("ol", class_="nilai-ringkas")[0]
        assert [b.text for b in ringkas.iter(f"{H}b")] == ["1", "3", "4", "2", "1", "3", "0"]
        lipatan = page.all("details", class_="lipatan lipatan--nilai")
        assert len(lipatan) == 7
        assert not [satu for satu in lipatan if satu.get("open") is not None]
        assert "3 dari 4 baris rencana SKM 2025 terlaksana: 75,00 persen." in page.text
        assert "arsip, tanpa berita acara bersegel: tidak dihitung" in page.text
        assert "naskah peraturannya belum kami baca" in page.text
        assert "Sumber bertentangan" in page.text
        tautan = {a.get("href") for a in page.all("a")}
        assert {
            f"/kelola/forum/{rumah.tinjau.id}",
            f"/kelola/standar/{rumah.ktp.id}",
            f"/kelola/survei/{rumah.lalu.id}",
            f"/kelola/tindak-lanjut/{rumah.baris[4].id}",
        } <= tautan
        lalu = rani.get(f"/kelola/penilaian/{rumah.unit.id}?tahun=2025")
    assert "Tahun 2025 sudah lewat" in lalu.text
    assert "Untuk nilai" not in lalu.text


def test_the_list_has_the_units_in_scope_the_furthest_from_five_first(
    app: Flask, db: Session, rumah: Rumah
) -> None:
    tetangga = a_unit(db, rumah.unit.instansi, "Kantor Kosong")
    pembina = a_akun(db, Peran.PEMBINA, rumah.unit.instansi.jalur)
    db.commit()
    pages = Pages(app).masuk(pembina.nama_pengguna, SANDI)
    with hold(SAAT):
        page = pages.get("/kelola/penilaian")
        assert page.text.index("Kantor Kosong") < page.text.index("Kantor Umpama")
        assert "Kantor Tetangga" not in page.text
        baris = [
            [(td.text or "") for td in tr if td.get("class") == "n"]
            for tr in page.all("tr")
            if "Kantor Umpama" in "".join(tr.itertext())
        ]
        assert baris == [["1", "3", "4", "2", "1", "3", "0"]]
        assert "Kantor Kosong" not in pages.get("/kelola/penilaian?cari=umpama").text
        assert "Tidak ada unit yang cocok" in pages.get("/kelola/penilaian?cari=zzz").text
        assert "Unduh paket bukti" in pages.get(f"/kelola/penilaian/{rumah.unit.id}").text
        assert "Penilaian" in pages.get(f"/kelola/unit/{tetangga.id}").text


def test_evidence_is_kept_without_what_the_camera_noted_and_raises_the_score(
    rani: Pages, db: Session, rumah: Rumah
) -> None:
    with hold(SAAT):
        page = kirim(rani, rumah, foto(), "papan.jpg", tautan="https://contoh.example/papan")
        assert "Bukti tersimpan." in page.text
        assert "Dua jenis media." in page.text
        assert "Diumumkan di: Website, Papan reklame." in page.text
        row = db.scalars(select(BuktiDukung)).one()
        assert (row.media, row.survei_id, row.tanggal) == ("papan", rumah.kini.id, date(2026, 11, 1))
        assert row.isi is not None
        assert b"KameraRahasia" not in row.isi
        jawab = rani.client.get(f"/kelola/penilaian/{rumah.unit.id}/bukti/{row.id}")
        assert (jawab.data, jawab.headers["X-Content-Type-Options"]) == (row.isi, "nosniff")
        assert jawab.headers["Content-Disposition"].startswith("attachment; filename=papan.jpg")
        kecil = rani.client.get(f"/kelola/penilaian/{rumah.unit.id}/bukti/{row.id}/kecil")
        assert kecil.mimetype == "image/jpeg"
        hapus = f"/kelola/penilaian/{rumah.unit.id}/bukti/{row.id}/hapus"
        page = rani.post(hapus, {"csrf_token": page.fields()["csrf_token"]})
        assert "Bukti dihapus." in page.text
        assert "Satu jenis media." in page.text
    assert db.scalar(select(BuktiDukung.id)) is None
    aksi = db.scalars(select(Jejak.aksi).where(Jejak.objek == "bukti dukung").order_by(Jejak.nomor)).all()
    assert aksi == ["bukti dicatat", "bukti diunduh", "bukti dihapus"]


DITOLAK: list[tuple[bytes, str, dict[str, str], str]] = [
    (b"<script>alert(1)</script>", "foto.jpg", {}, "bukan jenis yang dikenal"),
    (b"\xff\xd8\xff" + b"x" * 200, "foto.jpg", {}, "tidak terbaca"),
    (b"%PDF-1.7\nbukan", "surat.pdf", {}, "tidak terbaca"),
    (a_pdf(bertanda=False), "surat.pdf", {"tanggal": "2026-10-03"}, "Paling awal 4 Oktober 2026"),
    (b"", "", {"tanggal": "2026-11-13"}, "Paling akhir hari ini, 12 November 2026."),
    (b"", "", {"tautan": "javascript:alert(1)"}, "diawali https://"),
    (b"", "", {"keterangan": ""}, "Tulis keterangan atau tautan, atau pilih berkas"),
    (b"", "", {"media": "telepati"}, "Pilih salah satu dari daftar."),
    (b"", "", {"sasaran": "99999"}, "Pilih salah satu dari daftar."),
]


def test_evidence_that_lies_is_refused_and_nothing_typed_is_lost(
    rani: Pages, db: Session, rumah: Rumah
) -> None:
    for isi, nama, ganti, pesan in DITOLAK:
        with hold(SAAT):
            page = kirim(rani, rumah, isi, nama, 422, **ganti)
        assert pesan in page.text
        assert page.fields()["keterangan"] == ganti.get("keterangan", "Papan di loket utama")
    assert db.scalar(select(BuktiDukung.id)) is None


def test_other_kinds_of_evidence_speak_of_what_belongs_to_them(rani: Pages, rumah: Rumah) -> None:
    alamat = f"/kelola/penilaian/{rumah.unit.id}/catat"
    with hold(SAAT):
        fkp = rani.get(f"{alamat}?hal=publikasi_fkp")
        assert "Tinjau KTP, 3 Maret 2026" in fkp.text
        monev = rani.fill(
            f"{alamat}?hal=monev_standar",
            {"sasaran": "", "tanggal": "2026-10-01", "keterangan": "Laporan monev nomor 3"},
        )
        assert "Bukti tersimpan." in monev.text
        assert "2 dipantau dan dievaluasi tahun ini" in monev.text
        rani.get(f"{alamat}?hal=asal", status=404)


def test_only_who_wrote_evidence_takes_it_away_and_another_unit_has_none(
    app: Flask, db: Session, rani: Pages, rumah: Rumah
) -> None:
    milik = a_bukti(db, rumah.unit, HalBukti.PUBLIKASI_SKM, media="cetak", survei_id=rumah.kini.id)
    asing = a_bukti(db, a_unit(db), HalBukti.MONEV_STANDAR)
    db.commit()
    unit = rumah.unit.id
    with hold(SAAT):
        token = {"csrf_token": rani.get(f"/kelola/penilaian/{unit}/catat").fields()["csrf_token"]}
        tolak = rani.post(f"/kelola/penilaian/{unit}/bukti/{milik.id}/hapus", token, 409)
        assert "dicatat orang lain" in tolak.text
        rani.post(f"/kelola/penilaian/{unit}/bukti/{asing.id}/hapus", token, 404)
        rani.get(f"/kelola/penilaian/{unit}/bukti/{asing.id}", status=404)
        rani.get(f"/kelola/penilaian/{asing.unit_id}", status=404)
        rani.get(f"/kelola/penilaian/{asing.unit_id}/catat", status=404)
        # Words alone are no file.
        rani.get(f"/kelola/penilaian/{unit}/bukti/{milik.id}", status=404)
