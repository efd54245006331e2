"""The sealed breakdown of a result as the public page prints it: counts only."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from fkp.istilah import istilah

PROFIL_TAMPIL = ("jenis_kelamin", "pendidikan")
"""The profile columns of the public page; the others stay with the unit."""


@dataclass(frozen=True)
class RincianPublik:
    """``perlu`` is how many respondents the sample table asks for, None when the people served are not
    known for every layanan. ``kelompok`` are (name, counts per group); a hidden count is None. Hiding was
    done at sealing (``surveys.rincian.hide_rincian``), so no exact small number reaches this page."""

    perlu: int | None
    kelompok: list[tuple[str, dict[str, int | None]]]

    @property
    def tersembunyi(self) -> bool:
        """Whether some count is not shown."""
        return any(n is None for _nama, jumlah in self.kelompok for n in jumlah.values())


def baca_rincian(rincian: Mapping[str, Any], nama_layanan: str, kamus: Mapping[str, str]) -> RincianPublik:
    """From ``Pengesahan.rincian`` (see ``fkp.skm.hasil.rinci``); ``nama_layanan`` heads the counts per
    layanan, ``kamus`` says how this page names the profile columns and groups that are kept."""
    perlu = [satu["perlu"] for satu in rincian["kecukupan"]]
    profil = {satu["kunci"]: satu for satu in rincian["profil"]}
    kelompok = [
        (
            kamus.get(profil[kunci]["nama"], profil[kunci]["nama"]),
            {kamus.get(nama, istilah(nama)): n for nama, n in _counts(profil[kunci]["baris"]).items()},
        )
        for kunci in PROFIL_TAMPIL
        if kunci in profil
    ]
    kelompok.append((nama_layanan, _counts(rincian["layanan"])))
    return RincianPublik(
        perlu=None if None in perlu or not perlu else sum(perlu),
        kelompok=kelompok,
    )


def _counts(baris: Iterable[Mapping[str, Any]]) -> dict[str, int | None]:
    return {satu["nama"]: None if satu["tersembunyi"] else satu["responden"] for satu in baris}
