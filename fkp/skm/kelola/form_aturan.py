"""The part of a form that says how the index is computed."""

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as l_
from wtforms import BooleanField, RadioField, SelectChoice, StringField
from wtforms.validators import ValidationError

from fkp.borang import Borang
from fkp.skm.models import Survei
from fkp.skm.queries import aturan_of, instrumen_of
from surveys.aturan import Aturan, AturanSalah, Bobot
from surveys.instrumen import Instrumen
from surveys.mutu import round_once
from surveys.unsur import Unsur

AWALAN_BOBOT = "bobot_"
_BOBOT = re.compile(r"[0-9]{1,15}(?:[.,][0-9]{1,12}|/[0-9]{1,15})?")


class FormAturan(Borang):
    """How the index is computed. Weights of one's own are one field per unsur."""

    unsur: tuple[Unsur, ...] = ()
    bobot = RadioField(
        l_("Bobot tiap unsur"),
        choices=[
            SelectChoice("eksak", l_("Tepat: 1 dibagi banyak unsur")),
            SelectChoice("3", l_("0,111 (dibulatkan tiga desimal)")),
            SelectChoice("2", l_("0,11 (dibulatkan dua desimal)")),
            SelectChoice("sendiri", l_("Bobot sendiri per unsur")),
        ],
        default="eksak",
        validate_choice=False,
    )
    nrr_dulu = BooleanField(l_("Bulatkan NRR tiap unsur dulu, tiga desimal"))
    penggabungan = RadioField(
        l_("Bila layanannya lebih dari satu"),
        choices=[
            SelectChoice("gabungan", l_("Gabungkan semua jawaban")),
            SelectChoice("rata_layanan", l_("Rata-rata indeks tiap layanan")),
        ],
        default="gabungan",
        validate_choice=False,
    )

    @property
    def bobot_sendiri(self) -> list[Any]:
        """The fields of the weights of one's own."""
        return [self[AWALAN_BOBOT + satu.kunci] for satu in self.unsur]

    def validate_bobot(self, isian: RadioField) -> None:
        if isian.data not in {"eksak", "3", "2", "sendiri"}:
            raise ValidationError(_("Pilih satu cara pembobotan."))

    def validate_penggabungan(self, isian: RadioField) -> None:
        if isian.data not in {"gabungan", "rata_layanan"}:
            raise ValidationError(_("Pilih satu cara penggabungan."))

    def aturan(self, instrumen: Instrumen) -> Aturan:
        """The method as filled in. Raises AturanSalah with a sentence."""
        bobot: Bobot = "eksak"
        if self.bobot.data == "sendiri":
            isi = {u.kunci: (self[AWALAN_BOBOT + u.kunci].data or "").strip() for u in instrumen.unsur}
            if kosong := [u.nama for u in instrumen.unsur if not isi[u.kunci]]:
                raise AturanSalah(_("Isi bobot %(nama)s.", nama=", ".join(kosong)))
            bobot = {kunci: _pecahan(nilai) for kunci, nilai in isi.items()}
        elif self.bobot.data != "eksak":
            bobot = Decimal(round_once(Fraction(1, len(instrumen.unsur)), int(self.bobot.data)))
        aturan = Aturan(
            bobot=bobot,
            nrr_desimal=3 if self.nrr_dulu.data else None,
            penggabungan=self.penggabungan.data,
        )
        aturan.weights([u.kunci for u in instrumen.unsur])
        return aturan

    def check_aturan(self, instrumen: Instrumen) -> bool:
        """Whether the method can be used; what is wrong stands at the weights."""
        try:
            self.aturan(instrumen)
        except AturanSalah as galat:
            self.bobot.errors = [*self.bobot.errors, str(galat)]
            return False
        return True


def isian_bobot(instrumen: Sequence[Instrumen]) -> dict[str, Any]:
    """Class attributes of a form: the unsur of these instruments and a field of weight for each."""
    unsur = tuple(dict.fromkeys(u for i in instrumen for u in i.unsur))
    return {"unsur": unsur, **{AWALAN_BOBOT + u.kunci: StringField(u.nama) for u in unsur}}


def isi_aturan(survei: Survei) -> dict[str, Any]:
    """The method of a survey as form values."""
    aturan, instrumen = aturan_of(survei), instrumen_of(survei)
    isi: dict[str, Any] = {
        "bobot": "eksak",
        "nrr_dulu": aturan.nrr_desimal is not None,
        "penggabungan": aturan.penggabungan,
    }
    if isinstance(aturan.bobot, Decimal):
        tiga = round_once(Fraction(1, len(instrumen.unsur)), 3)
        isi["bobot"] = "3" if aturan.bobot == tiga else "2"
    elif aturan.bobot != "eksak":
        isi["bobot"] = "sendiri"
        isi |= {AWALAN_BOBOT + kunci: str(nilai) for kunci, nilai in aturan.bobot.items()}
    return isi


def _pecahan(teks: str) -> Fraction:
    try:
        # Only digits with a comma, a dot or a slash: a short "1e99999999" would take minutes and gigabytes.
        if _BOBOT.fullmatch(teks):
            return Fraction(teks.replace(",", "."))
    except ZeroDivisionError:
        pass
    raise AturanSalah(_("Bobot '%(teks)s' bukan bilangan.", teks=teks[:20]))
