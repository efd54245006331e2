"""The foot of the processing sheet: every step from the answers to the letter as a live formula.

Source: PermenPANRB 14/2017, processing sheet of the annex: sum per unsur, NRR = sum / filled, NRR
tertimbang = NRR x weight with its total, IKM = total x 25. Each formula carries what the seal says, so that
the formats without formulas print the sealed figures.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from fkp.dokumen.laporan import Kaki, Rumus, Sel
from surveys.aturan import Aturan
from surveys.frame import Layanan
from surveys.hasil import HasilSkm, NilaiUnsur
from surveys.hitungan import Hitungan
from surveys.kuesioner import Pertanyaan
from surveys.mutu import BATAS, Mutu, round_once
from surveys.scoring import score_skm
from surveys.unsur import Unsur

BOBOT_DESIMAL = 4
TERTIMBANG_DESIMAL = 4
NRR_SOAL_DESIMAL = 3

Susunan = Sequence[tuple[Unsur, Sequence[Pertanyaan]]]
"""The unsur in the order of the sheet, each with its questions."""


def kunci_kolom(soal: Pertanyaan) -> str:
    """The name by which formulas call the column of a question."""
    return f"b_{soal.kunci}"


@dataclass(frozen=True, slots=True)
class _Kelompok:
    """What is computed together: all answers (``ekor`` ""), or those of the layanan with this number."""

    ekor: str
    nomor: int | None
    hitungan: Hitungan
    hasil: HasilSkm


def susun_kaki(
    hitungan: Hitungan, hasil: HasilSkm, susunan: Susunan, layanan: Mapping[str, int], rumus: bool
) -> tuple[Kaki, ...]:
    """The rows under the answers, as wide as number, layanan, questions and sum.

    With ``rumus`` every figure is a formula; without (no rows stand above) it is its value. ``layanan`` gives
    the number of each label; the index as the mean of its layanan is made of a block for each of them.
    """
    lembar = _Lembar(hasil, susunan, hitungan.instrumen.skala_maks, rumus)
    if hasil.aturan.penggabungan != "rata_layanan":
        satu = _Kelompok("", None, hitungan, hasil)
        return (*lembar.hitung([satu]), *lembar.akhir("{kolom:jumlah}{tertimbang}"))
    kelompok = []
    for label in sorted(hitungan.layanan, key=lambda satu: layanan[sebutan(satu)]):
        bagian, nomor = hitungan.untuk(label), layanan[sebutan(label)]
        if bagian.cacah.any():
            kelompok.append(_Kelompok(f"_{nomor}", nomor, bagian, score_skm(bagian, hasil.aturan)))
    return (
        *lembar.hitung(kelompok),
        *lembar.rata(kelompok),
        *lembar.akhir("{kolom:jumlah}{indeks}"),
    )


def sebutan(label: Layanan) -> str:
    """A layanan as the answer file writes it; not stated is an empty text."""
    return "" if label is None else str(label)


def half_up(rumus: str, desimal: int) -> str:
    """A formula that rounds half up as ``surveys.mutu.round_once`` does. What binary fractions lose is mended
    first, far behind the last place; the tie is then decided on a number that binary holds exactly: n,5."""
    kali = 10**desimal
    return f"INT(ROUND(({rumus})*{kali},{min(9, 12 - desimal)})+0.5)/{kali}"


class _Lembar:
    def __init__(self, hasil: HasilSkm, susunan: Susunan, skala: int, rumus: bool) -> None:
        self._hasil, self._aturan, self._rumus = hasil, hasil.aturan, rumus
        self._susunan, self._skala = susunan, skala
        self._soal = [soal for _unsur, isi in susunan for soal in isi]
        self._majemuk = len(self._soal) > len(susunan)
        awal, akhir = kunci_kolom(self._soal[0]), kunci_kolom(self._soal[-1])
        self._baris: Callable[[str], str] = lambda kunci: (
            f"{{kolom:{awal}}}{{{kunci}}}:{{kolom:{akhir}}}{{{kunci}}}"
        )

    def hitung(self, kelompok: Sequence[_Kelompok]) -> Iterator[Kaki]:
        """Sums, counts, NRR and weighted NRR: each step for all groups, so that the groups of one step lie
        under each other."""
        for g in kelompok:
            pola = "SUM({k}{a}:{k}{z})"
            if g.nomor is not None:
                pola = f"SUMIF({{kolom:layanan}}{{a}}:{{kolom:layanan}}{{z}},{g.nomor},{{k}}{{a}}:{{k}}{{z}})"
            yield self._per_soal(f"jumlah{g.ekor}", "Jumlah nilai", g, pola, g.hitungan.jumlah)
        for g in kelompok:
            pola = "COUNT({k}{a}:{k}{z})"
            if g.nomor is not None:
                pola = (
                    f"COUNTIFS({{kolom:layanan}}{{a}}:{{kolom:layanan}}{{z}},{g.nomor},"
                    '{k}{a}:{k}{z},">0")'
                )
            yield self._per_soal(f"terisi{g.ekor}", "Terisi", g, pola, g.hitungan.terisi)
        if self._majemuk:
            for g in kelompok:
                pola = _bagi(g.ekor)
                yield self._per_soal(f"soal{g.ekor}", "NRR pertanyaan", g, pola, _nrr_soal(g.hitungan))
        for g in kelompok:
            yield self._nrr(g)
        for g in kelompok:
            if g.nomor is None:
                yield self._bobot(g)
            yield self._tertimbang(g)

    def rata(self, kelompok: Sequence[_Kelompok]) -> Iterator[Kaki]:
        """The plain means over the layanan."""
        dari, sampai = kelompok[0].ekor, kelompok[-1].ekor
        rentang = f"{{k}}{{nrr{dari}}}:{{k}}{{nrr{sampai}}}"
        pola = f'IF(COUNT({rentang})=0,"",AVERAGE({rentang}))'
        yield self._per_unsur("nrr", "NRR unsur", None, lambda _satu: pola, lambda satu: satu.nrr)
        total = f"{{kolom:jumlah}}{{tertimbang{dari}}}:{{kolom:jumlah}}{{tertimbang{sampai}}}"
        kosong: list[Sel] = [None] * len(self._soal)
        indeks = self._sel(f"AVERAGE({total})", self._hasil.nilai_indeks)
        yield Kaki("indeks", ("Nilai indeks *)", None, *kosong, indeks))

    def akhir(self, total: str) -> Iterator[Kaki]:
        """IKM and letter of each unsur and, under the sum, of the unit."""
        aturan, hasil = self._aturan, self._hasil
        kali = "*25" if self._skala == 4 else f"*100/{self._skala}"
        yield self._per_unsur(
            "ikm",
            "IKM **)",
            None,
            lambda _satu: f'IF({{k}}{{nrr}}="","",{half_up("{k}{nrr}" + kali, aturan.ikm_desimal)})',
            lambda satu: satu.ikm,
            self._sel(half_up(total + kali, aturan.ikm_desimal), hasil.ikm),
        )
        if aturan.pita:
            yield self._per_unsur(
                "mutu",
                "Mutu",
                None,
                lambda _satu: f'IF({{k}}{{ikm}}="","",{_huruf("{k}{ikm}", aturan)})',
                lambda satu: satu.mutu or "",
                self._sel(_huruf("{k}{ikm}", aturan), hasil.mutu or ""),
            )

    def _nrr(self, g: _Kelompok) -> Kaki:
        def pola(soal: Sequence[Pertanyaan]) -> str:
            awal, akhir = kunci_kolom(soal[0]), kunci_kolom(soal[-1])
            if len(soal) == 1:
                hasil = f"{{k}}{{jumlah{g.ekor}}}/{{k}}{{terisi{g.ekor}}}"
            else:
                hasil = f"AVERAGE({{kolom:{awal}}}{{soal{g.ekor}}}:{{kolom:{akhir}}}{{soal{g.ekor}}})"
            if self._aturan.nrr_desimal is not None:
                hasil = half_up(hasil, self._aturan.nrr_desimal)
            ada = f"SUM({{kolom:{awal}}}{{terisi{g.ekor}}}:{{kolom:{akhir}}}{{terisi{g.ekor}}})"
            return f'IF({ada}=0,"",{hasil})'

        label = "NRR" if not self._majemuk else "NRR unsur"
        return self._per_unsur(f"nrr{g.ekor}", label, g, pola, lambda satu: satu.nrr)

    def _bobot(self, g: _Kelompok) -> Kaki:
        bobot = self._weights(g)

        def pola(soal: Sequence[Pertanyaan]) -> str:
            isi = self._pola_bobot(bobot.get(soal[0].unsur), g)
            return f'IF({{k}}{{nrr{g.ekor}}}="","",{isi})'

        return self._per_unsur(
            f"bobot{g.ekor}", "Bobot", g, pola, lambda satu: round_once(bobot[satu.kunci], BOBOT_DESIMAL)
        )

    def _tertimbang(self, g: _Kelompok) -> Kaki:
        bobot, desimal = self._weights(g), self._aturan.jumlah_desimal

        def pola(soal: Sequence[Pertanyaan]) -> str:
            isi = "{k}{bobot}" if g.nomor is None else f"({self._pola_bobot(bobot.get(soal[0].unsur), g)})"
            return f'IF({{k}}{{nrr{g.ekor}}}="","",{{k}}{{nrr{g.ekor}}}*{isi})'

        jumlah = f"SUM({self._baris(f'tertimbang{g.ekor}')})"
        if desimal is not None:
            jumlah = half_up(jumlah, desimal)
        return self._per_unsur(
            f"tertimbang{g.ekor}",
            "NRR x bobot" + (" *)" if g.nomor is None else ""),
            g,
            pola,
            lambda satu: round_once(bobot[satu.kunci] * _dipakai(satu, self._aturan), TERTIMBANG_DESIMAL),
            self._sel(jumlah, g.hasil.nilai_indeks),
        )

    def _weights(self, g: _Kelompok) -> dict[str, Fraction]:
        return self._aturan.weights([satu.kunci for satu in g.hasil.unsur], len(g.hitungan.instrumen.unsur))

    def _pola_bobot(self, bobot: Fraction | None, g: _Kelompok) -> str:
        if self._aturan.bobot == "eksak":
            return f"1/COUNT({self._baris(f'nrr{g.ekor}')})"
        return "0" if bobot is None else f"{bobot.numerator}/{bobot.denominator}"

    def _per_soal(
        self,
        kunci: str,
        label: str,
        g: _Kelompok,
        pola: str,
        nilai: Callable[[str], int | Decimal | str],
    ) -> Kaki:
        isi = [self._sel(pola, nilai(soal.kunci)) for soal in self._soal]
        return Kaki(kunci, (label, g.nomor, *isi, None))

    def _per_unsur(
        self,
        kunci: str,
        label: str,
        g: _Kelompok | None,
        pola: Callable[[Sequence[Pertanyaan]], str],
        nilai: Callable[[NilaiUnsur], Decimal | str],
        total: Sel = None,
    ) -> Kaki:
        """A figure stands under the first question of its unsur."""
        hasil = self._hasil if g is None else g.hasil
        isi: list[Sel] = []
        for unsur, soal in self._susunan:
            satu = hasil.nilai(unsur.kunci)
            isi += [self._sel(pola(soal), nilai(satu) if satu else ""), *([None] * (len(soal) - 1))]
        return Kaki(kunci, (label, g.nomor if g else None, *isi, total))

    def _sel(self, pola: str, nilai: int | Decimal | str) -> Sel:
        return Rumus(pola, nilai) if self._rumus else nilai


def _bagi(ekor: str) -> str:
    return f'IF({{k}}{{terisi{ekor}}}=0,"",{{k}}{{jumlah{ekor}}}/{{k}}{{terisi{ekor}}})'


def _nrr_soal(hitungan: Hitungan) -> Callable[[str], Decimal | str]:
    def nilai(kunci: str) -> Decimal | str:
        terisi = hitungan.terisi(kunci)
        return round_once(Fraction(hitungan.jumlah(kunci), terisi), NRR_SOAL_DESIMAL) if terisi else ""

    return nilai


def _dipakai(satu: NilaiUnsur, aturan: Aturan) -> Fraction:
    if aturan.nrr_desimal is None:
        return satu.nrr_eksak
    return Fraction(round_once(satu.nrr_eksak, aturan.nrr_desimal))


def _huruf(ikm: str, aturan: Aturan) -> str:
    """The letter belongs to the index with two decimals, whatever number of them is printed."""
    dua = ikm if aturan.ikm_desimal <= 2 else half_up(ikm, 2)
    hasil = f'"{Mutu.D}"'
    for mutu, terendah in reversed(BATAS.items()):
        hasil = f'IF({dua}>={terendah},"{mutu}",{hasil})'
    return hasil
