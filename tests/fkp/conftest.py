"""A small government and the people who sign in to it."""

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from tests.builders import SANDI, Kota, a_kota
from tests.page import Pages


@pytest.fixture
def kota(db: Session) -> Kota:
    kota = a_kota(db)
    db.commit()
    return kota


@pytest.fixture
def admin(pages: Pages, kota: Kota) -> Pages:
    return pages.masuk("admin", SANDI)


@pytest.fixture
def admin_dinas(app: Flask, kota: Kota) -> Pages:
    return Pages(app).masuk("admin.dinas", SANDI)


@pytest.fixture
def rani(app: Flask, kota: Kota) -> Pages:
    return Pages(app).masuk("rani", SANDI)
