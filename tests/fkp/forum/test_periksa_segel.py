"""``fkp periksa`` computes every seal of a berita acara anew, and says which one does not hold."""

from typing import Any

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import delete, text
from sqlalchemy.orm import Session

from fkp.cli.periksa import periksa
from fkp.forum.berita_acara.models import BeritaAcara
from fkp.forum.berita_acara.naskah import sidik_isi
from fkp.forum.berita_acara.queries import periksa_segel
from tests.builders import a_unit
from tests.fkp.forum.berita_acara_bantu import a_forum_sah


def run(app: Flask) -> Result:
    return app.test_cli_runner().invoke(periksa, [])


def test_a_sound_seal_passes_and_the_database_refuses_to_change_it(app: Flask, db: Session) -> None:
    _forum, sah, _pimpinan = a_forum_sah(db, a_unit(db))
    db.commit()
    hasil = run(app)
    assert (hasil.exit_code, "1 berita acara diperiksa" in hasil.stdout) == (0, True), hasil.stdout
    for perintah in ("UPDATE berita_acara SET versi = 9", "DELETE FROM berita_acara"):
        with pytest.raises(Exception, match="tidak dapat diubah"), db.begin_nested():
            db.execute(text(perintah))
    assert list(periksa_segel(db, sah)) == []


def test_a_seal_that_was_rewritten_past_the_database_is_named(app: Flask, db: Session) -> None:
    """The trigger is out of the way, as for whoever holds the file: the hashes and the trail still tell."""
    forum, sah, _pimpinan = a_forum_sah(db, a_unit(db))
    db.commit()
    if db.get_bind().dialect.name == "sqlite":
        db.execute(text("DROP TRIGGER berita_acara_kekal_update"))
    else:
        db.execute(text("ALTER TABLE berita_acara DISABLE TRIGGER USER"))

    def tulis(**kolom: Any) -> str:
        for nama, nilai in kolom.items():
            setattr(sah, nama, nilai)
        db.commit()
        hasil = run(app)
        assert hasil.exit_code == 1
        return hasil.stdout

    awal = f"forum {forum.kode}, berita acara versi 1: "
    palsu = {**sah.isi, "nilai": 5}
    assert f"{awal}sidik SHA-256 tidak cocok" in tulis(isi=palsu)
    keluar = tulis(sidik=sidik_isi(palsu))
    assert f"{awal}sidiknya bukan yang tercatat di jejak perubahan" in keluar
    assert "tidak cocok dengan isinya" not in keluar
    lain = {**sah.isi, "kerangka_sidik": "0" * 64}
    assert f"{awal}susunan naskahnya sudah diubah" in tulis(isi=lain, sidik=sidik_isi(lain))
    assert f"{awal}sidik SHA-256 data peserta" in tulis(pribadi={**sah.pribadi, "peserta": []})
    assert f"{awal}sidik SHA-256 berkas" in tulis(berkas=b"%PDF-1.7 lain", berkas_mime="application/pdf")


def test_a_seal_that_is_gone_is_missed(app: Flask, db: Session) -> None:
    forum, _sah, _pimpinan = a_forum_sah(db, a_unit(db))
    db.commit()
    if db.get_bind().dialect.name == "sqlite":
        db.execute(text("DROP TRIGGER berita_acara_kekal_delete"))
    else:
        db.execute(text("ALTER TABLE berita_acara DISABLE TRIGGER USER"))
    db.execute(delete(BeritaAcara))
    db.commit()
    hasil = run(app)
    assert f"forum {forum.kode}: berita acaranya disahkan, tetapi tidak ada" in hasil.stdout
