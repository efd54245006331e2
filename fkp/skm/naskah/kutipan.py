"""Numbers that an edited text still cites although the result no longer has them."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from fkp.formats import angka
from fkp.skm.naskah.isi import IsiLaporan
from surveys.hasil import HasilSkm

_SEPERTI_IKM = re.compile(r"(?<![\d.,])\d{2,3},\d{2}(?![\d,]|\.\d|\s*%|\s*persen)")
TERKECIL, TERBESAR = Decimal(25), Decimal(100)


def angka_asing(teks: str, dikenal: frozenset[str]) -> list[str]:
    """What looks like an IKM (25,00 to 100,00) in ``teks`` and is none of the figures known, each once."""
    ditemukan = dict.fromkeys(_SEPERTI_IKM.findall(teks))
    return [
        satu
        for satu in ditemukan
        if satu not in dikenal and TERKECIL <= Decimal(satu.replace(",", ".")) <= TERBESAR
    ]


def angka_hasil(
    isi: IsiLaporan, hasil: HasilSkm, rincian: Mapping[str, Any], draf: Iterable[str]
) -> frozenset[str]:
    """Every figure that this report may cite, as printed: its own, those of earlier periods, and all that
    the drafts say."""
    nilai = [hasil.ikm, *(u.ikm for u in hasil.unsur), *(titik.ikm for titik in isi.tren)]
    if isi.sebelumnya:
        nilai += [isi.sebelumnya.ikm, *isi.sebelumnya.unsur.values()]
    kelompok = [*rincian.get("layanan", ()), *(b for p in rincian.get("profil", ()) for b in p["baris"])]
    nilai += [Decimal(b["ikm"]) for b in [*kelompok, *rincian.get("banding", ())] if b["ikm"]]
    return frozenset([*map(angka, nilai), *(satu for teks in draf for satu in _SEPERTI_IKM.findall(teks))])
