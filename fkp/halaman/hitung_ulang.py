"""What anyone needs to work an index out again: the sums behind each NRR, the method, and how to proceed.

PermenPANRB 14/2017, annex: NRR of an unsur = sum of its values / questionnaires filled; index = sum of NRR x
weight; IKM = index x 25.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from flask_babel import gettext as _

from fkp.skm.hasil.umum import unsur_tampil
from surveys.hasil import HasilSkm
from surveys.hitungan import Hitungan
from surveys.instrumen import load_instrumen
from surveys.mutu import Mutu, round_once
from surveys.rincian import TERKECIL
from surveys.scoring import NRR_DESIMAL


@dataclass(frozen=True)
class ButirUlang:
    """One question: how many answered it, the sum of their values, and its mean with three decimals (None
    when nobody answered)."""

    kunci: str
    nomor: int
    ringkas: str
    jumlah: int
    terisi: int
    nrr: Decimal | None


@dataclass(frozen=True)
class UnsurUlang:
    """One unsur. Everything but its name is None when it is not shown; ``jumlah`` and ``terisi`` alone when
    one of its questions had fewer than five answers. ``butir`` only when it has several questions."""

    kunci: str
    kode: str
    nama: str
    jumlah: int | None
    terisi: int | None
    nrr: Decimal | None
    ikm: Decimal | None
    mutu: Mutu | None
    butir: list[ButirUlang]


@dataclass(frozen=True)
class HitungUlang:
    """A result as the public may check it; ``cara`` is the sentence that says how."""

    unsur: list[UnsurUlang]
    cara: str

    @property
    def butir(self) -> list[tuple[UnsurUlang, ButirUlang]]:
        """The questions of the unsur that have several."""
        return [(unsur, butir) for unsur in self.unsur for butir in unsur.butir]


def hitung_ulang(hasil: HasilSkm, hitungan: Mapping[str, Any]) -> HitungUlang:
    """From a published result and its sealed counts (``Pengesahan.hitungan``); the caller has seen to it
    that at least five people answered."""
    instrumen = load_instrumen(hasil.instrumen_kode, hasil.instrumen_versi)
    cacah = Hitungan.from_dict(hitungan, instrumen)
    tampil = unsur_tampil(hasil, instrumen)
    unsur = []
    for satu in hasil.unsur:
        if tampil[satu.kunci] is None:
            unsur.append(UnsurUlang(satu.kunci, satu.kode, satu.nama, None, None, None, None, None, []))
            continue
        butir = [
            _butir(cacah, soal.kunci, soal.nomor, soal.ringkas)
            for soal in instrumen.pertanyaan
            if soal.unsur == satu.kunci
        ]
        # With the sums of the unsur, a small question could be worked out from the others.
        terbuka = not any(0 < b.terisi < TERKECIL for b in butir)
        unsur.append(
            UnsurUlang(
                kunci=satu.kunci,
                kode=satu.kode,
                nama=satu.nama,
                jumlah=satu.jumlah if terbuka else None,
                terisi=satu.terisi if terbuka else None,
                nrr=satu.nrr,
                ikm=satu.ikm,
                mutu=satu.mutu,
                butir=butir if terbuka and len(butir) > 1 else [],
            )
        )
    return HitungUlang(unsur, _cara(hasil, unsur, 100 // instrumen.skala_maks))


def _butir(cacah: Hitungan, kunci: str, nomor: int, ringkas: str) -> ButirUlang:
    jumlah, terisi = cacah.jumlah(kunci), cacah.terisi(kunci)
    nrr = round_once(Fraction(jumlah, terisi), NRR_DESIMAL) if terisi else None
    return ButirUlang(kunci, nomor, ringkas, jumlah, terisi, nrr)


def _cara(hasil: HasilSkm, unsur: list[UnsurUlang], kali: int) -> str:
    if any(satu.jumlah is None for satu in unsur):
        cara = _(
            "Angka yang penjawabnya kurang dari %(n)s orang disembunyikan, sehingga indeks ini hanya dapat "
            "dihitung ulang dari berkas jawabannya.",
            n=TERKECIL,
        )
    elif hasil.aturan.penggabungan == "rata_layanan":
        cara = _(
            "Jumlahkan NRR kali bobotnya, lalu kalikan %(kali)s. NRR di sini rata-rata NRR tiap layanan, "
            "jadi tidak selalu sama dengan jumlah nilai dibagi terisi.",
            kali=kali,
        )
    elif any(satu.butir for satu in unsur):
        cara = _(
            "Bagi jumlah nilai tiap pertanyaan dengan terisi, ambil rata-ratanya sebagai NRR unsur, "
            "jumlahkan NRR kali bobotnya, lalu kalikan %(kali)s.",
            kali=kali,
        )
    else:
        cara = _(
            "Bagi jumlah nilai dengan terisi untuk mendapat NRR, jumlahkan NRR kali bobotnya, lalu kalikan "
            "%(kali)s.",
            kali=kali,
        )
    return str(cara)
