"""A letter leaves once, waits when nobody takes it, and says why when nobody ever will."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from fkp.clock import hold
from fkp.config import Config, PengaturanSalah, load_config
from fkp.kerja.giliran import GILIRAN
from fkp.kerja.pekerja import jalankan_berkala
from fkp.surat.actions import Lampiran, Surat, kirim_ulang, tarik_surat, tulis_semua
from fkp.surat.kirim import JEDA, PERCOBAAN, TENGGANG, ambil, kirim_surat
from fkp.surat.models import KeadaanSurat, SuratKeluar
from tests.builders import SAAT


class Penerima(socketserver.ThreadingTCPServer):
    """A mail server in a few lines. ``jawaban`` is what it says to each address, ``masuk`` what it took."""

    allow_reuse_address = daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Percakapan)
        self.masuk: list[EmailMessage] = []
        self.jawaban: dict[str, str] = {}


class _Percakapan(socketserver.StreamRequestHandler):
    server: Penerima

    def handle(self) -> None:
        self._kata("220 siap")
        while baris := self.rfile.readline().decode().strip():
            perintah = baris.split(":")[0].upper()
            if perintah == "RCPT TO":
                alamat = baris.partition("<")[2].partition(">")[0]
                self._kata(self.server.jawaban.get(alamat, "250 ya"))
            elif perintah == "DATA":
                self._kata("354 teruskan")
                isi = b""
                while not isi.endswith(b"\r\n.\r\n"):
                    isi += self.rfile.readline()
                self.server.masuk.append(message_from_bytes(isi[:-3], policy=default))  # type: ignore[arg-type]
                self._kata("250 diterima")
            elif perintah == "QUIT":
                return self._kata("221 sampai jumpa")
            else:
                self._kata("250 ya")

    def _kata(self, teks: str) -> None:
        self.wfile.write(f"{teks}\r\n".encode())


@pytest.fixture
def server() -> Iterator[Penerima]:
    with Penerima() as penerima:
        threading.Thread(target=penerima.serve_forever, daemon=True).start()
        yield penerima
        penerima.shutdown()


@contextmanager
def dengan(app: Flask, **pengaturan: object) -> Iterator[Config]:
    """The application with other settings for letters."""
    asli: Config = app.config["FKP"]
    app.config["FKP"] = replace(asli, **pengaturan)  # type: ignore[arg-type]
    yield app.config["FKP"]
    app.config["FKP"] = asli


@contextmanager
def lewat(app: Flask, server: Penerima) -> Iterator[None]:
    alamat = f"smtp://127.0.0.1:{server.server_address[1]}"
    with dengan(app, surel=alamat, surel_dari="forum@contoh.example"):
        yield


def surat(db: Session, kunci: str = "uji 1", kepada: str = "warga@contoh.example") -> SuratKeluar:
    ics = Lampiran(nama="forum.ics", mime="text/calendar; method=REQUEST", isi="BEGIN:VCALENDAR\r\n")
    judul = "Undangan: tema\nBcc: lain@x.example"
    tulis_semua(db, [Surat(kunci, "/1/", kepada, judul, "Yth. Ünik", (ics,))], SAAT)
    satu = db.scalars(select(SuratKeluar).where(SuratKeluar.kunci == kunci)).one()
    db.commit()
    return satu


def baru(db: Session, satu: SuratKeluar) -> SuratKeluar:
    db.refresh(satu)
    db.commit()
    return satu


def antre_lagi(db: Session, satu: SuratKeluar) -> None:
    """As if the worker had been killed after sending and before writing that down."""
    baru(db, satu).keadaan = KeadaanSurat.DIKIRIM
    satu.coba_lagi = SAAT
    db.commit()


def test_a_letter_reaches_the_server_once_with_its_calendar_entry(
    app: Flask, db: Session, server: Penerima
) -> None:
    satu = surat(db)
    assert surat(db).id == satu.id, "the same occasion is written once"
    with hold(SAAT), lewat(app, server):
        jalankan_berkala(app)
        jalankan_berkala(app)
    (pesan,) = server.masuk
    assert pesan["Subject"] == "Undangan: tema Bcc: lain@x.example"
    assert pesan["Bcc"] is None
    assert pesan["To"] == "warga@contoh.example"
    assert pesan["From"].endswith("<forum@contoh.example>")
    teks, ics = pesan.iter_parts()
    assert "Yth. Ünik" in teks.get_content()
    assert ics.get_content_type() == "text/calendar"
    assert ics.get_param("method") == "REQUEST"
    assert (baru(db, satu).keadaan, satu.percobaan) == (KeadaanSurat.TERKIRIM, 1)


def test_a_letter_whose_worker_was_killed_is_sent_again_with_the_same_name(
    app: Flask, db: Session, server: Penerima
) -> None:
    satu = surat(db)
    assert ambil(db, satu.id, "pekerja-yang-mati", SAAT) is not None
    db.commit()
    with lewat(app, server):
        with hold(SAAT + timedelta(minutes=1)):
            kirim_surat(app)
        assert not server.masuk, "whoever took it may still be at it"
        with hold(SAAT + TENGGANG):
            kirim_surat(app)
    assert (baru(db, satu).keadaan, satu.percobaan) == (KeadaanSurat.TERKIRIM, 2)
    antre_lagi(db, satu)
    with lewat(app, server), hold(SAAT):
        kirim_surat(app)
    assert [pesan["Message-ID"] for pesan in server.masuk] == [server.masuk[0]["Message-ID"]] * 2


def test_a_server_that_is_away_is_asked_later_and_in_the_end_the_letter_failed(
    app: Flask, db: Session
) -> None:
    satu, lain = surat(db), surat(db, "uji 2")
    saat = SAAT
    with Penerima() as tutup:
        alamat = f"smtp://127.0.0.1:{tutup.server_address[1]}"
    with dengan(app, surel=alamat, surel_dari="forum@contoh.example"):
        with hold(saat):
            kirim_surat(app)
        assert baru(db, satu).keadaan == KeadaanSurat.ANTRE
        assert "tidak menjawab" in satu.pesan
        assert (baru(db, lain).percobaan, lain.coba_lagi) == (0, SAAT + JEDA[0]), "the others only wait"
        for jeda in JEDA:
            assert baru(db, satu).coba_lagi == saat + jeda
            saat += jeda
            with hold(saat):
                kirim_surat(app)
                lain.coba_lagi = saat + timedelta(days=1)
                db.commit()
    assert (baru(db, satu).keadaan, satu.percobaan) == (KeadaanSurat.GAGAL, PERCOBAAN)
    assert kirim_ulang(db, "uji 1", saat) == 1
    assert baru(db, satu) is satu


def test_an_address_that_nobody_has_fails_at_once_and_keeps_no_other_letter_back(
    app: Flask, db: Session, server: Penerima
) -> None:
    server.jawaban = {"salah@contoh.example": "550 tidak ada orang itu", "penuh@contoh.example": "452 penuh"}
    salah, penuh = surat(db, "a", "salah@contoh.example"), surat(db, "b", "penuh@contoh.example")
    rusak, baik = surat(db, "c", "ünik@contoh.example"), surat(db, "d")
    with hold(SAAT), lewat(app, server):
        kirim_surat(app)
    keadaan = [baru(db, satu).keadaan for satu in (salah, penuh, rusak, baik)]
    assert keadaan == ["gagal", "antre", "gagal", "terkirim"]
    assert salah.pesan == "server surel menjawab 550: tidak ada orang itu"


def test_without_a_server_each_letter_is_one_file_and_old_ones_are_emptied(
    app: Flask, db: Session, tmp_path: Path
) -> None:
    satu, ditarik = surat(db), surat(db, "undangan 7 a")
    tarik_surat(db, "undangan 7")
    db.commit()
    berhenti = f"https://survei.contoh.example/janji/berhenti/{'a' * 90}"
    satu.alamat_berhenti = berhenti
    db.commit()
    with dengan(app, surel="berkas", data=tmp_path):
        with hold(SAAT):
            kirim_surat(app)
            antre_lagi(db, satu)
            kirim_surat(app)
        (berkas,) = (tmp_path / "surel").iterdir()
        assert b"To: warga@contoh.example" in berkas.read_bytes()
        kepala = f"List-Unsubscribe: <{berhenti}>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"
        assert kepala.encode() in berkas.read_bytes(), "mail programs read no encoded or folded address"
        assert berkas.stat().st_mode & 0o077 == 0
        app.extensions.pop(GILIRAN, None)
        with hold(SAAT + timedelta(days=31)):
            jalankan_berkala(app)
    assert not list((tmp_path / "surel").iterdir())
    assert (baru(db, satu).kepada, satu.isi, satu.alamat_berhenti, satu.kunci) == ("", "", "", "uji 1")
    assert db.get(SuratKeluar, ditarik.id) is None


@pytest.mark.parametrize(
    ("sarana", "dari", "sebut"),
    [
        ("smtp://surel.contoh.example", "", "FKP_SUREL_DARI"),
        ("http://surel.contoh.example", "a@b.example", "FKP_SUREL harus"),
        ("smtp://a:rahasia@surel.contoh.example:x", "a@b.example", "FKP_SUREL harus"),
        ("", "bukan alamat", "FKP_SUREL_DARI"),
    ],
)
def test_settings_that_cannot_work_are_refused_at_start(
    tmp_path: Path, sarana: str, dari: str, sebut: str
) -> None:
    with pytest.raises(PengaturanSalah, match=sebut) as galat:
        load_config({"FKP_DATA": str(tmp_path), "FKP_SUREL": sarana, "FKP_SUREL_DARI": dari})
    assert "rahasia" not in str(galat.value)
