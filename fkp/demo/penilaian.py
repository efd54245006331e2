"""What people answer. Each person is more or less content, each unsur harder or easier, each layanan better
or worse liked: so the answers hang together, lean to 3 and 4, and are never plain noise."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fkp.demo.daerah import LayananContoh, UnitContoh
from fkp.demo.warga import Kode
from surveys.instrumen import Instrumen

# Where people stand on the scale 1..4 before anything else is known, and how easy each unsur is to like.
DASAR = 3.44
UNSUR = {
    "persyaratan": 0.09,
    "prosedur": 0.0,
    "waktu": -0.2,
    "biaya": 0.16,
    "produk": 0.12,
    "kompetensi": 0.09,
    "perilaku": 0.17,
    "pengaduan": -0.26,
    "sarana": -0.16,
}
BEDA_ORANG, BEDA_UNSUR, BEDA_BUTIR = 0.46, 0.2, 0.46
KECEWA = 0.07
ASAL = 0.03
GRATIS = 0.93
BERHENTI = 0.006


@dataclass(frozen=True)
class Penilaian:
    """``nilai``: people x questions in printed order, 0 not answered. ``durasi``: seconds spent."""

    nilai: Kode
    durasi: NDArray[np.int64]


def rate(
    acak: np.random.Generator,
    instrumen: Instrumen,
    unit: UnitContoh,
    layanan: list[LayananContoh],
    orang: dict[str, Kode],
    tren: float,
) -> Penilaian:
    """Answers of people who each received ``layanan``."""
    banyak, butir = len(layanan), len(instrumen.pertanyaan)
    puas = acak.normal(0, BEDA_ORANG, banyak) + np.array([satu.puas for satu in layanan])
    puas -= np.where(acak.random(banyak) < KECEWA, acak.gamma(6, 0.2, banyak), 0)
    # Older people and those with little schooling are milder, as nearly every published survey shows.
    puas += 0.04 * (orang["usia"] - 2.5) - 0.05 * (orang["pendidikan"] - 4)
    kunci = [u.kunci for u in instrumen.unsur]
    per_unsur = np.array([UNSUR.get(k, 0.0) + unit.unsur.get(k, 0.0) for k in kunci])
    rasa = per_unsur + acak.normal(0, BEDA_UNSUR, (banyak, len(kunci)))
    tempat = [kunci.index(p.unsur) for p in instrumen.pertanyaan]
    taksir = DASAR + unit.puas + tren + puas[:, None] + rasa[:, tempat]
    taksir += acak.normal(0, BEDA_BUTIR, (banyak, butir))
    nilai = np.clip(np.floor(taksir + 0.5), 1, instrumen.skala_maks).astype(np.int8)
    if instrumen.kode == "skm-9":
        _fees(acak, nilai[:, tempat.index(kunci.index("biaya"))], layanan)
    durasi = np.round(acak.lognormal(np.log(9.5 * butir + 20), 0.38, banyak)).astype(int)
    asal = acak.random(banyak) < ASAL
    nilai[asal] = _careless(acak, int(asal.sum()), butir, instrumen.skala_maks)
    durasi[asal] = acak.integers(9, 25, int(asal.sum()))
    _leave_empty(acak, nilai, [kunci[t] == "pengaduan" for t in tempat])
    return Penilaian(nilai, np.minimum(durasi, 1800))


def _fees(acak: np.random.Generator, biaya: Kode, layanan: list[LayananContoh]) -> None:
    """The classic form's fourth answer to the fee is "Gratis": nearly everyone gives it where nothing is
    paid, and few where something is. Changes ``biaya`` in place."""
    gratis = np.array([satu.gratis for satu in layanan])
    tebak = acak.random(len(biaya))
    biaya[gratis & (tebak < GRATIS)] = 4
    biaya[~gratis & (biaya == 4) & (tebak < 0.7)] = 3


def _careless(acak: np.random.Generator, banyak: int, butir: int, maks: int) -> Kode:
    """Half tick one column all the way down, half tick without reading."""
    lurus = np.repeat(acak.choice([3, 4, 4, 1], (banyak, 1)), butir, axis=1)
    sembarang = acak.integers(1, maks + 1, (banyak, butir))
    return np.where(acak.random((banyak, 1)) < 0.5, lurus, sembarang).astype(np.int8)


def _leave_empty(acak: np.random.Generator, nilai: Kode, sukar: list[bool]) -> None:
    """A question is skipped now and then, late ones and complaints more often; a few people stop halfway.
    Changes ``nilai`` in place; the first answer always stays."""
    banyak, butir = nilai.shape
    peluang = 0.006 + 0.012 * np.arange(butir) / butir + 0.015 * np.array(sukar)
    lewat = acak.random((banyak, butir)) < peluang
    sampai = np.where(acak.random(banyak) < BERHENTI, acak.integers(2, butir, banyak), butir)
    lewat |= np.arange(butir) >= sampai[:, None]
    lewat[:, 0] = False
    nilai[lewat] = 0
