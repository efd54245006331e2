"""The government that is reported on, and who checks what is sealed."""

import pytest
from sqlalchemy.orm import Session

from fkp.akun.models import Peran
from fkp.skm.models import Pengesahan
from fkp.unit.models import Instansi
from tests.builders import a_instansi, a_situs, sign_in
from tests.page import Pages


@pytest.fixture
def puncak(db: Session) -> Instansi:
    a_situs(db)
    return a_instansi(db, "Kota Misal")


@pytest.fixture
def auditor(db: Session, pages: Pages, sah: Pengesahan) -> Pages:
    """Who may check the unit whose result is sealed."""
    return sign_in(db, pages, Peran.AUDITOR, sah.survei.unit.jalur)
