"""Proof of a promise: kept without metadata, shown to whom it is meant for, and never run."""

import io
import struct
import zlib
from datetime import date

import pytest
from PIL import Image
from sqlalchemy import select
from sqlalchemy.orm import undefer

from fkp.akun.models import Peran
from fkp.berkas import KOTAK_PASIR
from fkp.clock import now
from fkp.jejak.models import Jejak
from fkp.tindak_lanjut import bukti as simpanan
from fkp.tindak_lanjut.kabar import tayangkan
from fkp.tindak_lanjut.models import BuktiJanji, JenisKabar, KabarJanji
from fkp.unggahan import PDF
from tests.builders import a_akun, a_unit, sign_in
from tests.fkp.basis import SATU_BASIS
from tests.fkp.tindak_lanjut.bangun import a_bukti, a_tindak_lanjut, form_ke
from tests.fkp.tindak_lanjut.test_langkah import alamat
from tests.page import Page, Pages


def foto(warna="red", diambil="2026:11:10 09:00:00", ukuran=(900, 600)):
    exif = Image.Exif()
    exif[0x010F] = "PonselRani"
    if diambil:
        exif.get_ifd(0x8769)[36867] = diambil
    wadah = io.BytesIO()
    Image.new("RGB", ukuran, warna).save(wadah, "JPEG", exif=exif)
    return wadah.getvalue()


def unggah(petugas, row, isi, nama="IMG_2211.jpg", status=200, **isian):
    page = petugas.get(alamat(row))
    data = page.fields(form_ke(page, "/bukti")) | {f"bukti-baru-{k}": v for k, v in isian.items()}
    return petugas.post(
        f"{alamat(row)}/bukti", data | {"bukti-baru-berkas": (io.BytesIO(isi), nama)}, status=status
    )


def semua(db):
    cari = select(BuktiJanji).order_by(BuktiJanji.id)
    return list(db.scalars(cari.options(undefer(BuktiJanji.isi), undefer(BuktiJanji.kecil))))


def kabar(db):
    cari = select(KabarJanji).where(KabarJanji.jenis == JenisKabar.BUKTI).order_by(KabarJanji.id)
    return [satu.teks for satu in db.scalars(cari)]


def test_a_file_that_is_far_too_large_names_the_limit_and_leads_back(db, unit, petugas):
    row = a_tindak_lanjut(db, unit)
    db.commit()
    kirim = {"data": bytes(9_000_000), "content_type": "multipart/form-data; boundary=x"}
    for dari in (alamat(row), f"{alamat(row)}/bukti", "https://jahat.example/kelola"):
        asal = {"Referer": f"http://localhost{dari}" if dari[0] == "/" else dari}
        page = Page(petugas.client.post(f"{alamat(row)}/bukti", headers=asal, **kirim))
        assert page.status == 413
        assert "paling besar 6 MB" in page.text
        tautan = [a.get("href") for a in page.all("a")]
        assert (alamat(row) in tautan) is (dari[0] == "/")
        assert not [satu for satu in tautan if "jahat" in (satu or "")]
    panjang = petugas.post(
        f"{alamat(row)}/bukti", {"x": "y" * 300_000}, 413, content_type="multipart/form-data"
    )
    assert "Isiannya terlalu panjang" in panjang.text
    assert not semua(db)


def test_a_photograph_is_kept_without_its_notes_and_given_back_safely(db, unit, petugas):
    row = a_tindak_lanjut(db, unit)
    db.commit()
    page = unggah(petugas, row, foto(), judul="Papan alur")
    assert "tanpa data lokasi dan perangkat" in page.text
    assert "Hanya untuk petugas" in page.text
    (satu,) = semua(db)
    assert b"PonselRani" not in satu.isi
    assert (satu.judul, satu.umum, satu.diambil, satu.lebar) == ("Papan alur", False, date(2026, 11, 10), 900)
    url = f"{alamat(row)}/bukti/{satu.id}"
    besar = petugas.client.get(url)
    assert besar.headers["Content-Disposition"] == f"attachment; filename=bukti-{row.id}-{satu.id}.jpg"
    assert besar.headers["X-Content-Type-Options"] == "nosniff"
    assert besar.headers["Content-Security-Policy"] == KOTAK_PASIR
    assert besar.data == satu.isi
    kecil = petugas.client.get(f"{url}/kecil")
    assert (kecil.mimetype, kecil.headers["Cache-Control"]) == ("image/jpeg", "private, max-age=3600")
    assert "Content-Disposition" not in kecil.headers or "inline" in kecil.headers["Content-Disposition"]
    assert max(Image.open(io.BytesIO(kecil.data)).size) == 480
    aksi = db.scalars(select(Jejak.aksi).where(Jejak.objek == "tindak lanjut").order_by(Jejak.nomor)).all()
    assert aksi[-2:] == ["bukti diunggah", "bukti diunduh"]
    assert kabar(db) == []


