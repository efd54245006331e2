"""The form with which somebody answers an invitation."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as l_
from wtforms import RadioField, SelectChoice
from wtforms.validators import Optional, ValidationError

from fkp.borang import Borang
from fkp.forum.kerangka import Kerangka
from fkp.forum.models import Forum
from fkp.forum.peserta.models import Balasan, Peserta
from fkp.forum.publik.balasan import IsiBalasan
from fkp.isian import Baris, Centang


class FormBalasan(Borang):
    """Made by ``form_balasan`` for one person of one forum."""

    balasan = RadioField(l_("Apakah Anda akan hadir?"), validate_choice=False)
    cara = RadioField(l_("Hadir dengan cara apa?"), validate_choice=False)
    kebutuhan = Centang(l_("Yang Anda perlukan"))
    kebutuhan_lain = Baris(l_("Kebutuhan lain"), panjang=300, validators=[Optional()])

    def validate_balasan(self, isian: Any) -> None:
        if isian.data not in (Balasan.HADIR, Balasan.TIDAK):
            raise ValidationError(_("Pilih hadir atau tidak."))

    def validate_cara(self, isian: Any) -> None:
        if isian.choices and self.balasan.data == Balasan.HADIR and isian.data not in ("tempat", "daring"):
            raise ValidationError(_("Pilih di tempat atau daring."))

    def isi(self) -> IsiBalasan:
        """What was filled in; only after ``validate``."""
        return IsiBalasan(
            hadir=self.balasan.data == Balasan.HADIR,
            cara=(self.cara.data or "") if self.cara.choices else "",
            kebutuhan=tuple(self.kebutuhan.data or ()),
            kebutuhan_lain=self.kebutuhan_lain.data or "",
        )


def form_balasan(forum: Forum, kerangka: Kerangka, peserta: Peserta) -> FormBalasan:
    """The form as the person left it. Only a forum that is held in both ways asks which way."""
    form = FormBalasan(
        data={
            "balasan": peserta.balasan,
            "cara": peserta.balasan_cara,
            "kebutuhan": peserta.kebutuhan,
            "kebutuhan_lain": peserta.kebutuhan_lain,
        }
    )
    form.balasan.choices = [
        SelectChoice(Balasan.HADIR.value, l_("Ya, saya akan hadir")),
        SelectChoice(Balasan.TIDAK.value, l_("Tidak dapat hadir")),
    ]
    form.cara.choices = []
    if forum.moda == "hibrida":
        form.cara.choices = [SelectChoice("tempat", l_("Di tempat")), SelectChoice("daring", l_("Daring"))]
    form.kebutuhan.choices = [SelectChoice(b.kunci, b.nama) for b in kerangka.daftar["kebutuhan"]]
    return form
