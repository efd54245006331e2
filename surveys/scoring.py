"""From counts and a method to the index.

PermenPANRB 14/2017, annex: NRR of an unsur = sum of its values / questionnaires filled; NRR tertimbang = NRR
x 1/n; nilai indeks = sum of those; IKM = nilai indeks x 25. Fractions divide, so nothing is rounded on the
way unless the method says so, and one decimal rounding half up ends it. The letter belongs to the rounded
number.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from surveys.angka import comma
from surveys.aturan import Aturan, AturanSalah
from surveys.hasil import HasilSkm, NilaiUnsur
from surveys.hitungan import Hitungan
from surveys.instrumen import Instrumen
from surveys.mutu import mutu_of, round_once
from surveys.unsur import UNSUR, Unsur

NRR_DESIMAL = 3
INDEKS_DESIMAL = 4
ATURAN_BAKU = Aturan.eksak()


class TanpaResponden(ValueError):
    """There is nothing to make an index of; never 0 and never D."""

    def __init__(self, pesan: str = "belum ada data") -> None:
        super().__init__(pesan)


class Banding(NamedTuple):
    """One weight of a comparison; `huruf_berbeda` when its letter is not the letter of exact weights."""

    label: str
    hasil: HasilSkm
    huruf_berbeda: bool


def score_skm(hitungan: Hitungan, aturan: Aturan = ATURAN_BAKU) -> HasilSkm:
    """Index from counts. Raises TanpaResponden, or AturanSalah when the weights do not fit the unsur.

    Each question divides by its own number of answers, so a missing answer lowers n and nothing else. An
    unsur with several questions is the mean of its questions' means (a question nobody answered is left
    out). An unsur without any answer is left out of the index, its weight shared by the others, and listed
    in `tanpa_jawaban`. With "rata_layanan" NRR and index are the plain means over the layanan that have
    answers, each layanan computed by itself.
    """
    instrumen = hitungan.instrumen
    semua = hitungan.cacah.sum(axis=0, dtype=np.int64)
    if not hitungan.responden or not semua.any():
        raise TanpaResponden
    if aturan.penggabungan == "rata_layanan":
        kelompok = [_nrr(instrumen, satu) for satu in hitungan.cacah if satu.any()]
    else:
        kelompok = [_nrr(instrumen, semua)]
    indeks = _mean([_indeks(nrr, aturan, len(instrumen.unsur)) for nrr in kelompok])
    ada = [unsur for unsur in instrumen.unsur if any(unsur.kunci in nrr for nrr in kelompok)]
    eksak = {u.kunci: _mean([nrr[u.kunci] for nrr in kelompok if u.kunci in nrr]) for u in ada}
    dipakai = {
        u.kunci: _mean([_rounded(nrr[u.kunci], aturan.nrr_desimal) for nrr in kelompok if u.kunci in nrr])
        for u in ada
    }
    return _hasil(
        aturan,
        [_nilai_unsur(u, eksak[u.kunci], dipakai[u.kunci], aturan, instrumen, semua) for u in ada],
        indeks,
        Fraction(100, instrumen.skala_maks),
        responden=hitungan.responden,
        instrumen_kode=instrumen.kode,
        instrumen_versi=instrumen.versi,
        tanpa_jawaban=tuple(unsur for unsur in instrumen.unsur if unsur not in ada),
    )


def score_nrr(
    nrr: Mapping[str, Decimal | Fraction],
    aturan: Aturan = ATURAN_BAKU,
    *,
    responden: int = 0,
    instrumen_kode: str = "",
    instrumen_versi: int = 0,
    unsur: Sequence[Unsur] = UNSUR,
    skala_maks: int = 4,
) -> HasilSkm:
    """Index of a published case known by its NRR per unsur key alone (scale 1..skala_maks).

    Names come from `unsur`; a key that is not among them names itself. `jumlah` and `terisi` of each
    unsur are 0, that is, not known. Raises TanpaResponden without any NRR.
    """
    if not nrr:
        raise TanpaResponden
    nama = {satu.kunci: satu for satu in unsur}
    eksak = {kunci: Fraction(nilai) for kunci, nilai in nrr.items()}
    indeks = _indeks(eksak, aturan, len(eksak))
    kali = Fraction(100, skala_maks)
    nilai = [
        _one(
            nama.get(kunci, Unsur(kunci, kunci.upper(), kunci)),
            satu,
            _rounded(satu, aturan.nrr_desimal),
            aturan,
            kali,
        )
        for kunci, satu in eksak.items()
    ]
    return _hasil(
        aturan,
        nilai,
        indeks,
        kali,
        responden=responden,
        instrumen_kode=instrumen_kode,
        instrumen_versi=instrumen_versi,
    )


def bandingkan_bobot(hitungan: Hitungan, aturan: Aturan = ATURAN_BAKU) -> list[Banding]:
    """The same counts under exact weights and under the weights in print: 1/n to 3 and to 2 decimals.

    For nine unsur these are 0.111 and 0.11. The other steps of `aturan` stay. A weight in print belongs to a
    number of unsur: where layanan are averaged and one was asked about others than the whole, it fits none
    of them and is left out. Raises TanpaResponden.
    """
    eksak = score_skm(hitungan, replace(aturan, bobot="eksak"))
    n = len(eksak.unsur)
    hasil = [Banding(f"1/{n}", eksak, False)]
    for desimal in (3, 2):
        bobot = round_once(Fraction(1, n), desimal)
        if Fraction(bobot) == Fraction(1, n):
            continue  # 0.5 for two unsur is exact already
        try:
            satu = score_skm(hitungan, replace(aturan, bobot=bobot))
        except AturanSalah:
            continue
        hasil.append(Banding(comma(bobot), satu, satu.mutu != eksak.mutu))
    return hasil


def _nrr(instrumen: Instrumen, cacah: NDArray[np.int64]) -> dict[str, Fraction]:
    """Exact NRR of each unsur that has answers, from counts of shape (item, value)."""
    terisi = cacah.sum(axis=1).tolist()
    jumlah = (cacah @ np.arange(1, instrumen.skala_maks + 1)).tolist()
    per_unsur: dict[str, list[Fraction]] = {unsur.kunci: [] for unsur in instrumen.unsur}
    for soal, n, total in zip(instrumen.pertanyaan, terisi, jumlah, strict=True):
        if n:
            per_unsur[soal.unsur].append(Fraction(total, n))
    return {kunci: _mean(nilai) for kunci, nilai in per_unsur.items() if nilai}


def _indeks(nrr: Mapping[str, Fraction], aturan: Aturan, banyak_unsur: int) -> Fraction:
    bobot = aturan.weights(nrr, banyak_unsur)
    total = sum(
        (bobot[kunci] * _rounded(nilai, aturan.nrr_desimal) for kunci, nilai in nrr.items()), Fraction(0)
    )
    return _rounded(total, aturan.jumlah_desimal)


def _nilai_unsur(
    unsur: Unsur,
    eksak: Fraction,
    dipakai: Fraction,
    aturan: Aturan,
    instrumen: Instrumen,
    cacah: NDArray[np.int64],
) -> NilaiUnsur:
    nomor = [i for i, soal in enumerate(instrumen.pertanyaan) if soal.unsur == unsur.kunci]
    per_nilai = cacah[nomor].sum(axis=0).tolist()
    return _one(
        unsur,
        eksak,
        dipakai,
        aturan,
        Fraction(100, instrumen.skala_maks),
        jumlah=sum(nilai * n for nilai, n in enumerate(per_nilai, start=1)),
        terisi=sum(per_nilai),
    )


def _one(
    unsur: Unsur,
    eksak: Fraction,
    dipakai: Fraction,
    aturan: Aturan,
    kali: Fraction,
    jumlah: int = 0,
    terisi: int = 0,
) -> NilaiUnsur:
    ikm = round_once(dipakai * kali, aturan.ikm_desimal)
    return NilaiUnsur(
        kunci=unsur.kunci,
        kode=unsur.kode,
        nama=unsur.nama,
        jumlah=jumlah,
        terisi=terisi,
        nrr=round_once(dipakai, max(NRR_DESIMAL, aturan.nrr_desimal or 0)),
        nrr_eksak=eksak,
        ikm=ikm,
        mutu=mutu_of(ikm) if aturan.pita else None,
    )


def _hasil(
    aturan: Aturan,
    unsur: list[NilaiUnsur],
    indeks: Fraction,
    kali: Fraction,
    *,
    responden: int,
    instrumen_kode: str,
    instrumen_versi: int,
    tanpa_jawaban: tuple[Unsur, ...] = (),
) -> HasilSkm:
    ikm = round_once(indeks * kali, aturan.ikm_desimal)
    return HasilSkm(
        instrumen_kode=instrumen_kode,
        instrumen_versi=instrumen_versi,
        aturan=aturan,
        responden=responden,
        unsur=tuple(unsur),
        nilai_indeks=round_once(indeks, max(INDEKS_DESIMAL, aturan.jumlah_desimal or 0)),
        ikm=ikm,
        ikm_eksak=indeks * kali,
        mutu=mutu_of(ikm) if aturan.pita else None,
        tanpa_jawaban=tanpa_jawaban,
    )


def _mean(nilai: Sequence[Fraction]) -> Fraction:
    # Nearly always of one, and each step of a Fraction looks for a common divisor.
    return sum(nilai[1:], nilai[0]) / len(nilai) if len(nilai) > 1 else nilai[0]


def _rounded(nilai: Fraction, desimal: int | None) -> Fraction:
    return nilai if desimal is None else Fraction(round_once(nilai, desimal))
