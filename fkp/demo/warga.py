"""Who answers: profiles that differ by region and hang together (a pensioner is seldom twenty)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from surveys.instrumen import Instrumen

Kode = NDArray[np.int8]


@dataclass(frozen=True)
class Warga:
    """Shares in percent, in the order of the codes of skm-16: women; age; education; occupation of those
    of working age (ASN, TNI, POLRI, swasta, wirausaha, ibu rumah tangga, pelajar, petani/nelayan, lepas,
    pensiunan, lainnya); people with a disability; and the channels."""

    perempuan: float
    usia: tuple[float, ...]
    pendidikan: tuple[float, ...]
    pekerjaan: tuple[float, ...]
    disabilitas: float
    kanal: dict[str, float]


_LOKET = {"qr": 71.0, "kios": 18.0, "surveyor": 7.0, "kertas": 4.0}

WARGA = {
    "kabupaten": Warga(
        53,
        (8, 38, 34, 16, 4),
        (1, 14, 19, 40, 10, 14, 2, 0),
        (7, 1, 1, 20, 19, 24, 5, 15, 5, 1, 2),
        3,
        _LOKET,
    ),
    "provinsi": Warga(
        56,
        (5, 29, 34, 24, 8),
        (1, 12, 16, 39, 12, 18, 2, 0),
        (10, 1, 1, 24, 17, 23, 4, 10, 6, 2, 2),
        5,
        _LOKET,
    ),
    "kota": Warga(
        51, (6, 42, 34, 15, 3), (0, 5, 10, 42, 15, 25, 3, 0), (11, 1, 1, 35, 20, 13, 5, 1, 9, 1, 3), 2, _LOKET
    ),
    "usaha": Warga(
        41,
        (1, 38, 46, 14, 1),
        (0, 2, 5, 27, 17, 42, 7, 0),
        (2, 0, 0, 30, 55, 3, 0, 3, 6, 0, 1),
        2,
        {"qr": 100.0},
    ),
    "angkutan": Warga(
        9, (1, 34, 47, 17, 1), (0, 16, 27, 49, 4, 4, 0, 0), (3, 0, 0, 42, 37, 0, 0, 2, 15, 0, 1), 1, _LOKET
    ),
    "pesisir": Warga(
        58, (9, 36, 33, 17, 5), (3, 29, 25, 32, 5, 6, 0, 0), (5, 0, 0, 9, 13, 31, 5, 30, 5, 0, 2), 3, _LOKET
    ),
    "pulau": Warga(
        60,
        (8, 32, 35, 19, 6),
        (6, 40, 26, 22, 3, 3, 0, 0),
        (3, 0, 0, 3, 9, 33, 3, 46, 2, 0, 1),
        3,
        {"surveyor": 78.0, "kertas": 15.0, "qr": 7.0},
    ),
    "pelajar": Warga(
        60, (38, 39, 16, 6, 1), (0, 12, 19, 45, 8, 15, 1, 0), (5, 0, 0, 14, 8, 12, 52, 3, 4, 0, 2), 3, _LOKET
    ),
}

_TAK_DIISI = 0.03
_PELAJAR, _PENSIUNAN = 7, 10

# The classic form has fewer choices: each code of skm-16 and what it becomes in skm-9.
_PENDIDIKAN_9 = np.array([0, 1, 1, 2, 3, 4, 4, 5, 6], dtype=np.int8)
_PEKERJAAN_9 = np.array([0, 1, 2, 3, 4, 5, 6, 6, 6, 6, 6, 6], dtype=np.int8)


def people(acak: np.random.Generator, kelompok: str, banyak: int) -> dict[str, Kode]:
    """Complete profiles in the codes of skm-16, one array of codes per column."""
    warga = WARGA[kelompok]
    usia = _draw(acak, warga.usia, banyak)
    pekerjaan = _draw(acak, warga.pekerjaan, banyak)
    pekerjaan = np.where((usia == 1) & (acak.random(banyak) < 0.8), _PELAJAR, pekerjaan)
    pekerjaan = np.where((usia == 5) & (acak.random(banyak) < 0.45), _PENSIUNAN, pekerjaan)
    pendidikan = _draw(acak, warga.pendidikan, banyak)
    pendidikan = np.where(usia == 1, np.minimum(pendidikan, 4), pendidikan)
    berat = warga.disabilitas * np.array([0.4, 0.7, 0.9, 1.5, 3.0])[usia - 1]
    disabilitas = np.where(acak.random(banyak) * 100 < berat, 1, 2)
    ragam = np.array([1, 8, 4, 2, 9])[acak.choice(5, banyak, p=[0.5, 0.28, 0.1, 0.07, 0.05])]
    return {
        "jenis_kelamin": np.where(acak.random(banyak) * 100 < warga.perempuan, 1, 2).astype(np.int8),
        "usia": usia.astype(np.int8),
        "pendidikan": pendidikan.astype(np.int8),
        "pekerjaan": pekerjaan.astype(np.int8),
        "disabilitas": disabilitas.astype(np.int8),
        "ragam_disabilitas": np.where(disabilitas == 1, ragam, 0).astype(np.int8),
    }


def as_answered(acak: np.random.Generator, orang: dict[str, Kode], instrumen: Instrumen) -> dict[str, Kode]:
    """The columns that ``instrumen`` asks, in its own codes, some left empty (0)."""
    hasil: dict[str, Kode] = {}
    for kolom in instrumen.profil:
        kode = orang[kolom.kunci]
        if instrumen.kode == "skm-9":
            peta = {"pendidikan": _PENDIDIKAN_9, "pekerjaan": _PEKERJAAN_9}.get(kolom.kunci)
            kode = kode if peta is None else peta[kode]
        kosong = acak.random(len(kode)) < _TAK_DIISI
        if kolom.syarat:
            kosong |= hasil[kolom.syarat.kolom] != kolom.syarat.kode
        hasil[kolom.kunci] = np.where(kosong, 0, kode).astype(np.int8)
    return hasil


def channels(acak: np.random.Generator, kelompok: str, banyak: int) -> list[str]:
    """By which way each answer came."""
    kanal = WARGA[kelompok].kanal
    porsi = np.array(list(kanal.values()))
    nama = list(kanal)
    return [nama[i] for i in acak.choice(len(nama), banyak, p=porsi / porsi.sum()).tolist()]


def _draw(acak: np.random.Generator, porsi: tuple[float, ...], banyak: int) -> NDArray[np.int64]:
    """Codes 1.. with these shares."""
    bagian = np.array(porsi, dtype=float)
    return acak.choice(len(porsi), banyak, p=bagian / bagian.sum()) + 1
