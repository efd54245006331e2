"""Cross-products of the questions: what counts per question cannot tell, the spread between respondents.

They add up like counts do, so the margin of error of a province is computed from the sums of its units.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from surveys.frame import check_frame, item_codes
from surveys.instrumen import Instrumen, load_instrumen

BARIS_SEKALI = 65_536
"""Rows multiplied at a time; the sums stay far below 2**53, so float64 products are exact."""


class InstrumenBerbeda(ValueError):
    """Two instruments, or two versions of one, may not be added: their questions are not the same."""

    @staticmethod
    def check(satu: Instrumen, lain: Instrumen) -> None:
        """Raise unless both are the same version of the same instrument."""
        InstrumenBerbeda.check_name(satu, lain.kode, lain.versi)

    @staticmethod
    def check_name(satu: Instrumen, kode: str, versi: int) -> None:
        """Raise unless the instrument has this code and version."""
        if (satu.kode, satu.versi) != (kode, versi):
            raise InstrumenBerbeda(
                f"Jawaban {satu.kode} versi {satu.versi} tidak boleh digabung dengan {kode} versi {versi}."
            )


@dataclass(frozen=True, eq=False, slots=True)
class Silang:
    """Sums over respondents for each pair of questions, both answered (pairwise complete).

    All int64 of shape (item, item), items in the instrument's order: `n[i, j]` respondents who answered both,
    `jumlah[i, j]` the sum of question i over those, `kali[i, j]` the sum of products. On the diagonal:
    answers, sum and sum of squares of one question. `responden` counts every row.
    """

    instrumen: Instrumen
    responden: int
    n: NDArray[np.int64]
    jumlah: NDArray[np.int64]
    kali: NDArray[np.int64]

    @classmethod
    def kosongan(cls, instrumen: Instrumen) -> "Silang":
        """No respondents: what sums start from."""
        nol = np.zeros((len(instrumen.pertanyaan),) * 2, dtype=np.int64)
        return cls(instrumen, 0, nol, nol, nol)

    def __add__(self, lain: "Silang") -> "Silang":
        if not isinstance(lain, Silang):
            return NotImplemented
        InstrumenBerbeda.check(self.instrumen, lain.instrumen)
        return Silang(
            self.instrumen,
            self.responden + lain.responden,
            self.n + lain.n,
            self.jumlah + lain.jumlah,
            self.kali + lain.kali,
        )

    def __radd__(self, awal: object) -> "Silang":
        # sum() starts from 0
        return self if awal == 0 else NotImplemented

    def __eq__(self, lain: object) -> bool:
        return isinstance(lain, Silang) and self.to_dict() == lain.to_dict()

    __hash__ = None  # type: ignore[assignment]  # equal by content, and the content is large

    def to_dict(self) -> dict[str, Any]:
        """JSON-safe; the same sums always give the same text."""
        return {
            "instrumen": self.instrumen.kode,
            "versi": self.instrumen.versi,
            "responden": self.responden,
            "n": self.n.tolist(),
            "jumlah": self.jumlah.tolist(),
            "kali": self.kali.tolist(),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], instrumen: Instrumen | None = None) -> "Silang":
        """Back from `to_dict`; loads the instrument it names unless it is given."""
        dipakai = instrumen or load_instrumen(data["instrumen"], data["versi"])
        InstrumenBerbeda.check_name(dipakai, data["instrumen"], data["versi"])
        n, jumlah, kali = (np.array(data[nama], dtype=np.int64) for nama in ("n", "jumlah", "kali"))
        return cls(dipakai, data["responden"], n, jumlah, kali)


def cross_products(frame: pd.DataFrame, instrumen: Instrumen) -> Silang:
    """Cross-products of a responden frame; missing answers (0) leave out the pairs they belong to."""
    check_frame(frame, instrumen)
    item = instrumen.kunci_item
    kosong = np.zeros(len(frame), dtype=np.int8)
    nilai = [
        item_codes(frame, kunci, instrumen.skala_maks) if kunci in frame.columns else kosong for kunci in item
    ]
    n, jumlah, kali = (np.zeros((len(item), len(item)), dtype=np.int64) for _ in range(3))
    for awal in range(0, len(frame), BARIS_SEKALI):
        x = np.stack([satu[awal : awal + BARIS_SEKALI] for satu in nilai]).astype(np.float64)
        ada = (x > 0).astype(np.float64)
        n += (ada @ ada.T).astype(np.int64)
        jumlah += (x @ ada.T).astype(np.int64)
        kali += (x @ x.T).astype(np.int64)
    return Silang(instrumen, len(frame), n, jumlah, kali)
