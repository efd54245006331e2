"""The documents of one sealed result, made once."""

from dataclasses import replace
from pathlib import Path

import pytest

from fkp.dokumen.laporan import Kolom, Tabel
from fkp.laporan.bahan import BahanLaporan
from fkp.laporan.paket import IsiPaket, susun_paket
from fkp.laporan.periksa.dokumen import susun_berkas
from fkp.laporan.skm import laporan_skm
from tests.fkp.cli.periksa_berkas import Tulis
from tests.fkp.laporan.contoh import a_bahan, a_sah


@pytest.fixture(scope="module")
def bahan() -> BahanLaporan:
    return replace(a_sah(a_bahan(n=60)), asal="")


@pytest.fixture(scope="module")
def dokumen(bahan: BahanLaporan) -> dict[str, bytes]:
    laporan = laporan_skm(bahan)
    return {jenis: susun_berkas(jenis, laporan) for jenis in ("pdf", "docx", "xlsx", "html")}


@pytest.fixture(scope="module")
def paket(bahan: BahanLaporan) -> dict[str, bytes]:
    rencana = Tabel("Rencana", (Kolom("Kegiatan"),), ())
    return susun_paket(IsiPaket("uji1", (bahan,), (), rencana, b"", b"nomor\r\n", b""))


@pytest.fixture
def tulis(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tulis:
    monkeypatch.delenv("FKP_DATA", raising=False)
    monkeypatch.delenv("DATABASE_URL", raising=False)

    def write(nama: str, isi: bytes) -> Path:
        (tmp_path / nama).write_bytes(isi)
        return tmp_path / nama

    return write
