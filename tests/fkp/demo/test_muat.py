"""Which databases the demo may be loaded into."""

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from fkp.demo.muat import BukanDemo, load_demo
from fkp.skm.models import Survei
from fkp.unit.models import Situs
from tests.builders import SAAT, a_instansi, a_situs


def test_a_real_installation_is_refused_and_stays_as_it_was(app: Flask, db: Session) -> None:
    a_situs(db, nama="Kabupaten Sungguhan", demo=False)
    db.commit()
    with pytest.raises(BukanDemo, match="Kabupaten Sungguhan"):
        load_demo(app.extensions["fkp_db"], SAAT)
    assert db.scalar(select(func.count()).select_from(Survei)) == 0


def test_a_database_that_holds_an_instansi_of_somebody_is_refused(app: Flask, db: Session) -> None:
    a_instansi(db)
    db.commit()
    with pytest.raises(BukanDemo):
        load_demo(app.extensions["fkp_db"], SAAT)
    assert db.scalar(select(Situs)) is None
