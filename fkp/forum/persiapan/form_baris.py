"""Forms of several rows: the team and the agenda. A row is added and removed without any script."""

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as l_
from wtforms import BooleanField, HiddenField, SelectChoice
from wtforms.validators import Optional

from fkp.akun.models import Akun
from fkp.borang import Borang
from fkp.forum.kerangka import Kerangka
from fkp.forum.models import Forum
from fkp.forum.persiapan.isi import IsiAgenda, IsiAnggota, Keberatan, keberatan_agenda, keberatan_tim
from fkp.isian import Baris, Jam, Pilihan

KOSONG = 3
"""Empty rows below those that are filled."""
TERBANYAK = 40


class FormBaris(Borang):
    """Rows of the same fields: field ``nama`` of row ``i`` is ``nama_i``. A row in which nothing is filled,
    or that is ticked to go, does not count."""

    isian_baris: tuple[str, ...] = ()
    banyak: int = 0
    versi = HiddenField()
    baris = HiddenField()

    @property
    def semua(self) -> list[dict[str, Any]]:
        """The fields of each row by their names, and ``ke``, which row it is (from 1)."""
        nama = (*self.isian_baris, "hapus")
        return [{"ke": i + 1} | {n: self[f"{n}_{i}"] for n in nama} for i in range(self.banyak)]

    def terisi(self) -> list[int]:
        """The rows that count."""
        return [
            i
            for i in range(self.banyak)
            if not self[f"hapus_{i}"].data and any(self._ketikan(f"{n}_{i}") for n in self.isian_baris)
        ]

    def validate(self, extra_validators: Any = None) -> bool:
        super().validate(extra_validators)
        # What stands in a row that goes is not looked at.
        for i in set(range(self.banyak)) - set(self.terisi()):
            for nama in self.isian_baris:
                self[f"{nama}_{i}"].errors = []
        for i in self.terisi():
            self.periksa_baris(i)
        if not self.errors:
            nomor = self.terisi()
            for satu in self.keberatan():
                self.salahkan(f"{satu.isian}_{nomor[satu.baris]}", satu.pesan)
        return not self.errors

    def salahkan(self, isian: str, pesan: str) -> None:
        """Say what is wrong with a field."""
        self[isian].errors = [*self[isian].errors, pesan]

    def periksa_baris(self, i: int) -> None:
        """Say what a row lacks."""
        raise NotImplementedError

    def keberatan(self) -> list[Keberatan]:
        """What is wrong with the rows that count, each by itself being whole."""
        raise NotImplementedError

    def _ketikan(self, nama: str) -> bool:
        """Whether something was typed, be it readable or not."""
        isian = self[nama]
        return bool(isian.data or any(satu.strip() for satu in isian.raw_data or ()))


class FormTim(FormBaris):
    """The team; made by ``form_tim``."""

    isian_baris = ("peran", "nama", "jabatan", "akun")
    nama_akun: dict[str, str] = {}

    def periksa_baris(self, i: int) -> None:
        if not self[f"peran_{i}"].data:
            self.salahkan(f"peran_{i}", _("Pilih perannya dalam tim."))
        if not self._nama(i):
            self.salahkan(f"nama_{i}", _("Tulis namanya, atau centang Hapus."))

    def keberatan(self) -> list[Keberatan]:
        return keberatan_tim(self.isi())

    def isi(self) -> list[IsiAnggota]:
        """Who was filled in; a notulis without a name has that of the account."""
        return [
            IsiAnggota(
                self[f"peran_{i}"].data,
                self._nama(i),
                self[f"jabatan_{i}"].data or "",
                int(self[f"akun_{i}"].data) if self[f"akun_{i}"].data else None,
            )
            for i in self.terisi()
        ]

    def _nama(self, i: int) -> str:
        return self[f"nama_{i}"].data or self.nama_akun.get(self[f"akun_{i}"].data, "")


