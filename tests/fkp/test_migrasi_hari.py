"""Days that earlier versions kept badly: reviews that were written over, and when a promise was stopped."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Engine, text

from fkp.skema import upgrade
from tests.fkp.test_migrasi import carry, fill, tables

RANI = 1


def hari_pukul(tahun: int, bulan: int, hari: int, jam: int = 2) -> datetime:
    return datetime(tahun, bulan, hari, jam, tzinfo=UTC)


def sampai(engine: Engine, revisi: str) -> None:
    """An installation of that revision, with its rows."""
    for satu in carry(engine):
        if satu == revisi:
            return


def tulis_jejak(engine: Engine, objek: str, baris: Iterable[tuple[str, datetime, dict[str, Any]]]) -> None:
    for nomor, (aksi, waktu, rincian) in enumerate(baris, start=2):
        isi = {"id": nomor, "nomor": nomor, "waktu": waktu, "akun_id": RANI, "pelaku": "Rani", "aksi": aksi}
        isi |= {"objek": objek, "objek_id": "1", "jalur": "/1/u1/", "rincian": rincian, "sidik": "b" * 64}
        fill(engine, {"jejak": isi})


def ubah(engine: Engine, perintah: str, **nilai: object) -> None:
    with engine.begin() as connection:
        connection.execute(text(perintah), nilai)


def baca(engine: Engine, cari: str) -> list[tuple[Any, ...]]:
    with engine.connect() as connection:
        return [
            tuple(str(n) if isinstance(n, date) else n for n in b) for b in connection.execute(text(cari))
        ]


TINJAUAN = "SELECT hari, cara, forum_id, akun_id, catatan FROM tinjauan_standar ORDER BY hari"


def test_the_day_of_review_becomes_a_row_and_leaves_the_standard(kosong: Engine) -> None:
    sampai(kosong, "0018")
    upgrade(kosong, "0019")
    assert baca(kosong, TINJAUAN) == [("2026-01-20", "sendiri", None, None, "")]
    assert baca(
        kosong, "SELECT COUNT(*) FROM tinjauan_standar WHERE waktu = (SELECT diubah FROM standar_pelayanan)"
    ) == [(1,)]
    assert "ditinjau" not in tables(kosong)["standar_pelayanan"].columns


def test_reviews_that_a_later_one_wrote_over_come_back_and_corrected_days_do_not(kosong: Engine) -> None:
    """Of 2024 a true day; of 2025 one that was mistyped and written again; of 2026 one of a forum."""
    sampai(kosong, "0018")
    ubah(kosong, "UPDATE standar_pelayanan SET ditinjau = '2026-06-12'")
    tulis_jejak(
        kosong,
        "standar pelayanan",
        [
            ("standar ditetapkan", hari_pukul(2024, 3, 1), {"ditinjau": "2024-02-20", "revisi": 1}),
            ("standar ditinjau", hari_pukul(2025, 3, 1), {"ditinjau": ["2024-02-20", "2025-01-20"]}),
            (
                "standar ditinjau",
                hari_pukul(2025, 3, 2),
                {"ditinjau": ["2025-01-20", "2025-02-20"], "forum": "lain"},
            ),
            (
                "standar ditinjau",
                hari_pukul(2026, 6, 13),
                {"ditinjau": ["2025-02-20", "2026-06-12"], "forum": "f7qf2m"},
            ),
        ],
    )
    upgrade(kosong, "0019")
    assert baca(kosong, TINJAUAN) == [
        ("2024-02-20", "sendiri", None, RANI, ""),
        ("2025-02-20", "sendiri", None, RANI, "Kode forum: lain"),
        ("2026-06-12", "sendiri", 1, RANI, ""),
    ]


def test_a_review_in_a_sealed_forum_about_that_standard_is_the_forums(kosong: Engine) -> None:
    sampai(kosong, "0018")
    ubah(kosong, "UPDATE forum SET topik = 'sp_tinjau'")
    ubah(kosong, "UPDATE standar_pelayanan SET ditinjau = '2026-06-12'")
    rincian = {"ditinjau": [None, "2026-06-12"], "forum": "f7qf2m"}
    tulis_jejak(kosong, "standar pelayanan", [("standar ditinjau", hari_pukul(2026, 6, 13), rincian)])
    upgrade(kosong)
    assert baca(kosong, TINJAUAN) == [("2026-06-12", "forum", 1, RANI, "")]


def test_a_promise_that_was_stopped_gets_the_day_on_which_that_was(kosong: Engine) -> None:
    """Stopped, taken up and stopped again; its reason was mended later, which was its last change."""
    sampai(kosong, "0019")
    ubah(kosong, "UPDATE tindak_lanjut SET status = 'dihentikan'")
    aksi = "kemajuan tindak lanjut"
    tulis_jejak(
        kosong,
        "tindak lanjut",
        [
            (aksi, hari_pukul(2026, 3, 1), {"status": ["direncanakan", "dihentikan"]}),
            (aksi, hari_pukul(2026, 3, 5), {"status": ["dihentikan", "berjalan"]}),
            # Past four in the afternoon of Greenwich it is the next day where this unit is.
            (aksi, hari_pukul(2026, 4, 9, 17), {"status": ["berjalan", "dihentikan"]}),
            (aksi, hari_pukul(2026, 5, 1), {"hambatan": ["", "Dana"]}),
        ],
    )
    upgrade(kosong, "0020")
    assert baca(kosong, "SELECT dihentikan_pada FROM tindak_lanjut") == [("2026-04-10",)]


def test_without_a_line_of_the_trail_its_last_change_is_the_best_that_is_known(kosong: Engine) -> None:
    sampai(kosong, "0019")
    ubah(kosong, "UPDATE tindak_lanjut SET status = 'dihentikan'")
    upgrade(kosong, "0020")
    assert baca(kosong, "SELECT dihentikan_pada FROM tindak_lanjut") == [("2026-07-01",)]
