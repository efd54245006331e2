"""The result of a survey: everything that pages, files and charts print, computed once."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from surveys.aturan import Aturan
from surveys.mutu import Mutu
from surveys.unsur import Unsur


class HasilTakLengkap(ValueError):
    """The data is not a whole stored result (`HasilSkm.to_arsip`)."""


@dataclass(frozen=True, slots=True)
class NilaiUnsur:
    """Value of one unsur.

    `nrr_eksak` is the mean of the answers (1..4) before any rounding; an unsur with several questions has
    the mean of its questions' means, while `jumlah` and `terisi` are sums over its questions. Both are 0 when
    only a published NRR is known. `nrr` is the NRR used, at least 3 places; `ikm` the same on the scale
    25..100.
    """

    kunci: str
    kode: str
    nama: str
    jumlah: int
    terisi: int
    nrr: Decimal
    nrr_eksak: Fraction
    ikm: Decimal
    mutu: Mutu | None


@dataclass(frozen=True, slots=True)
class HasilSkm:
    """Index of a survey together with its method.

    `unsur` holds the unsur that have answers, in the order of the instrument; `tanpa_jawaban` those of the
    instrument that have none, and so carry no weight. `nilai_indeks` is the weighted sum on the scale of the
    answers (4 places), `ikm` the index 25..100 as printed, `ikm_eksak` the same before its rounding.
    `mutu` is None when the method gives no letter.
    """

    instrumen_kode: str
    instrumen_versi: int
    aturan: Aturan
    responden: int
    unsur: tuple[NilaiUnsur, ...]
    nilai_indeks: Decimal
    ikm: Decimal
    ikm_eksak: Fraction
    mutu: Mutu | None
    tanpa_jawaban: tuple[Unsur, ...] = ()

    @property
    def kinerja(self) -> str | None:
        """Words of the letter, None without one."""
        return self.mutu.kinerja if self.mutu else None

    @property
    def uraian_aturan(self) -> str:
        """The method in one Indonesian line, printed with the result."""
        return self.aturan.uraian(len(self.unsur))

    def nilai(self, kunci: str) -> NilaiUnsur | None:
        """Value of one unsur, None when it has no answers."""
        return next((satu for satu in self.unsur if satu.kunci == kunci), None)

    def terendah(self, n: int = 3) -> tuple[NilaiUnsur, ...]:
        """The n lowest unsur, lowest first; equal ones in the order of the instrument."""
        return tuple(sorted(self.unsur, key=lambda satu: satu.nrr_eksak)[:n])

    def tertinggi(self, n: int = 3) -> tuple[NilaiUnsur, ...]:
        """The n highest unsur, highest first; equal ones in the order of the instrument."""
        return tuple(sorted(self.unsur, key=lambda satu: -satu.nrr_eksak)[:n])

    def to_dict(self) -> dict[str, Any]:
        """The public JSON of an index: every decimal as text, with a point. For storage use `to_arsip`."""
        return {
            "instrumen": self.instrumen_kode,
            "bobot": self.aturan.bobot_teks,
            "responden": self.responden,
            "unsur": [_unsur_dict(satu) for satu in self.unsur],
            "nilai_indeks": format(self.nilai_indeks, "f"),
            "ikm": format(self.ikm, "f"),
            "mutu": self.mutu,
            "kinerja": self.kinerja,
        }

    def to_arsip(self) -> dict[str, Any]:
        """Everything, JSON-safe: `to_dict` plus what it takes to rebuild the result to the last digit."""
        dasar = self.to_dict()
        pecahan = [str(satu.nrr_eksak) for satu in self.unsur]
        return {
            **dasar,
            "unsur": [{**satu, "nrr_eksak": nrr} for satu, nrr in zip(dasar["unsur"], pecahan, strict=True)],
            "instrumen_versi": self.instrumen_versi,
            "aturan": self.aturan.to_dict(),
            "uraian_aturan": self.uraian_aturan,
            "ikm_eksak": str(self.ikm_eksak),
            "tanpa_jawaban": [
                {"kunci": satu.kunci, "kode": satu.kode, "nama": satu.nama} for satu in self.tanpa_jawaban
            ],
        }

    @classmethod
    def from_dict(cls, arsip: Mapping[str, Any]) -> "HasilSkm":
        """Back from `to_arsip`. Raises HasilTakLengkap for the short public form of `to_dict`."""
        try:
            return cls(
                instrumen_kode=arsip["instrumen"],
                instrumen_versi=arsip["instrumen_versi"],
                aturan=Aturan.from_dict(arsip["aturan"]),
                responden=arsip["responden"],
                unsur=tuple(_unsur_from(satu) for satu in arsip["unsur"]),
                nilai_indeks=Decimal(arsip["nilai_indeks"]),
                ikm=Decimal(arsip["ikm"]),
                ikm_eksak=Fraction(arsip["ikm_eksak"]),
                mutu=_mutu(arsip["mutu"]),
                tanpa_jawaban=tuple(Unsur(**satu) for satu in arsip["tanpa_jawaban"]),
            )
        except KeyError as kurang:
            raise HasilTakLengkap(f"Hasil tersimpan tidak lengkap: {kurang} tidak ada.") from kurang


def _unsur_dict(satu: NilaiUnsur) -> dict[str, Any]:
    return {
        "kunci": satu.kunci,
        "kode": satu.kode,
        "nama": satu.nama,
        "jumlah": satu.jumlah,
        "terisi": satu.terisi,
        "nrr": format(satu.nrr, "f"),
        "ikm": format(satu.ikm, "f"),
        "mutu": satu.mutu,
    }


def _unsur_from(data: Mapping[str, Any]) -> NilaiUnsur:
    return NilaiUnsur(
        kunci=data["kunci"],
        kode=data["kode"],
        nama=data["nama"],
        jumlah=data["jumlah"],
        terisi=data["terisi"],
        nrr=Decimal(data["nrr"]),
        nrr_eksak=Fraction(data["nrr_eksak"]),
        ikm=Decimal(data["ikm"]),
        mutu=_mutu(data["mutu"]),
    )


def _mutu(huruf: str | None) -> Mutu | None:
    return Mutu(huruf) if huruf else None
