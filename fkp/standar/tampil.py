"""Standards as the pages show them: component by component, and how the review stands in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy.orm import Session

from fkp.clock import setempat
from fkp.standar.actions import susunan_of
from fkp.standar.beda import Potong, beda_kata
from fkp.standar.forms import FormRancangan
from fkp.standar.models import StandarPelayanan
from fkp.standar.queries import Jajaran, Menunggu, jajaran_of
from fkp.standar.tinjauan import Tinjauan, bulan_sejak, keadaan_tinjauan
from fkp.unit.models import Layanan

BENTUK = {
    Tinjauan.BARU: "selesai",
    Tinjauan.PERLU: "perhatian",
    Tinjauan.LEWAT: "lewat",
    Tinjauan.BELUM: "perhatian",
}
"""The shape of each state, for ``components/status.html``."""


@dataclass(frozen=True)
class BarisKomponen:
    """One component: its number among all, what it said before and what it says now, and whether that is
    the ``sama``, ``diubah``, ``baru`` (nothing before) or ``dihapus`` (nothing now)."""

    nomor: int
    kunci: str
    nama: str
    lama: str
    kini: str

    @property
    def beda(self) -> str:
        if self.lama == self.kini:
            return "sama"
        return "baru" if not self.lama else "diubah" if self.kini else "dihapus"

    @property
    def potongan(self) -> tuple[Potong, ...]:
        """What changed, word by word."""
        return beda_kata(self.lama, self.kini)


@dataclass(frozen=True)
class KelompokKomponen:
    """A group of components with its name."""

    kunci: str
    nama: str
    baris: tuple[BarisKomponen, ...]


@dataclass(frozen=True)
class BarisStandar:
    """A layanan in the list: its standard, and how the review stands."""

    layanan: Layanan
    jajaran: Jajaran
    bentuk: str
    keadaan: str


def susun(kini: StandarPelayanan, lama: StandarPelayanan | None = None) -> list[KelompokKomponen]:
    """The components of a revision in their groups, beside those of ``lama``."""
    susunan = susunan_of(kini)
    semua = [
        (
            satu.kelompok,
            BarisKomponen(
                nomor,
                satu.kunci,
                satu.nama,
                lama.isi.get(satu.kunci, "") if lama else "",
                kini.isi.get(satu.kunci, ""),
            ),
        )
        for nomor, satu in enumerate(susunan.komponen, start=1)
    ]
    return [
        KelompokKomponen(kunci, nama, tuple(baris for milik, baris in semua if milik == kunci))
        for kunci, nama in susunan.kelompok.items()
    ]


def daftar_standar(db: Session, layanan: Iterable[Layanan], saat: datetime) -> list[BarisStandar]:
    """These layanan with their standards as they stand at ``saat``."""
    layanan = list(layanan)
    jajaran = jajaran_of(db, [satu.id for satu in layanan])
    return [baris_standar(satu, jajaran[satu.id], saat) for satu in layanan]


def baris_standar(layanan: Layanan, jajaran: Jajaran, saat: datetime) -> BarisStandar:
    """One layanan with its standard as it stands at ``saat``."""
    if jajaran.berlaku is None:
        return BarisStandar(layanan, jajaran, "belum", str(_("Belum ada standar")))
    hari = setempat(saat, layanan.unit.zona).date()
    keadaan = keadaan_tinjauan(jajaran.ditinjau, hari)
    return BarisStandar(layanan, jajaran, BENTUK[keadaan], _sebut(keadaan, jajaran.ditinjau, hari))


def _sebut(keadaan: Tinjauan, ditinjau: date | None, hari: date) -> str:
    if ditinjau is None:
        return str(_("Belum pernah ditinjau"))
    bulan = max(bulan_sejak(ditinjau, hari), 0)
    if keadaan is Tinjauan.LEWAT:
        return str(
            ngettext(
                "Lewat waktu: ditinjau %(num)s bulan lalu", "Lewat waktu: ditinjau %(num)s bulan lalu", bulan
            )
        )
    if keadaan is Tinjauan.PERLU:
        return str(
            ngettext("Perlu ditinjau: sudah %(num)s bulan", "Perlu ditinjau: sudah %(num)s bulan", bulan)
        )
    if not bulan:
        return str(_("Ditinjau kurang dari sebulan lalu"))
    return str(ngettext("Ditinjau %(num)s bulan lalu", "Ditinjau %(num)s bulan lalu", bulan))


def sebut_menunggu(jumlah: Menunggu) -> str:
    """ "2 standar pelayanan perlu ditinjau, 1 belum ada"."""
    n, tiada = jumlah.perlu, jumlah.tiada
    if not n:
        return str(
            ngettext(
                "%(num)s layanan belum punya standar pelayanan",
                "%(num)s layanan belum punya standar pelayanan",
                tiada,
            )
        )
    isi = str(
        ngettext("%(num)s standar pelayanan perlu ditinjau", "%(num)s standar pelayanan perlu ditinjau", n)
    )
    return str(_("%(isi)s, %(n)s belum ada", isi=isi, n=tiada)) if tiada else isi


def beda_rancangan(form: FormRancangan, standar: StandarPelayanan) -> list[tuple[str, str]]:
    """The fields in which a form differs from what is stored by now: label, and what is stored."""
    kini = {kunci: standar.isi.get(kunci, "") for kunci in form.komponen}
    kini |= {"alasan": standar.alasan} if "alasan" in form else {}
    return [
        (str(form[nama].label.text), isi or str(_("kosong")))
        for nama, isi in kini.items()
        if (form[nama].data or "") != isi
    ]
