"""Forms of a standard: why it is revised, its components, its decree, its review."""

import re
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as l_
from wtforms import BooleanField, Field, HiddenField
from wtforms.validators import InputRequired, Optional, ValidationError

from fkp.borang import Borang
from fkp.standar.actions import susunan_of
from fkp.standar.models import StandarPelayanan
from fkp.standar.penetapan import Penetapan
from fkp.unit.isian import Baris, Paragraf, Tanggal

TERPANJANG = 6000
"""Of one component: fourteen of them stay well within what one form may send."""


class FormBaru(Borang):
    """Why the standard is revised; the first draft needs no reason."""

    alasan = Paragraf(l_("Alasan"), panjang=1000, validators=[Optional()])


class FormRancangan(Borang):
    """The components of a draft; made by ``form_rancangan``, which adds a field for each."""

    alasan = Paragraf(l_("Alasan revisi ini"), panjang=1000, wajib=l_("Tulis mengapa standar ini ditinjau."))
    versi = HiddenField()

    komponen: tuple[str, ...] = ()

    def isi(self) -> dict[str, str]:
        """Each component and what was written about it; only after ``validate``."""
        return {kunci: self[kunci].data or "" for kunci in self.komponen}

    @property
    def teks_alasan(self) -> str:
        """Why there is this revision; a first draft is not asked."""
        return (self.alasan.data or "") if "alasan" in self else ""


class FormTetapkan(Borang):
    """The decree that sets a draft in force."""

    nomor_sk = Baris(l_("Nomor SK"), panjang=80, wajib=l_("Tulis nomor SK yang menetapkan standar ini."))
    tanggal_sk = Tanggal(l_("Tanggal SK"), [InputRequired(l_("Isi tanggal SK."))])
    ditinjau = Tanggal(l_("Dibahas bersama masyarakat pada"), [Optional()])
    walau_kosong = BooleanField(l_("Tetapkan walau ada komponen yang belum terisi"))
    versi_dibaca = HiddenField()

    def penetapan(self) -> Penetapan:
        """What was filled in; only after ``validate``."""
        return Penetapan(self.nomor_sk.data, self.tanggal_sk.data, self.ditinjau.data)


class FormSk(Borang):
    """The decree as it should have been written."""

    nomor = Baris(l_("Nomor SK"), panjang=80, wajib=l_("Tulis nomor SK yang menetapkan standar ini."))
    tanggal = Tanggal(l_("Tanggal SK"), [InputRequired(l_("Isi tanggal SK."))])


def _kode_forum(_form: Any, isian: Field) -> None:
    if not re.fullmatch(r"[A-Za-z0-9-]{4,14}", isian.data):
        raise ValidationError(_("Kode forum terdiri atas huruf dan angka, seperti di alamat halamannya."))


class FormTinjau(Borang):
    """The day of a review that changed nothing."""

    hari = Tanggal(l_("Tanggal peninjauan"), [InputRequired(l_("Isi tanggal peninjauannya."))])
    forum = Baris(l_("Kode forum"), panjang=14, validators=[Optional(), _kode_forum])

    @property
    def kode_forum(self) -> str:
        """The code as forums keep it; empty without one."""
        return (self.forum.data or "").replace("-", "").lower()


def form_rancangan(standar: StandarPelayanan) -> FormRancangan:
    """The form of a draft, a text for each of its components, starting from what is stored."""
    komponen = susunan_of(standar).komponen
    isian = {
        satu.kunci: Paragraf(satu.nama, panjang=TERPANJANG, validators=[Optional()]) for satu in komponen
    }
    kelas: type[FormRancangan] = type(
        "FormRancanganKomponen", (FormRancangan,), {**isian, "komponen": tuple(isian)}
    )
    form = kelas(data={**standar.isi, "alasan": standar.alasan, "versi": standar.versi})
    if not standar.alasan:
        del form.alasan
    return form
