"""``fkp impor``: a file of real forums becomes archives, once."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fkp.cli.impor import impor
from fkp.forum.models import ArsipForum, Forum
from fkp.jejak.actions import first_broken
from fkp.jejak.models import Jejak
from fkp.unit.models import Unit
from tests.builders import Kota

BERKAS = Path(__file__).parents[1] / "forum" / "data" / "fkp_cases.json"

Jalan = Callable[..., Result]


@pytest.fixture
def jalan(app: Flask, kota: Kota) -> Jalan:
    """Run the command on the database of the test."""
    return lambda *kata: app.test_cli_runner().invoke(impor, [str(satu) for satu in kata])


@pytest.fixture
def tulis(tmp_path: Path) -> Callable[..., Path]:
    def write(isi: object, nama: str = "kasus.json") -> Path:
        teks = isi if isinstance(isi, str) else json.dumps(isi)
        (tmp_path / nama).write_text(teks)
        return tmp_path / nama

    return write


def banyak(db: Session) -> int:
    return db.scalar(select(func.count()).select_from(Forum)) or 0


def test_real_forums_become_archives_once_each_with_its_line(db: Session, jalan: Jalan, kota: Kota) -> None:
    lihat = jalan(BERKAS, "--buat-unit", "--periksa")
    assert (lihat.exit_code, banyak(db)) == (0, 0)
    assert "12 forum akan diimpor, 0 sudah ada, 0 ditolak." in lihat.output
    hasil = jalan(BERKAS, "--buat-unit", "--instansi", "dinas kesehatan")
    assert hasil.exit_code == 0, hasil.output
    assert (
        "kubar-bapenda-2025: Badan Pendapatan Daerah Kabupaten Kutai Barat, unsur 2 teramati 1 ragu, "
        "nilai 2.a.P 2..3, komitmen 2 (bertenggat 2, berpenanggung jawab 0), baru\n"
    ) in hasil.output
    assert (
        "kubar-dinsos-2025: Dinas Sosial Kabupaten Kutai Barat, unsur 0 teramati 0 ragu, nilai 2.a.P tidak"
        in (hasil.output)
    )
    assert "disimpan apa adanya: participants.signature_rows" in hasil.output
    assert banyak(db) == 12
    unit = db.scalars(select(Unit).where(Unit.nama == "Balai Besar POM di Medan")).one()
    assert unit.jalur.startswith(kota.lain.jalur)
    lagi = jalan(BERKAS)
    assert (lagi.exit_code, banyak(db)) == (0, 12)
    assert "0 forum diimpor, 12 sudah ada, 0 ditolak." in lagi.output
    aksi = db.scalars(select(Jejak.aksi).where(Jejak.pelaku == "fkp impor").order_by(Jejak.id)).all()
    assert sorted(set(aksi)) == ["arsip forum diimpor", "tambah_unit"]
    assert first_broken(db) is None


def test_derived_values_are_printed_for_programs(jalan: Jalan) -> None:
    hasil = jalan(BERKAS, "--unit", "loket utama", "--json")
    assert hasil.exit_code == 0, hasil.output
    isi: dict[str, Any] = json.loads(hasil.stdout)
    kasus = json.loads(BERKAS.read_text(encoding="utf-8"))["cases"]
    assert [k["id"] for k in isi["kasus"]] == [k["id"] for k in kasus]
    for milik, kini in zip(kasus, isi["kasus"], strict=True):
        turunan = {k: v for k, v in milik["derived"].items() if k != "why"}
        assert {k: kini["derived"][k] for k in turunan} == turunan


def test_refused_cases_are_listed_and_the_others_are_kept(db: Session, jalan: Jalan, tulis: Any) -> None:
    berkas = tulis(
        [{"id": "a", "institution": "Loket Utama"}, {"id": "b"}, {"id": "c", "institution": "Khayal"}]
    )
    hasil = jalan(berkas)
    assert (hasil.exit_code, banyak(db)) == (1, 1)
    assert "ditolak: kasus 2 (b): tidak menyebut instansi atau unitnya" in hasil.stderr
    assert "ditolak: kasus 3 (c): unit Khayal belum tercatat" in hasil.stderr
    assert db.scalars(select(ArsipForum.kunci)).one() == "a"


@pytest.mark.parametrize(
    ("isi", "pilihan", "kata"),
    [
        ("{", [], "bukan JSON yang utuh"),
        ("[]", [], "satu pun"),
        (None, [], "tidak ditemukan"),
        ('[{"institution": "Loket Utama"}]', ["--unit", "khayal"], "unit khayal tidak ada"),
        ('[{"institution": "X"}]', ["--buat-unit", "--instansi", "khayal"], "instansi khayal tidak ada"),
        ('[{"institution": "X"}]', ["--instansi", "Kota Misal"], "--buat-unit"),
    ],
)
def test_what_cannot_be_used_is_said_in_one_line(
    db: Session, jalan: Jalan, tulis: Any, tmp_path: Path, isi: str | None, pilihan: list[str], kata: str
) -> None:
    hasil = jalan(tmp_path / "tak-ada.json" if isi is None else tulis(isi), *pilihan)
    assert (hasil.exit_code, hasil.stdout, banyak(db)) == (2, "", 0)
    assert hasil.stderr.startswith("fkp impor: ")
    assert hasil.stderr.count("\n") == 1
    assert kata in hasil.stderr
