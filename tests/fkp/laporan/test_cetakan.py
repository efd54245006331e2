"""Prints that are kept for a moment: made once, the oldest make room, and only of what cannot change."""

from collections.abc import Callable

from sqlalchemy.orm import Session

from fkp.laporan.cetakan import Cetakan, cetak_laporan
from fkp.laporan.sumber import bahan_laporan
from tests.builders import a_survei, a_unit
from tests.fkp.halaman.bangun import a_terbit


def mencatat(dibuat: list[str], isi: str) -> Callable[[], bytes]:
    def buat() -> bytes:
        dibuat.append(isi)
        return isi.encode()

    return buat


def test_a_print_is_made_once_and_the_one_asked_for_longest_ago_makes_room() -> None:
    simpan, dibuat = Cetakan(6), list[str]()
    for satu in ("aa", "bb", "aa", "cc", "dd", "aa", "bb"):
        assert simpan.ambil(satu, mencatat(dibuat, satu)) == satu.encode()
    assert dibuat == ["aa", "bb", "cc", "dd", "bb"]


def test_a_print_larger_than_the_room_is_given_and_not_kept() -> None:
    simpan, dibuat = Cetakan(3), list[str]()
    for satu in ("aa", "terlalu", "terlalu", "aa"):
        simpan.ambil(satu, mencatat(dibuat, satu))
    assert dibuat == ["aa", "terlalu", "terlalu"]


def test_a_sealed_report_is_printed_once_and_a_draft_each_time(db: Session) -> None:
    sah = a_terbit(db, a_unit(db), 3, dengan=3)
    segel, lain = (bahan_laporan(db, sah.survei, None, alamat) for alamat in ("https://a", "https://b"))
    rancangan = bahan_laporan(db, a_survei(db, dengan=3))
    assert segel
    assert lain
    assert rancangan
    assert cetak_laporan(segel) is cetak_laporan(segel)
    assert cetak_laporan(segel) != cetak_laporan(lain)
    assert cetak_laporan(rancangan) is not cetak_laporan(rancangan)
