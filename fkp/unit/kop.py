"""Whose unit it is, as a letterhead says it."""

from collections.abc import Iterable


def atas_kop(induk: Iterable[str], unit: str) -> tuple[str, ...]:
    """The names above a unit, the government first, without an office that the name of the unit says already:
    "Dinas Kependudukan Kabupaten Umpama" over "Dinas Kependudukan dan Pencatatan Sipil Kabupaten Umpama"
    would be one office twice. A government that its unit only names stays."""
    return tuple(nama for nama in induk if not _sekantor(nama.casefold().split(), unit.casefold().split()))


def _sekantor(satu: list[str], lain: list[str]) -> bool:
    """Whether both name one office: they begin alike, and the words of one are among those of the other."""
    # The kantor of a kecamatan is the kecamatan.
    satu, lain = (kata[1:] if kata[:1] == ["kantor"] else kata for kata in (satu, lain))
    pendek, panjang = sorted((satu, lain), key=len)
    sisa = iter(panjang)
    return pendek[:1] == panjang[:1] and all(kata in sisa for kata in pendek)
