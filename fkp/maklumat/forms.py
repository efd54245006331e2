"""Forms of a maklumat: its clauses, and how it is signed."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as l_
from wtforms import BooleanField, HiddenField, SelectChoice
from wtforms.validators import InputRequired, Optional

from fkp.borang import Borang
from fkp.formats import tanggal
from fkp.isian import Baris, Paragraf, Pilihan, Tanggal
from fkp.maklumat.actions import Penetapan
from fkp.maklumat.susunan import Susunan

TERPANJANG = 400
"""Letters of a clause: three of them fit one sheet of paper."""
YAKIN = "yakin_"


class FormRancangan(Borang):
    """The clauses; made by ``form_rancangan``, which adds a field for each."""

    versi = HiddenField()

    klausul: tuple[str, ...] = ()

    def isi(self) -> dict[str, str]:
        """Each clause and what was written; only after ``validate``."""
        return {kunci: self[kunci].data or "" for kunci in self.klausul}


class FormTetapkan(Borang):
    """How it is signed; made by ``form_tetapkan``, which adds a box for each clause."""

    tanggal = Tanggal(l_("Tanggal"), [InputRequired(l_("Isi tanggal penetapannya."))])
    kota = Baris(l_("Tempat"), panjang=80, wajib=l_("Tulis kota atau kabupatennya."))
    jabatan = Baris(l_("Jabatan"), panjang=160, wajib=l_("Tulis jabatan yang menandatangani."))
    penandatangan = Baris(
        l_("Nama"), panjang=160, wajib=l_("Tulis nama yang menandatangani, lengkap dengan gelar.")
    )
    forum = Pilihan(l_("Ditandatangani dalam forum"), validators=[Optional()])
    versi_dibaca = HiddenField()

    klausul: tuple[str, ...] = ()

    @property
    def yakin(self) -> frozenset[str]:
        """The clauses that were ticked."""
        return frozenset(kunci for kunci in self.klausul if self[YAKIN + kunci].data)

    def penetapan(self) -> Penetapan:
        """What was filled in; only after ``validate``."""
        forum = int(self.forum.data) if self.forum.data else None
        return Penetapan(self.tanggal.data, self.kota.data, self.jabatan.data, self.penandatangan.data, forum)


def form_rancangan(susunan: Susunan, **kwargs: Any) -> FormRancangan:
    """The form of these clauses."""
    isian = {
        satu.kunci: Paragraf(satu.nama, panjang=TERPANJANG, validators=[Optional()])
        for satu in susunan.klausul
    }
    kelas: type[FormRancangan] = type(
        "FormRancanganKlausul", (FormRancangan,), {**isian, "klausul": tuple(isian)}
    )
    return kelas(**kwargs)


def form_tetapkan(susunan: Susunan, forum: Iterable[tuple[int, str, date]], **kwargs: Any) -> FormTetapkan:
    """The form that sets these clauses in force, at one of these forums (id, theme, day) or elsewhere."""
    isian = {YAKIN + satu.kunci: BooleanField(satu.nama) for satu in susunan.klausul}
    kelas: type[FormTetapkan] = type(
        "FormTetapkanKlausul",
        (FormTetapkan,),
        {**isian, "klausul": tuple(satu.kunci for satu in susunan.klausul)},
    )
    form = kelas(**kwargs)
    form.forum.choices = [SelectChoice("", l_("Tidak dalam forum"))]
    form.forum.choices += [SelectChoice(str(n), f"{tanggal(hari)}: {tema[:80]}") for n, tema, hari in forum]
    return form
