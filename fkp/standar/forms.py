"""Forms of a standard: why it is revised, its components, its decree, its review."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as l_
from wtforms import BooleanField, HiddenField, SelectChoice
from wtforms.validators import InputRequired, Optional

from fkp.borang import Borang
from fkp.formats import tanggal
from fkp.isian import Baris, Paragraf, Pilihan, Tanggal
from fkp.standar.actions import susunan_of
from fkp.standar.models import StandarPelayanan
from fkp.standar.penetapan import Penetapan
from fkp.standar.peninjau import ForumPeninjau
from fkp.standar.peninjauan import IsiTinjauan

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
    """The decree that sets a draft in force; made by ``form_tetapkan``."""

    nomor_sk = Baris(l_("Nomor SK"), panjang=80, wajib=l_("Tulis nomor SK yang menetapkan standar ini."))
    tanggal_sk = Tanggal(l_("Tanggal SK"), [InputRequired(l_("Isi tanggal SK."))])
    ditinjau = Tanggal(l_("Dibahas bersama masyarakat pada"), [Optional()])
    forum_rancangan = Pilihan(l_("Dibahas dalam forum"), validators=[Optional()])
    walau_kosong = BooleanField(l_("Tetapkan walau ada komponen yang belum terisi"))
    versi_dibaca = HiddenField()

    peninjau: tuple[ForumPeninjau, ...] = ()

    def penetapan(self) -> Penetapan:
        """What was filled in; only after ``validate``."""
        forum = _dipilih(self.forum_rancangan, self.peninjau)
        return Penetapan(self.nomor_sk.data, self.tanggal_sk.data, self.ditinjau.data, forum)


class FormSk(Borang):
    """The decree as it should have been written."""

    nomor = Baris(l_("Nomor SK"), panjang=80, wajib=l_("Tulis nomor SK yang menetapkan standar ini."))
    tanggal = Tanggal(l_("Tanggal SK"), [InputRequired(l_("Isi tanggal SK."))])


class FormTinjau(Borang):
    """The day of a review that changed nothing, or the forum in which it was; made by ``form_tinjau``."""

    hari = Tanggal(l_("Tanggal peninjauan"), [Optional()])
    forum = Pilihan(l_("Dibahas dalam forum"), validators=[Optional()])
    catatan = Baris(l_("Catatan untuk unit"), panjang=300, validators=[Optional()])

    peninjau: tuple[ForumPeninjau, ...] = ()

    def isi(self) -> IsiTinjauan:
        """What was filled in; only after ``validate``."""
        return IsiTinjauan(self.hari.data, _dipilih(self.forum, self.peninjau), self.catatan.data or "")


def form_tinjau(peninjau: Sequence[ForumPeninjau], **kwargs: Any) -> FormTinjau:
    """The form of a review, which can have been in one of these forums."""
    form = FormTinjau(**kwargs)
    form.peninjau, form.forum.choices = tuple(peninjau), _pilihan(peninjau)
    return form


def form_tetapkan(peninjau: Sequence[ForumPeninjau], **kwargs: Any) -> FormTetapkan:
    """The form of a decree; the draft can have been discussed in one of these forums."""
    form = FormTetapkan(**kwargs)
    form.peninjau, form.forum_rancangan.choices = tuple(peninjau), _pilihan(peninjau)
    return form


def _pilihan(peninjau: Sequence[ForumPeninjau]) -> list[SelectChoice]:
    semua = [SelectChoice(str(satu.id), f"{tanggal(satu.hari)}: {satu.tema[:80]}") for satu in peninjau]
    return [SelectChoice("", l_("Tidak dalam forum di sini")), *semua]


def _dipilih(isian: Pilihan, peninjau: Sequence[ForumPeninjau]) -> ForumPeninjau | None:
    return next((satu for satu in peninjau if str(satu.id) == isian.data), None)


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
