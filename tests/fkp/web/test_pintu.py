"""The doors of the house: odd addresses, forwarded requests, a sheet that is far too large."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask, request
from sqlalchemy.orm import Session

from app import create_app
from fkp.config import load_config
from tests.builders import a_survei, an_isian
from tests.page import Pages


@pytest.fixture
def di_belakang_proksi(tmp_path: Path) -> Iterator[Flask]:
    """The application as it runs behind one proxy."""
    env = {"FKP_DATA": str(tmp_path), "FKP_PROKSI": "1", "FKP_ALAMAT": "https://survei.contoh.example"}
    app = create_app(load_config(env))
    yield app
    app.extensions["fkp_db"].engine.dispose()


@pytest.mark.parametrize("alamat", ["/unit/ada%00", "/s/k7%00", "/verifikasi/k7qf%00", "/en%00"])
def test_a_nul_in_an_address_is_not_found(db: Session, pages: Pages, alamat: str) -> None:
    pages.get(alamat, 404)


def test_a_sheet_of_a_hundred_thousand_bytes_is_refused_with_a_sentence(db: Session, pages: Pages) -> None:
    survei = a_survei(db)
    db.commit()
    page = pages.post(f"/s/{survei.kode}", an_isian(survei, saran="x" * 100_000), 413)
    assert "terlalu besar" in page.text


def test_a_proxy_is_believed_about_the_visitor_and_never_about_the_host(di_belakang_proksi: Flask) -> None:
    kepala = {
        "X-Forwarded-For": "203.0.113.9",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-Host": "jahat.example",
    }
    terlihat: list[str] = []

    @di_belakang_proksi.before_request
    def note() -> str:
        terlihat.extend((request.remote_addr or "", request.scheme, request.host))
        return "cukup"

    di_belakang_proksi.test_client().get("/", headers=kepala)
    assert terlihat == ["203.0.113.9", "https", "localhost"]
