"""The method of an index: weights, rounding steps, pooling. Data that travels and is printed with the result.

Agencies really differ. The annex of PermenPANRB 14/2017 asks for 1/n, yet its text example prints 0.11 and
its processing sheet 0.111 for nine unsur, and published results exist under each. An index without its
method cannot be recomputed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any, Literal

from surveys.angka import comma

Bobot = Literal["eksak"] | Decimal | Mapping[str, Fraction]
Penggabungan = Literal["gabungan", "rata_layanan"]

DESIMAL_TERBANYAK = 10


class AturanSalah(ValueError):
    """A method that cannot be used; the message is an Indonesian sentence."""


@dataclass(frozen=True)
class Aturan:
    """How an index is made.

    `bobot`: "eksak" (1/n of the unsur that have answers), one published decimal for each unsur (0.111, 0.11,
    0.071...), or own weights per unsur key that total exactly 1. `nrr_desimal`: round each NRR to so many
    places first, None for not at all. `jumlah_desimal`: the same for the weighted sum. `ikm_desimal`: places
    of the printed IKM. `penggabungan`: "gabungan" pools all answers; "rata_layanan" takes the plain mean of
    the indices of the layanan. `pita`: the letter table, "2017", or None to give no letter, because results
    on the scale of 2004 are not re-lettered.
    """

    bobot: Bobot = "eksak"
    nrr_desimal: int | None = None
    penggabungan: Penggabungan = "gabungan"
    jumlah_desimal: int | None = None
    ikm_desimal: int = 2
    pita: Literal["2017"] | None = "2017"

    def __post_init__(self) -> None:
        if isinstance(self.bobot, Decimal):
            if not self.bobot.is_finite() or not 0 < self.bobot <= 1:
                raise AturanSalah(f"Bobot {comma(self.bobot)} tidak sah: harus di atas 0 dan paling besar 1.")
            object.__setattr__(self, "bobot", self.bobot.normalize())
        elif isinstance(self.bobot, Mapping):
            object.__setattr__(self, "bobot", _own_weights(self.bobot))
        elif self.bobot != "eksak":
            raise AturanSalah(f"Bobot '{self.bobot}' tidak dikenal.")
        for nama, nilai in (
            ("NRR", self.nrr_desimal),
            ("jumlah tertimbang", self.jumlah_desimal),
            ("IKM", self.ikm_desimal),
        ):
            if nilai is not None and not 0 <= nilai <= DESIMAL_TERBANYAK:
                raise AturanSalah(f"Banyak desimal {nama} harus 0 sampai {DESIMAL_TERBANYAK}.")
        if self.penggabungan not in ("gabungan", "rata_layanan"):
            raise AturanSalah(f"Cara penggabungan '{self.penggabungan}' tidak dikenal.")
        if self.pita not in ("2017", None):
            raise AturanSalah(f"Tabel mutu '{self.pita}' tidak dikenal.")

    @classmethod
    def eksak(cls) -> "Aturan":
        """The default: exact 1/n, one rounding at the end, answers pooled."""
        return cls()

    def weights(self, kunci: Iterable[str], banyak_unsur: int | None = None) -> dict[str, Fraction]:
        """Weight of each unsur that has answers.

        `banyak_unsur` is how many unsur the instrument has; default all of them have answers. The weight of
        an unsur without answers is shared out among the others in proportion. A published decimal belongs to
        the number of unsur it is the rounding of: 0.5 with two of nine unsur is taken as printed, 0.111 with
        eight of nine becomes 0.111 x 9/8. Raises AturanSalah when the weights fit neither.
        """
        ada = list(kunci)
        n = len(ada)
        if self.bobot == "eksak":
            return dict.fromkeys(ada, Fraction(1, n)) if ada else {}
        if isinstance(self.bobot, Decimal):
            satu = Fraction(self.bobot)
            semua = banyak_unsur or n
            if abs(satu * n - 1) > abs(satu * semua - 1):
                satu = satu * semua / n
            if not Fraction(9, 10) <= satu * n <= Fraction(11, 10):
                raise AturanSalah(f"Bobot {comma(self.bobot)} tidak cocok untuk {n} unsur (1/{n}).")
            return dict.fromkeys(ada, satu)
        if asing := [satu for satu in ada if satu not in self.bobot]:
            raise AturanSalah(f"Bobot untuk unsur {', '.join(asing)} belum ditentukan.")
        total = sum((self.bobot[satu] for satu in ada), Fraction(0))
        return {satu: self.bobot[satu] / total for satu in ada}

    @property
    def bobot_teks(self) -> str | dict[str, str]:
        """The weights as printed in JSON: "eksak", "0.111", or own weights per unsur key as "1/9"."""
        if isinstance(self.bobot, Mapping):
            return {kunci: str(nilai) for kunci, nilai in self.bobot.items()}
        return format(self.bobot, "f") if isinstance(self.bobot, Decimal) else self.bobot

    def uraian(self, banyak_unsur: int = 9) -> str:
        """One line in Indonesian that is printed with each result."""
        if isinstance(self.bobot, Mapping):
            bagian = ["Bobot sendiri per unsur (" + _pairs(self.bobot) + ")"]
        elif self.bobot == "eksak":
            bagian = [f"Bobot 1/{banyak_unsur}"]
        else:
            bagian = [f"Bobot {comma(self.bobot)} per unsur"]
        if self.nrr_desimal is not None:
            bagian.append(f"NRR dibulatkan dulu {self.nrr_desimal} desimal")
        if self.jumlah_desimal is not None:
            bagian.append(f"jumlah tertimbang dibulatkan dulu {self.jumlah_desimal} desimal")
        if self.nrr_desimal is None and self.jumlah_desimal is None:
            bagian.append("dibulatkan satu kali di akhir")
        bagian.append(
            "jawaban semua layanan digabung"
            if self.penggabungan == "gabungan"
            else "rata-rata sederhana indeks tiap layanan"
        )
        if self.pita is None:
            bagian.append("tanpa huruf mutu")
        return ", ".join(bagian)

    def to_dict(self) -> dict[str, Any]:
        """JSON-safe; numbers of the method as text."""
        return {
            "bobot": self.bobot_teks,
            "nrr_desimal": self.nrr_desimal,
            "penggabungan": self.penggabungan,
            "jumlah_desimal": self.jumlah_desimal,
            "ikm_desimal": self.ikm_desimal,
            "pita": self.pita,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Aturan":
        """Back from `to_dict`. Raises AturanSalah."""
        bobot = data["bobot"]
        return cls(**{**data, "bobot": parse_bobot(bobot) if isinstance(bobot, str) else bobot})


def parse_bobot(text: str) -> Bobot:
    """Weights as a person types them.

    "eksak"; a decimal above 0 up to 1, with point or comma; or own weights per unsur key as
    "persyaratan=0,2; waktu=1/2; biaya=0,3". Raises AturanSalah.
    """
    isi = text.strip().lower()
    if isi == "eksak":
        return "eksak"
    if "=" in isi:
        pasangan = [satu.partition("=") for satu in isi.split(";") if satu.strip()]
        bobot: dict[str, Fraction] = {}
        for nama, _, nilai in pasangan:
            if nama.strip() in bobot:
                raise AturanSalah(f"Bobot '{nama.strip()}' disebut dua kali.")
            bobot[nama.strip()] = _fraction(nilai)
        return _own_weights(bobot)
    try:
        desimal = Decimal(isi.replace(",", "."))
    except InvalidOperation:
        raise AturanSalah(
            f"Bobot '{text.strip()}' tidak dikenal: tulis eksak, 0,111, 0,11, atau desimal lain."
        ) from None
    if not desimal.is_finite() or not 0 < desimal <= 1:
        raise AturanSalah(f"Bobot '{text.strip()}' tidak sah: harus di atas 0 dan paling besar 1.")
    return desimal.normalize()


def _own_weights(bobot: Mapping[str, Any]) -> dict[str, Fraction]:
    hasil = {kunci: _fraction(nilai) for kunci, nilai in bobot.items()}
    for kunci, nilai in hasil.items():
        if nilai <= 0:
            raise AturanSalah(f"Bobot '{kunci}' harus di atas 0.")
    total = sum(hasil.values(), Fraction(0))
    if total != 1:
        raise AturanSalah(f"Jumlah bobot semua unsur harus tepat 1, sekarang {total}.")
    return hasil


def _fraction(nilai: Any) -> Fraction:
    """Exact: a float is refused because 0.1 is not one tenth in binary."""
    if isinstance(nilai, float):
        raise AturanSalah("Bobot harus ditulis sebagai desimal atau pecahan, bukan bilangan biner.")
    try:
        return Fraction(nilai.strip().replace(",", ".") if isinstance(nilai, str) else nilai)
    except (ValueError, TypeError, ZeroDivisionError, OverflowError):
        raise AturanSalah(f"Bobot '{nilai}' bukan bilangan.") from None


def _pairs(bobot: Mapping[str, Fraction]) -> str:
    return "; ".join(f"{kunci} {nilai}" for kunci, nilai in bobot.items())
