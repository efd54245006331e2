"""Codes and fingerprints that somebody read from paper and gave by hand."""

from fkp.laporan.periksa.acuan import Acuan
from fkp.laporan.periksa.temuan import Beda, Pokok, berbeda, sesuai


def banding_tangan(sidik: str, kode: str, acuan: Acuan) -> list[Pokok]:
    """What a file says of itself against what was given."""
    pokok = []
    if acuan.sidik and sidik:
        sama = sidik.startswith(acuan.sidik)
        pokok.append(
            sesuai("Sidik", "sama dengan yang Anda berikan") if sama else sidik_lain(sidik, acuan.sidik)
        )
    if acuan.kode and kode:
        sama = kode.lower() == acuan.kode.lower()
        beda = Beda("kode verifikasi", kode, acuan.kode)
        pokok.append(
            sesuai("Kode verifikasi", "sama dengan yang Anda berikan")
            if sama
            else berbeda("Kode verifikasi", "bukan yang Anda berikan", [beda])
        )
    return pokok


def sidik_lain(tertulis: str, diberikan: str) -> Pokok:
    """Another fingerprint than the one that was given."""
    return berbeda("Sidik", "bukan yang diberikan", [Beda("sidik", tertulis, diberikan)])