def test_public_proof_of_a_promise_on_the_board_is_news_and_stops_being_so(db, unit, petugas):
    row = a_tindak_lanjut(db, unit)
    tayangkan(db, "uji", row, now())
    db.commit()
    unggah(petugas, row, foto(), judul="Papan alur", umum="y")
    page = unggah(petugas, row, foto("blue"), judul="Foto Rani")
    assert kabar(db) == ["Papan alur"]
    assert "1 dari 2 tampil untuk umum" in page.text
    dua = semua(db)[1]
    ubah = {f"bukti-{dua.id}-judul": "Papan di loket 2", f"bukti-{dua.id}-umum": "y", "tindakan": "simpan"}
    n = form_ke(page, f"/bukti/{dua.id}")
    petugas.fill(alamat(row), ubah, form=n)
    assert kabar(db) == ["Papan alur", "Papan di loket 2"]
    ubah[f"bukti-{dua.id}-judul"] = "Papan di loket 3"
    petugas.fill(alamat(row), ubah, form=n)
    assert kabar(db) == ["Papan alur", "Papan di loket 3"]
    page = petugas.get(alamat(row))
    isian = {k: v for k, v in page.fields(n).items() if not k.endswith("-umum")}
    petugas.post(f"{alamat(row)}/bukti/{dua.id}", isian | {"tindakan": "simpan"})
    assert kabar(db) == ["Papan alur"]
    page = petugas.post(f"{alamat(row)}/bukti/{semua(db)[0].id}", isian | {"tindakan": "hapus"})
    assert "“Papan alur” dihapus." in page.text
    assert (kabar(db), len(semua(db))) == ([], 1)


def bom():
    kepala = struct.pack(">IIBBBBB", 20_000, 20_000, 1, 0, 0, 0, 0)

    def bongkah(jenis, isi):
        return struct.pack(">I", len(isi)) + jenis + isi + struct.pack(">I", zlib.crc32(jenis + isi))

    return b"\x89PNG\r\n\x1a\n" + bongkah(b"IHDR", kepala) + bongkah(b"IDAT", zlib.compress(bytes(500)))


@pytest.mark.parametrize(
    ("isi", "nama", "harap"),
    [
        (b"teks biasa", "foto.jpg", "bukan jenis yang dikenal"),
        (b"<!doctype html><script>alert(1)</script>", "laporan.pdf", "bukan jenis yang dikenal"),
        (foto()[:800], "foto.jpg", "tidak terbaca sebagai gambar"),
        (bom(), "foto.png", "Perkecil gambarnya"),
        (b"", "foto.jpg", "kosong"),
        (b"", "", "Pilih berkasnya dulu"),
    ],
    ids=["teks", "html", "terpotong", "bom", "kosong", "tanpa"],
)
@SATU_BASIS
def test_an_upload_that_lies_is_refused_and_what_was_typed_stays(db, unit, petugas, isi, nama, harap):
    row = a_tindak_lanjut(db, unit)
    db.commit()
    page = unggah(petugas, row, isi, nama, status=422, judul="Tulisan saya", umum="y")
    assert harap in page.text
    isian = page.fields(form_ke(page, "/bukti"))
    assert (isian["bukti-baru-judul"], isian["bukti-baru-umum"]) == ("Tulisan saya", "y")
    assert semua(db) == []


def test_the_same_file_twice_the_same_title_and_too_many_are_told(db, unit, petugas):
    row = a_tindak_lanjut(db, unit)
    db.commit()
    assert "Foto 1" in unggah(petugas, row, foto()).text
    assert "Berkas ini sudah ada: “Foto 1”" in unggah(petugas, row, foto(), status=422).text
    assert "judul itu sudah ada" in unggah(petugas, row, foto("blue"), status=422, judul="Foto 1").text
    akun = a_akun(db, Peran.PETUGAS, unit.jalur)
    for n in range(simpanan.TERBANYAK - 1):
        a_bukti(db, row, akun, isi=str(n).encode())
    db.commit()
    page = petugas.get(alamat(row))
    assert "Sudah 20 berkas." in page.text
    token = page.fields()
    kirim = token | {"bukti-baru-berkas": (io.BytesIO(foto("green")), "x.jpg")}
    assert "Paling banyak 20 berkas" in petugas.post(f"{alamat(row)}/bukti", kirim, status=422).text


@SATU_BASIS
def test_the_day_of_a_photograph_is_shown_and_doubted_aloud(db, unit, petugas):
    row = a_tindak_lanjut(db, unit, mulai=date(2026, 11, 1))
    db.commit()
    harap = []
    for warna, diambil, ragu in (
        ("red", "2026:11:10 09:00:00", ""),
        ("blue", "", "Foto tanpa tanggal: tulis kapan diambil di judulnya."),
        ("green", "2026:11:20 09:00:00", "Tanggal kameranya di masa depan. Periksa jam kamera."),
        ("white", "2019:01:01 09:00:00", "Diambil sebelum janji ini mulai, 1 November 2026."),
    ):
        page = unggah(petugas, row, foto(warna, diambil))
        harap += [ragu] if ragu else []
        tampil = [p for p in page.all("p") if "bukti-ragu" in (p.get("class") or "")]
        assert ["".join(p.itertext()).strip() for p in tampil] == harap


def test_proof_of_others_does_not_exist_and_who_only_looks_changes_nothing(db, unit, petugas, app):
    row, lain = a_tindak_lanjut(db, unit), a_tindak_lanjut(db, a_unit(db))
    akun = a_akun(db, Peran.PETUGAS, unit.jalur)
    milik, asing = a_bukti(db, row, akun, mime=PDF), a_bukti(db, lain, akun)
    db.commit()
    for ekor in ("", "/kecil"):
        assert petugas.client.get(f"{alamat(lain)}/bukti/{asing.id}{ekor}").status_code == 404
        assert petugas.client.get(f"{alamat(row)}/bukti/{asing.id}{ekor}").status_code == 404
    # A document has no small picture.
    assert petugas.client.get(f"{alamat(row)}/bukti/{milik.id}/kecil").status_code == 404
    auditor = sign_in(db, Pages(app), Peran.AUDITOR, unit.jalur)
    assert not auditor.get(alamat(row)).all("input", type="file")
    assert auditor.client.get(f"{alamat(row)}/bukti/{milik.id}").status_code == 200
