"""Reports in memory, for the tests of what they say."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy.orm import Session

from fkp.skm.naskah.isi import BarisRencana, Identitas, IsiLaporan, Sebelumnya, TitikNilai
from fkp.skm.naskah.models import NilaiLama
from fkp.unit.models import Unit
from surveys.aturan import Aturan
from surveys.hasil import HasilSkm
from surveys.hitungan import count
from surveys.scoring import score_skm
from tests.surveys.builders import SKM9, a_frame


def a_isi(**kolom: Any) -> IsiLaporan:
    """The report of a quarter of a unit."""
    baku: dict[str, Any] = {
        "kerangka": "skm-1",
        "identitas": Identitas("Kantor Contoh", ("Kota Misal", "Dinas Contoh")),
        "periode": "Triwulan III 2026",
        "pendek": "TW III 2026",
        "mulai": date(2026, 7, 1),
        "akhir": date(2026, 10, 1),
        "tren": (a_titik("Triwulan III 2026", "80.00"),),
    }
    return IsiLaporan(**{**baku, **kolom})


def a_titik(periode: str, ikm: str, **kolom: Any) -> TitikNilai:
    return TitikNilai(periode, periode.replace("Triwulan", "TW"), Decimal(ikm), **kolom)


def a_lalu(hasil: HasilSkm, beda: str = "0", margin: str | None = "1.00", **kolom: Any) -> Sebelumnya:
    """The period before, ``beda`` points above this result in its index and in every unsur."""
    baku: dict[str, Any] = {
        "periode": "Triwulan II 2026",
        "ikm": hasil.ikm + Decimal(beda),
        "mutu": hasil.mutu or "",
        "margin": Decimal(margin) if margin else None,
        "unsur": {u.kunci: u.ikm + Decimal(beda) for u in hasil.unsur},
        "aturan_sama": True,
    }
    return Sebelumnya(**{**baku, **kolom})


def a_rincian(**bagian: Any) -> dict[str, Any]:
    """As ``fkp.skm.hasil.rinci`` gives it for a result with nothing to remark."""
    baku = {
        "layanan": [],
        "profil": [],
        "kecukupan": [],
        "margin": "1.00",
        "banding": [],
        "pekan": [],
        "catatan": {"lurus": 0, "cepat": 0, "kosong": {}},
    }
    return {**baku, **bagian}


def a_hasil(rows: Sequence[Sequence[int]], aturan: Aturan | None = None) -> HasilSkm:
    """From answers of the nine questions, in the order of the list of unsur."""
    return score_skm(count(a_frame(rows), SKM9), aturan or Aturan.eksak())


def a_baris(unsur: str, **kolom: Any) -> BarisRencana:
    baku: dict[str, Any] = {
        "nama_unsur": unsur,
        "masalah": "Antrean panjang.",
        "kegiatan": f"Membenahi {unsur}",
        "keluaran": "Antrean di bawah 10 menit.",
        "mulai": date(2026, 10, 1),
        "tenggat": date(2026, 12, 15),
        "penanggung_jawab": "Seksi Pelayanan",
    }
    return BarisRencana(unsur=unsur, **{**baku, **kolom})


def a_nilai_lama(db: Session, unit: Unit) -> NilaiLama:
    """What the unit published of 2019."""
    mulai, akhir = date(2019, 1, 1), date(2020, 1, 1)
    nilai = NilaiLama(
        unit_id=unit.id, periode="tahun", mulai=mulai, akhir=akhir, ikm=8125, mutu="B", pita="2017"
    )
    db.add(nilai)
    db.flush()
    return nilai


def a_kelompok(nama: str, responden: int | None, **kolom: Any) -> Mapping[str, Any]:
    """A row of a breakdown; hidden without a number."""
    return {
        "nama": nama,
        "responden": responden,
        "ikm": None if responden is None else "80.00",
        "mutu": None if responden is None else "B",
        "tersembunyi": responden is None,
        **kolom,
    }
