"""One value before and after: how far it moved, and whether the two samples allow to say that it did.

Before and after are two samples of different people. Each value carries its variance; the variance of the
difference of independent means is the sum of theirs (Cochran, "Sampling Techniques", 3rd ed. 1977, ch. 2), so
its margin of error is sqrt(margin1^2 + margin2^2). It supposes simple random samples, which the page says.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

import numpy as np

from surveys.frame import Layanan
from surveys.hasil import HasilSkm
from surveys.hitungan import Hitungan
from surveys.instrumen import Instrumen
from surveys.sampel import Z_95, half_width, ragam_ikm, ragam_jumlah
from surveys.silang import Silang

LAZIM = 30
"""Below so many answers the normal curve behind 1.96 is a rough guess (Cochran ch. 2.15 asks for more with
skewed answers, which those of satisfaction are). Pages say so; the verdict stays."""

Populasi = Mapping[Layanan, int | None]
"""People served per layanan, None where it is not known."""


class Putusan(StrEnum):
    """What may be said of a value before and after."""

    NAIK = "naik"
    TURUN = "turun"
    TAK_TERBUKTI = "tak_terbukti"
    TAK_SEBANDING = "tak_sebanding"
    TERLALU_SEDIKIT = "terlalu_sedikit"
    BELUM = "belum"


@dataclass(frozen=True, slots=True)
class Ukuran:
    """One measurement on the scale 25..100.

    `nilai` is the value as printed, `ragam` its variance (None when the answers do not tell it), `terisi` the
    fewest answers to one of its questions. `cara` is what must be the same for two measurements to be of the
    same thing: the questions and the method.
    """

    nilai: Decimal
    ragam: Fraction | None
    terisi: int
    cara: tuple[Hashable, ...]

    @property
    def galat(self) -> Decimal | None:
        """Half the width of its own 95% interval."""
        return None if self.ragam is None else half_width(self.ragam)


@dataclass(frozen=True, slots=True)
class Perbandingan:
    """The verdict, with the difference (after minus before, of the printed values) and its margin of error at
    95%; both None where nothing may be compared. `kecil` when a sample is under `LAZIM`."""

    putusan: Putusan
    selisih: Decimal | None = None
    galat: Decimal | None = None
    kecil: bool = False


BELUM_DIUKUR = Perbandingan(Putusan.BELUM)
"""Nothing was measured afterwards yet."""


def bandingkan(sebelum: Ukuran | None, sesudah: Ukuran | None, paling_sedikit: int = 2) -> Perbandingan:
    """What the second measurement says about the first; None is a value that a survey did not ask for.

    The verdict belongs to the numbers that are printed: more than chance when the difference of the two
    values, each rounded once, exceeds the margin of that difference, rounded once. A difference that equals
    its margin proves nothing. `paling_sedikit` answers are needed on each side, two for any spread at all.
    """
    if sebelum is None or sesudah is None or sebelum.cara != sesudah.cara:
        return Perbandingan(Putusan.TAK_SEBANDING)
    if sebelum.ragam is None or sesudah.ragam is None:
        return Perbandingan(Putusan.TERLALU_SEDIKIT)
    sedikit = min(sebelum.terisi, sesudah.terisi)
    if sedikit < paling_sedikit:
        return Perbandingan(Putusan.TERLALU_SEDIKIT)
    selisih = sesudah.nilai - sebelum.nilai
    galat = half_width(sebelum.ragam + sesudah.ragam)
    putusan = Putusan.TAK_TERBUKTI
    if abs(selisih) > galat:
        putusan = Putusan.NAIK if selisih > 0 else Putusan.TURUN
    return Perbandingan(putusan, selisih, galat, sedikit < LAZIM)


def ukur_unsur(
    hasil: HasilSkm, hitungan: Hitungan, kunci: str, populasi: Populasi, silang: Silang | None = None
) -> Ukuran | None:
    """One unsur of a result; None when it has no answers.

    Its value is linear in the means of its questions, 25 x (1/k) x sum m_i on a scale of four, so its
    variance is that of the index (`surveys.sampel.margin_of_error`) with these questions alone and weight 1.
    A single question needs the counts only. Several need `silang`, because one person answers them all;
    without it, as for one layanan, the variance is not known. For "rata_layanan" it is sum Var_l / L^2 over
    the L layanan with answers.
    """
    nilai = hasil.nilai(kunci)
    if nilai is None:
        return None
    butir = _places(hitungan.instrumen, kunci)
    terisi = {i: int(hitungan.cacah[:, i].sum()) for i in butir}
    ada = [i for i in butir if terisi[i]]
    cara = (
        *(hasil.instrumen_kode, hasil.instrumen_versi, tuple(ada)),
        *(hasil.aturan.penggabungan, hasil.aturan.nrr_desimal),
    )
    if hasil.aturan.penggabungan == "rata_layanan":
        ragam = _ragam_rata(hitungan, butir, populasi)
    else:
        semua = _all_people(hitungan, populasi)
        ragam = _told(_ragam_unsur(hitungan, ada, semua, silang), min(terisi[i] for i in ada), semua)
    return Ukuran(nilai.ikm, ragam, min(terisi[i] for i in ada), cara)


def ukur_ikm(
    hasil: HasilSkm, hitungan: Hitungan, populasi: Populasi, silang: Silang, galat: Decimal | None
) -> Ukuran:
    """The whole index. `galat` is its margin as it was sealed: "rata_layanan" is taken from there, because
    the cross-products of each layanan are not kept."""
    terisi = [n for n in hitungan.cacah.sum(axis=(0, 2)).tolist() if n]
    aturan = hasil.aturan
    cara = (
        *(hasil.instrumen_kode, hasil.instrumen_versi, tuple(satu.kunci for satu in hasil.unsur)),
        *(aturan.penggabungan, aturan.nrr_desimal, str(aturan.bobot_teks), aturan.jumlah_desimal),
    )
    if aturan.penggabungan == "rata_layanan":
        ragam = None if galat is None else (Fraction(galat) / Fraction(Z_95)) ** 2
    else:
        semua = _all_people(hitungan, populasi)
        ragam = _told(ragam_ikm(silang, aturan, semua), min(terisi), semua)
    return Ukuran(hasil.ikm, ragam, min(terisi), cara)


def _places(instrumen: Instrumen, kunci: str) -> list[int]:
    return [i for i, soal in enumerate(instrumen.pertanyaan) if soal.unsur == kunci]


def _all_people(hitungan: Hitungan, populasi: Populasi) -> int | None:
    """Everybody served, None when that is not known for some layanan."""
    orang = [n for n in populasi.values() if n is not None]
    lengkap = len(orang) == len(populasi) and set(hitungan.layanan) <= set(populasi)
    return sum(orang) if orang and lengkap else None


def _ragam_unsur(
    hitungan: Hitungan, ada: Sequence[int], populasi: int | None, silang: Silang | None
) -> Fraction | None:
    if silang is None and len(ada) > 1:
        return None
    skala = hitungan.instrumen.skala_maks
    a = {i: Fraction(100, skala * len(ada)) for i in ada}
    return ragam_jumlah(silang or _diagonal(hitungan), a, populasi)


def _ragam_rata(hitungan: Hitungan, butir: Sequence[int], populasi: Populasi) -> Fraction | None:
    ragam = []
    for label in hitungan.layanan:
        satu = hitungan.untuk(label)
        terisi = {i: int(satu.cacah[:, i].sum()) for i in butir}
        ada = [i for i in butir if terisi[i]]
        if ada:
            n = populasi.get(label)
            ragam.append(_told(_ragam_unsur(satu, ada, n, None), min(terisi[i] for i in ada), n))
    diketahui = [satu for satu in ragam if satu is not None]
    if not diketahui or len(diketahui) < len(ragam):
        return None
    return sum(diketahui, Fraction(0)) / len(diketahui) ** 2


def _told(ragam: Fraction | None, terisi: int, populasi: int | None) -> Fraction | None:
    """A few people who all answer alike show no spread, which does not mean that nobody differs: then the
    variance is not known, unless everybody was asked."""
    seluruhnya = populasi is not None and terisi >= populasi
    return None if ragam == 0 and terisi < LAZIM and not seluruhnya else ragam


def _diagonal(hitungan: Hitungan) -> Silang:
    """What counts tell of the cross-products: each question with itself."""
    cacah = hitungan.cacah.sum(axis=0)
    nilai = np.arange(1, hitungan.instrumen.skala_maks + 1)
    n, jumlah, kali = (np.diag(cacah @ bobot) for bobot in (nilai**0, nilai, nilai**2))
    return Silang(hitungan.instrumen, hitungan.responden, n, jumlah, kali)
