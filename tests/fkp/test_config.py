"""Settings that would make an installation weak are refused or never arise."""

import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import time
from pathlib import Path

import pytest

from fkp.config import PengaturanSalah, load_config


def load(data: Path, **lingkungan: str) -> str:
    return load_config({"FKP_DATA": str(data), **lingkungan}).rahasia


def test_only_the_owner_looks_into_the_data_folder(tmp_path: Path) -> None:
    load(tmp_path / "data")
    assert stat.S_IMODE((tmp_path / "data").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "data" / "rahasia").stat().st_mode) == 0o600


def test_starts_at_once_share_one_whole_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as bersama:
        kunci = set(bersama.map(lambda _: load(tmp_path), range(32)))
    assert kunci == {load(tmp_path)}
    assert len(kunci.pop()) >= 32
    assert [p.name for p in tmp_path.iterdir()] == ["rahasia"]


def test_a_key_that_can_be_guessed_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PengaturanSalah, match="FKP_RAHASIA"):
        load(tmp_path, FKP_RAHASIA="rahasia")
    (tmp_path / "rahasia").write_text("")
    with pytest.raises(PengaturanSalah, match="rahasia terlalu pendek"):
        load(tmp_path)


@pytest.mark.parametrize(
    "alamat",
    [
        *("survei.contoh.example", "ftp://survei.contoh.example", "https://", "https://a.example/skm"),
        *(
            "https://a.example?x",
            "https://a@b.example",
            "https://a.example:99999",
            "https://a\\b",
            "https://a b",
        ),
    ],
)
def test_an_address_is_a_scheme_and_a_host(tmp_path: Path, alamat: str) -> None:
    with pytest.raises(PengaturanSalah, match="FKP_ALAMAT"):
        load(tmp_path, FKP_ALAMAT=alamat)


def test_a_secure_address_makes_cookies_secure(tmp_path: Path) -> None:
    for alamat, aman in (("https://survei.contoh.example/", True), ("http://127.0.0.1:8000", False)):
        config = load_config({"FKP_DATA": str(tmp_path), "FKP_ALAMAT": alamat})
        assert (config.alamat_publik, config.kuki_aman) == (alamat.rstrip("/"), aman)


def test_behind_a_proxy_the_public_address_must_be_named(tmp_path: Path) -> None:
    with pytest.raises(PengaturanSalah, match="FKP_ALAMAT"):
        load(tmp_path, FKP_PROKSI="1")
    load(tmp_path, FKP_PROKSI="1", FKP_ALAMAT="https://survei.contoh.example")


def test_quiet_hours_are_two_hours_of_the_day(tmp_path: Path) -> None:
    for teks, jam in (
        ("", (time(20), time(7))),
        ("21.30-06.00", (time(21, 30), time(6))),
        ("00:00-00:00", (time(0), time(0))),
    ):
        assert load_config({"FKP_DATA": str(tmp_path), "FKP_JAM_TENANG": teks}).jam_tenang == jam
    for teks in ("20-7", "24:00-07:00", "20:00", "malam"):
        with pytest.raises(PengaturanSalah, match="FKP_JAM_TENANG harus seperti 20:00-07:00"):
            load(tmp_path, FKP_JAM_TENANG=teks)
