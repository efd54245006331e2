"""Joining issues, commitments and answers of a case into rows of the minutes.

Each issue is a row. A commitment joins the row of its issue when that has none yet, else it is a row right
after it; one without an issue comes last. A commitment for several issues is one row that names them all. An
answer goes to the row of its issue and makes it no promise.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

DISEPAKATI, DIJELASKAN = "disepakati", "dijelaskan"


@dataclass(frozen=True, slots=True)
class BarisKasus:
    """A row of the minutes as far as the source knows it; see ``fkp.forum.notulen.models.Masukan``."""

    masalah: str = ""
    usulan: str = ""
    tindakan: str = ""
    jawaban: str = ""
    hasil: str = ""
    dasar: str = ""
    diteruskan_ke: str = ""
    unsur: str = ""
    penyampai: str = ""
    jangka_teks: str = ""
    kelas: str = ""
    durasi: int | None = None
    satuan: str = "hari"
    tenggat: date | None = None
    penanggung_jawab: str = ""


class Susunan:
    """The rows while they are joined; ``soal`` are the issues by their places, an empty place as None."""

    def __init__(self, soal: Sequence[BarisKasus | None]) -> None:
        self._soal = soal
        self._milik: list[list[BarisKasus]] = [[] for _satu in soal]
        self._terserap: set[int] = set()
        self._lepas: list[BarisKasus] = []

    def beri_komitmen(self, ke: Sequence[int], komitmen: BarisKasus) -> None:
        """Put a commitment at the first of its issues; the others are told in the same row."""
        if not ke:
            self._lepas.append(komitmen)
            return
        soal = _gabung([satu for i in ke if (satu := self._soal[i]) is not None], komitmen.masalah)
        self._terserap.update(ke[1:])
        milik = self._milik[ke[0]]
        if milik:
            milik.append(replace(komitmen, masalah=soal.masalah))
            return
        milik.append(
            replace(
                komitmen,
                masalah=soal.masalah,
                usulan=soal.usulan or komitmen.usulan,
                unsur=soal.unsur,
                penyampai=soal.penyampai,
            )
        )

    def beri_jawaban(self, ke: Sequence[int], jawaban: BarisKasus) -> None:
        """Put an answer at each of its issues."""
        if not ke:
            self._lepas.append(jawaban)
        for i in ke:
            milik, soal = self._milik[i], self._soal[i] or BarisKasus()
            if not milik and i not in self._terserap:
                milik.append(soal)
            if not milik or milik[0].jawaban:
                milik.append(replace(jawaban, masalah=soal.masalah))
                continue
            milik[0] = replace(
                milik[0],
                jawaban=jawaban.jawaban,
                hasil=milik[0].hasil or jawaban.hasil,
                dasar=jawaban.dasar,
                diteruskan_ke=jawaban.diteruskan_ke,
            )

    def baris(self) -> tuple[BarisKasus, ...]:
        """All rows, in the order of the issues."""
        hasil: list[BarisKasus] = []
        for i, (soal, milik) in enumerate(zip(self._soal, self._milik, strict=True)):
            hasil += milik
            if not milik and soal is not None and i not in self._terserap:
                hasil.append(soal)
        return (*hasil, *self._lepas)


def _gabung(soal: Sequence[BarisKasus], lain: str) -> BarisKasus:
    """Several issues as one; ``lain`` are the words of one that stands in no list. What they do not share
    (who said it) stays empty."""
    masalah = [satu.masalah for satu in soal] + ([lain] if lain else [])
    usulan = dict.fromkeys(satu.usulan for satu in soal if satu.usulan)
    unsur = {satu.unsur for satu in soal}
    penyampai = {satu.penyampai for satu in soal}
    return BarisKasus(
        masalah="; ".join(satu for satu in masalah if satu),
        usulan="; ".join(usulan),
        unsur=unsur.pop() if len(unsur) == 1 else "",
        penyampai=penyampai.pop() if len(penyampai) == 1 else "",
    )
