"""The demo's people. These are the only passwords that the program knows beforehand, and only here."""

from dataclasses import dataclass

from fkp.akun.models import Peran
from fkp.demo.daerah import PROVINSI


@dataclass(frozen=True)
class Masuk:
    """A demo sign-in; ``tempat`` is the name of an instansi or the key of a unit."""

    akun: str
    nama: str
    peran: Peran
    tempat: str

    @property
    def sandi(self) -> str:
        return f"contoh-{self.akun}-2026"


MASUK = (
    Masuk("admin", "Putri Contoh", Peran.ADMIN, PROVINSI),
    Masuk("pembina", "Galih Contoh", Peran.PEMBINA, PROVINSI),
    Masuk("petugas", "Rani Umpama", Peran.PETUGAS, "dukcapil-umpama"),
    Masuk("pimpinan", "Dewi Contoh", Peran.PIMPINAN, "dukcapil-umpama"),
    Masuk("surveyor", "Elang Ibarat", Peran.SURVEYOR, "pustu-pulau-umpama-kecil"),
    Masuk("auditor", "Tiara Contoh", Peran.AUDITOR, PROVINSI),
    Masuk("notulis", "Laras Umpama", Peran.NOTULIS, "dukcapil-umpama"),
    Masuk("petugas-rsud", "Bagas Contoh", Peran.PETUGAS, "rsud-contoh"),
)
