"""Numbers of people in the text of a standard, which hangs at the counter. What is said of complaints has to
print a number to call, so there one that may be somebody's own is asked about; elsewhere it is refused."""

from collections.abc import Mapping

from fkp.identitas import NOMOR_ORANG, Jenis, identitas_dalam, keberatan_umum, pastikan_resmi
from fkp.standar.komponen import Komponen, Susunan

PENGADUAN = "pengaduan"
"""The unsur of the component that says where to complain."""


def keberatan_nomor(
    susunan: Susunan, lama: Mapping[str, str], baru: Mapping[str, str]
) -> tuple[str, str] | None:
    """The first component that says something else than before and may not: its key, and the sentence."""
    tempat = next((satu.nama for satu in susunan.komponen if satu.unsur == PENGADUAN), "")
    for satu in _berubah(susunan, lama, baru):
        teks = baru[satu.kunci]
        if keberatan := keberatan_umum(teks, {Jenis.NOMOR}):
            return satu.kunci, keberatan
        if satu.unsur != PENGADUAN and (apa := identitas_dalam(teks, NOMOR_ORANG)):
            return (
                satu.kunci,
                f"Ada {apa}. Nomor resmi unit tempatnya di komponen “{tempat}”; hapus dari sini.",
            )
    return None


def pesan_nomor(susunan: Susunan, lama: Mapping[str, str], baru: Mapping[str, str]) -> str:
    """What to ask about the component of complaints, when it says something else than before; "" for
    nothing."""
    berubah = [satu for satu in _berubah(susunan, lama, baru) if satu.unsur == PENGADUAN]
    return pastikan_resmi("\n".join(baru[satu.kunci] for satu in berubah))


def _berubah(susunan: Susunan, lama: Mapping[str, str], baru: Mapping[str, str]) -> list[Komponen]:
    return [
        satu for satu in susunan.komponen if baru.get(satu.kunci) and baru[satu.kunci] != lama.get(satu.kunci)
    ]
