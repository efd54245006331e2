"""The demo, loaded once for the tests that read it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fkp import clock
from fkp.db import Database
from fkp.demo.muat import load_demo
from tests.builders import SAAT
from tests.fkp.demo.kosong import an_empty_database


@pytest.fixture(scope="package", params=["sqlite", "postgresql"])
def contoh(request: pytest.FixtureRequest, data: Path) -> Iterator[Database]:
    """Provinsi Contoh on 12 November 2026."""
    database = an_empty_database(request.param, request, data)
    with clock.hold(SAAT):
        assert load_demo(database, SAAT)
    yield database
    database.engine.dispose()


@pytest.fixture(autouse=True)
def pada_hari_itu(kini: None) -> None:
    """Whoever reads it stands on that day too."""
