"""How many respondents are needed, and how sure the index is."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

from surveys.aturan import Aturan
from surveys.frame import Layanan
from surveys.mutu import round_once
from surveys.silang import Silang

KHI_KUADRAT = Fraction("3.841")  # df 1, 95%
PELUANG = Fraction(1, 2)
GALAT = Fraction(1, 20)
Z_95 = Decimal("1.96")


def krejcie_morgan(populasi: int) -> int:
    """Respondents needed for a population of this size.

    S = X2 N P Q / (d2 (N-1) + X2 P Q) with X2 = 3.841, P = Q = 0.5, d = 0.05 (Krejcie & Morgan, 1970,
    "Determining Sample Size for Research Activities"), rounded half up, which gives all 71 entries of the
    table printed with the SKM guidance. Below 10 everybody is asked. Raises ValueError for a negative number.
    """
    if populasi < 0:
        raise ValueError("Jumlah penerima layanan tidak boleh negatif.")
    if populasi < 10:
        return populasi
    pembilang = KHI_KUADRAT * populasi * PELUANG**2
    return int(round_once(pembilang / (GALAT**2 * (populasi - 1) + KHI_KUADRAT * PELUANG**2), 0))


@dataclass(frozen=True, slots=True)
class KecukupanLayanan:
    """One layanan: people served (None when not known), respondents needed, respondents there are."""

    layanan: Layanan
    populasi: int | None
    perlu: int | None
    ada: int

    @property
    def kurang(self) -> int:
        """Respondents still missing; 0 when there are enough or when the need is not known."""
        return max((self.perlu or 0) - self.ada, 0)

    @property
    def cukup(self) -> bool | None:
        """None when the population is not known."""
        return None if self.perlu is None else self.ada >= self.perlu


@dataclass(frozen=True, slots=True)
class Kecukupan:
    """Adequacy of a survey: a row per layanan; the need is computed per layanan and then summed."""

    baris: tuple[KecukupanLayanan, ...]

    @property
    def perlu(self) -> int:
        """Respondents needed, all layanan with a known population together."""
        return sum(satu.perlu or 0 for satu in self.baris)

    @property
    def ada(self) -> int:
        """Respondents there are."""
        return sum(satu.ada for satu in self.baris)

    @property
    def cukup(self) -> bool | None:
        """Whether every layanan has enough; None when a population is missing and none falls short."""
        if any(satu.kurang for satu in self.baris):
            return False
        return None if not self.baris or any(satu.cukup is None for satu in self.baris) else True


def kecukupan(populasi: Mapping[Layanan, int | None], responden: Mapping[Layanan, int]) -> Kecukupan:
    """Adequacy per layanan, in the order of `populasi`; a layanan with answers only comes after those."""
    baris = []
    for label in dict.fromkeys([*populasi, *responden]):
        n = populasi.get(label)
        perlu = None if n is None else krejcie_morgan(n)
        baris.append(KecukupanLayanan(label, n, perlu, responden.get(label, 0)))
    return Kecukupan(tuple(baris))


def margin_of_error(silang: Silang, aturan: Aturan, populasi: int | None = None) -> Decimal | None:
    """Half the width of the 95% interval of the IKM, in IKM points with two decimals, for pooled answers.

    The IKM is linear in the question means m_i: IKM = sum a_i m_i, a_i = 25 x weight of the unsur / number
    of its questions that have answers. So Var = sum_ij a_i a_j Cov(m_i, m_j), with
    Cov(m_i, m_j) = s_ij n_ij / (n_i n_j) (the covariance s_ij counts only for the n_ij who answered both; it
    becomes s_ij / n when nobody skips), s_ij with divisor n_ij - 1. Times (1 - n/N) for a population
    of N people, n the most answers to one question (Cochran, "Sampling Techniques", 3rd ed. 1977, ch. 2: the
    variance of a mean under simple random sampling). Everything is exact up to the square root.

    It supposes a simple random sample; respondents who chose to answer are not one, which the page should
    say. Rounding steps of the method are ignored. None with fewer than two answers to some question, and for
    "rata_layanan", which needs the spread of each layanan: see `margin_rata_layanan`.
    """
    if aturan.penggabungan == "rata_layanan":
        return None
    ragam = ragam_ikm(silang, aturan, populasi)
    return None if ragam is None else half_width(ragam)


def margin_rata_layanan(
    silang: Mapping[Layanan, Silang], aturan: Aturan, populasi: Mapping[Layanan, int | None]
) -> Decimal | None:
    """The same for the plain mean of L layanan: independent samples, Var = sum Var_l / L2 (Cochran, ch. 5).

    None when there is no layanan or one of them has too few answers.
    """
    ragam = [ragam_ikm(satu, aturan, populasi.get(label)) for label, satu in silang.items()]
    ada = [satu for satu in ragam if satu is not None]
    if not ada or len(ada) < len(ragam):
        return None
    return half_width(sum(ada, Fraction(0)) / len(ada) ** 2)


def ragam_ikm(silang: Silang, aturan: Aturan, populasi: int | None) -> Fraction | None:
    """Variance of the unrounded IKM of pooled answers; None with fewer than two answers to an answered
    question."""
    instrumen = silang.instrumen
    ada = [i for i, n in enumerate(silang.n.diagonal().tolist()) if n]
    unsur = [instrumen.pertanyaan[i].unsur for i in ada]
    bobot = aturan.weights(dict.fromkeys(unsur), len(instrumen.unsur))
    kali_ikm = Fraction(100, instrumen.skala_maks)
    a = {i: kali_ikm * bobot[kunci] / unsur.count(kunci) for i, kunci in zip(ada, unsur, strict=True)}
    return ragam_jumlah(silang, a, populasi)


def ragam_jumlah(silang: Silang, a: Mapping[int, Fraction], populasi: int | None) -> Fraction | None:
    """Variance of sum a_i m_i over the means of the questions with these places, see `margin_of_error`; None
    when there is none of them, or one of them has fewer than two answers."""
    n, jumlah, kali = silang.n.tolist(), silang.jumlah.tolist(), silang.kali.tolist()
    if not a or min(n[i][i] for i in a) < 2:
        return None
    total = Fraction(0)
    for i in a:
        for j in a:
            bersama = n[i][j]
            if bersama >= 2:
                s = (kali[i][j] - Fraction(jumlah[i][j] * jumlah[j][i], bersama)) / (bersama - 1)
                total += a[i] * a[j] * s * bersama / (n[i][i] * n[j][j])
    if populasi is not None:
        # Everybody asked leaves nothing to chance; more answers than people means an old count of people.
        terbanyak = max(n[i][i] for i in a)
        total *= max(1 - Fraction(terbanyak, max(populasi, 1)), Fraction(0))
    # Pairs of different respondents can make the sum slip below zero.
    return max(total, Fraction(0))


def half_width(ragam: Fraction) -> Decimal:
    """Half the width of the 95% interval of something with this variance: 1.96 times its square root, two
    decimals."""
    with localcontext() as ketelitian:
        ketelitian.prec = 40
        galat = (Decimal(ragam.numerator) / Decimal(ragam.denominator)).sqrt() * Z_95
    return round_once(Fraction(galat), 2)
