"""The roots that an installation trusts come from its settings and from nowhere else."""

from pathlib import Path

import pytest

from fkp.config import PengaturanSalah, load_config
from fkp.tte.akar import AkarSalah, baca_akar
from tests.fkp.tte.buat import INDUK, a_ca


def test_roots_are_read_from_a_file_or_from_a_folder(tmp_path: Path) -> None:
    satu, dua = a_ca(INDUK), a_ca("Induk Lain")
    (tmp_path / "semua.pem").write_bytes(satu.pem + b"keterangan\n" + dua.pem)
    assert baca_akar(tmp_path / "semua.pem") == (satu.der, dua.der)
    (tmp_path / "dua.cer").write_bytes(dua.der)
    (tmp_path / "BACA SAYA.txt").write_text("bukan sertifikat")
    assert baca_akar(tmp_path) == (dua.der, satu.der), "each once, by the names of the files"


def test_what_is_no_certificate_is_named(tmp_path: Path) -> None:
    with pytest.raises(AkarSalah, match="tidak memuat sertifikat"):
        baca_akar(tmp_path)
    for nama, isi in (("kosong.pem", b""), ("lain.crt", b"halo"), ("potong.der", a_ca(INDUK).der[:50])):
        (tmp_path / nama).write_bytes(isi)
        with pytest.raises(AkarSalah, match=f"{nama} bukan sertifikat PEM atau DER"):
            baca_akar(tmp_path / nama)
    with pytest.raises(AkarSalah, match="tidak dapat dibaca"):
        baca_akar(tmp_path / "tidak-ada.pem")


def test_the_setting_is_checked_at_start_and_is_none_by_itself(tmp_path: Path) -> None:
    berkas = tmp_path / "induk.pem"
    berkas.write_bytes(a_ca(INDUK).pem)
    assert load_config({"FKP_DATA": str(tmp_path)}).akar_tte == ()
    assert load_config({"FKP_DATA": str(tmp_path), "FKP_AKAR_TTE": str(berkas)}).akar_tte == (
        a_ca(INDUK).der,
    )
    with pytest.raises(PengaturanSalah, match=r"FKP_AKAR_TTE: .*tidak dapat dibaca"):
        load_config({"FKP_DATA": str(tmp_path), "FKP_AKAR_TTE": str(tmp_path / "lain.pem")})
