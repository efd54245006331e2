"""When something breaks: what a person reads, and what the log may hold."""

import re
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session
from werkzeug.serving import make_server

from app import create_app
from fkp.config import load_config
from fkp.db import ID_TERBESAR, Database, nomor
from fkp.skema import upgrade
from tests.builders import a_survei, an_isian
from tests.page import Pages


@pytest.fixture
def own_app(tmp_path: Path) -> Iterator[Flask]:
    """An application on a database without a single table."""
    app = create_app(load_config({"FKP_DATA": str(tmp_path)}))
    yield app
    app.extensions["fkp_db"].engine.dispose()


@pytest.mark.parametrize("nomor_", [ID_TERBESAR, ID_TERBESAR + 1, 2**63, 10**19])
@pytest.mark.parametrize("alamat", ["/instansi/{}", "/kelola/unit/{}"])
def test_a_number_no_row_can_have_is_not_found(db: Session, rani: Pages, alamat: str, nomor_: int) -> None:
    rani.get(alamat.format(nomor_), 404)


def test_an_id_in_a_query_is_a_small_plain_number() -> None:
    assert nomor("32") == 32
    for teks in ("", "-1", "1.0", "1e3", "٣", str(ID_TERBESAR + 1), "9" * 5000):
        with pytest.raises(ValueError, match=f"^{re.escape(teks)}$"):
            nomor(teks)


def test_an_error_of_the_database_does_not_tell_its_values(db: Session) -> None:
    with pytest.raises(DatabaseError) as galat, db.begin_nested():
        db.execute(text("INSERT INTO tidak_ada VALUES (:saran)"), {"saran": "Loket 3 kasar"})
    assert "Loket 3 kasar" not in str(galat.value)


def test_a_broken_database_is_answered_with_a_sentence(own_app: Flask) -> None:
    jawab = own_app.test_client().get("/")
    assert jawab.status_code == 500
    assert "Ada yang rusak di sisi kami" in jawab.text


def test_a_slow_sender_keeps_nobody_from_answering(own_app: Flask) -> None:
    basis: Database = own_app.extensions["fkp_db"]
    upgrade(basis.engine)
    with basis.transaction() as db:
        survei = a_survei(db)
        alamat, isian = f"/s/{survei.kode}", an_isian(survei)
    server = make_server("127.0.0.1", 0, own_app, threaded=True)
    benang = threading.Thread(target=server.serve_forever)
    benang.start()
    try:
        with socket.create_connection(("127.0.0.1", server.port)) as lambat:
            kepala = f"POST {alamat} HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n"
            lambat.sendall(f"{kepala}Content-Type: application/x-www-form-urlencoded\r\n\r\nid=".encode())
            peramban: FlaskClient = own_app.test_client()
            for _ in range(3):
                assert peramban.get(alamat).status_code == 200  # the slow one has surely begun by now
            assert peramban.post(alamat, data=isian).status_code == 303
    finally:
        server.shutdown()
        benang.join()
        server.server_close()