class FormAgenda(FormBaris):
    """The order of the day; made by ``form_agenda``."""

    isian_baris = ("mulai", "selesai", "judul", "oleh")
    forum: Forum

    def periksa_baris(self, i: int) -> None:
        mulai = self[f"mulai_{i}"]
        if mulai.data is None and not mulai.errors:
            self.salahkan(f"mulai_{i}", _("Isi jam mulainya, misalnya 09.00."))
        if not self[f"judul_{i}"].data:
            self.salahkan(f"judul_{i}", _("Tulis acaranya, atau centang Hapus."))

    def keberatan(self) -> list[Keberatan]:
        return keberatan_agenda(self.isi(), self.forum.mulai, self.forum.selesai)

    def isi(self) -> list[IsiAgenda]:
        """What was filled in."""
        return [
            IsiAgenda(
                self[f"mulai_{i}"].data,
                self[f"selesai_{i}"].data,
                self[f"judul_{i}"].data,
                self[f"oleh_{i}"].data or "",
            )
            for i in self.terisi()
        ]


def banyak_baris(ada: int, minta: str | None, tambah: bool) -> int:
    """How many rows the form has: those there are and some empty ones, or as many as were sent, and with
    ``tambah`` some more."""
    kirim = int(minta) if minta and minta.isascii() and minta.isdigit() and len(minta) < 4 else 0
    return min((kirim or ada + KOSONG) + (KOSONG if tambah else 0), TERBANYAK)


def form_tim(kerangka: Kerangka, akun: Sequence[Akun], banyak: int, **kwargs: Any) -> FormTim:
    """The form of a team of so many rows; a notulis may be one of ``akun``."""
    isian: dict[str, Any] = {"banyak": banyak, "nama_akun": {str(satu.id): satu.nama for satu in akun}}
    for i in range(banyak):
        isian |= {
            f"peran_{i}": Pilihan(l_("Peran, baris %(n)s", n=i + 1)),
            f"nama_{i}": Baris(l_("Nama, baris %(n)s", n=i + 1), panjang=160),
            f"jabatan_{i}": Baris(l_("Jabatan, baris %(n)s", n=i + 1), panjang=160),
            f"akun_{i}": Pilihan(l_("Akun notulis, baris %(n)s", n=i + 1)),
            f"hapus_{i}": BooleanField(l_("Hapus baris %(n)s", n=i + 1)),
        }
    form: FormTim = type("FormTimForum", (FormTim,), isian)(**kwargs)
    peran = [SelectChoice("", l_("Pilih peran"))]
    peran += [SelectChoice(satu.kunci, satu.nama) for satu in kerangka.daftar["peran_tim"]]
    orang = [SelectChoice("", l_("Tanpa akun"))]
    orang += [SelectChoice(str(satu.id), f"{satu.nama} ({satu.nama_pengguna})") for satu in akun]
    for i in range(banyak):
        form[f"peran_{i}"].choices = peran
        form[f"akun_{i}"].choices = orang
    return form


def form_agenda(forum: Forum, banyak: int, **kwargs: Any) -> FormAgenda:
    """The form of an agenda of so many rows."""
    isian: dict[str, Any] = {"banyak": banyak, "forum": forum}
    for i in range(banyak):
        isian |= {
            f"mulai_{i}": Jam(l_("Mulai, baris %(n)s", n=i + 1)),
            f"selesai_{i}": Jam(l_("Selesai, baris %(n)s", n=i + 1), [Optional()]),
            f"judul_{i}": Baris(l_("Acara, baris %(n)s", n=i + 1), panjang=200),
            f"oleh_{i}": Baris(l_("Oleh, baris %(n)s", n=i + 1), panjang=160),
            f"hapus_{i}": BooleanField(l_("Hapus baris %(n)s", n=i + 1)),
        }
    form: FormAgenda = type("FormAgendaForum", (FormAgenda,), isian)(**kwargs)
    return form
