"""What people write under "saran": about what they liked least, more often when something was wrong."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from fkp.demo.daerah import UnitContoh
from fkp.demo.warga import Kode
from surveys.instrumen import Instrumen

BERKAS = Path(__file__).with_name("saran.toml")


@dataclass(frozen=True)
class Kalimat:
    """Sentences by unsur (of an online service in ``daring``), by field of work (``ranah``), by layanan,
    and words of praise."""

    unsur: dict[str, list[str]]
    daring: dict[str, list[str]]
    ranah: dict[str, list[str]]
    layanan: dict[str, list[str]]
    pujian: list[str]


@cache
def load_kalimat() -> Kalimat:
    """Every sentence the demo knows."""
    return Kalimat(**tomllib.loads(BERKAS.read_text(encoding="utf-8")))


def write_saran(
    acak: np.random.Generator, instrumen: Instrumen, unit: UnitContoh, layanan: list[str], nilai: Kode
) -> list[str | None]:
    """One text or None for each person; ``nilai`` are their answers, 0 for none."""
    isi = np.where(nilai > 0, nilai, np.nan)
    rerata = np.nanmean(isi, axis=1)
    terendah = np.nanargmin(isi, axis=1)
    peluang = np.where(rerata < 2.6, 0.45, np.where(rerata < 3.1, 0.2, 0.09))
    menulis = acak.random(len(layanan)) < peluang
    return [
        _text(acak, instrumen.pertanyaan[terendah[i]].unsur, unit, layanan[i], float(rerata[i]))
        if menulis[i]
        else None
        for i in range(len(layanan))
    ]


def _text(acak: np.random.Generator, unsur: str, unit: UnitContoh, layanan: str, rerata: float) -> str:
    kalimat = load_kalimat()
    if rerata >= 3.45 and acak.random() < 0.75:
        return _everyday(acak, _pick(acak, kalimat.pujian))
    keluhan = (kalimat.daring if unit.ragam == "daring" else kalimat.unsur)[unsur]
    khusus = kalimat.layanan.get(layanan, []) + kalimat.ranah.get(unit.ranah, [])
    # What hurt most comes first; the rest of the time it is something of the place itself.
    teks = _pick(acak, khusus if acak.random() < 0.4 else keluhan)
    lain = [satu for satu in keluhan if satu != teks]
    if lain and rerata < 2.4 and acak.random() < 0.3:
        return f"{teks} {_pick(acak, lain)}"
    return _everyday(acak, teks)


def _everyday(acak: np.random.Generator, teks: str) -> str:
    """People type on a phone: often no capital, no full stop, sometimes a word of thanks."""
    cara = acak.random()
    if cara < 0.28:
        teks = teks[:1].lower() + teks[1:].rstrip(".")
    elif cara < 0.36:
        teks = teks.rstrip(".") + ". Terima kasih."
    return teks


def _pick(acak: np.random.Generator, dari: list[str]) -> str:
    return dari[int(acak.integers(len(dari)))]
