"""Telephone numbers: tidied before they are kept, checked for shape, never called."""

import re
import unicodedata
from typing import Any

from flask_babel import gettext as _
from wtforms import Field, StringField
from wtforms.validators import DataRequired, Optional, ValidationError
from wtforms.widgets import TelInput

from fkp.ketikan import rapikan

# 08... is a mobile number, another 0... a desk of an office; a number of another country keeps its plus.
_DALAM_NEGERI = re.compile(r"0[1-9]\d{6,11}")
_LUAR_NEGERI = re.compile(r"\+[1-9]\d{7,14}")
_TANDA = re.compile(r"[\s().\-–—/]")


def rapikan_hp(teks: str | None) -> str:
    """A number as it is kept: "+62 812-3456-7890", "62 812 ..." and "812 ..." become "081234567890". What
    holds anything that no number has stays as it was typed, so that it comes back to be corrected."""
    ketikan = rapikan(teks)
    angka = "".join(_angka(h) for h in _TANDA.sub("", ketikan))
    if not re.fullmatch(r"\+?\d+", angka):
        return ketikan
    if re.match("00[1-9]", angka):
        angka = "+" + angka[2:]
    if angka.startswith(("+62", "62")):
        return "0" + angka.removeprefix("+").removeprefix("62").lstrip("0")
    return "0" + angka if angka.startswith("8") else angka


def _angka(huruf: str) -> str:
    """A digit of any script as ours; another character as it is."""
    return str(unicodedata.decimal(huruf)) if huruf.isdecimal() else huruf


def sah_hp(hp: str) -> bool:
    """Whether a tidied number can be one."""
    return bool(_DALAM_NEGERI.fullmatch(hp) or _LUAR_NEGERI.fullmatch(hp))


def tulis_hp(hp: str) -> str:
    """A kept mobile number in groups, 0812-3456-7890; anything else as it is. The template filter ``hp``."""
    return "-".join(re.findall(r"\d{4}(?=\d{2})|\d+", hp)) if re.fullmatch(r"08\d+", hp) else hp


class NomorHp(StringField):
    """A telephone number, kept as 08...; ``wajib`` is the sentence said when it is left empty."""

    widget = TelInput()

    def __init__(self, label: str, *, wajib: str = "", **kwargs: Any) -> None:
        pemeriksa = [DataRequired(wajib) if wajib else Optional(), *kwargs.pop("validators", []), _periksa_hp]
        super().__init__(label, pemeriksa, filters=[rapikan_hp], **kwargs)


def _periksa_hp(_form: Any, isian: Field) -> None:
    if not sah_hp(isian.data):
        raise ValidationError(_("Tulis nomor telepon dengan angka saja, misalnya 0812-3456-7890."))
