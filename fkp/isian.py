"""Kinds of form fields: what people type is tidied, and refused in Indonesian."""

import re
from contextlib import suppress
from datetime import date, time
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as l_
from wtforms import (
    DateField,
    Field,
    IntegerField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    TimeField,
)
from wtforms.validators import DataRequired, Length, Optional, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from fkp.ketikan import rapikan, rapikan_paragraf
from fkp.rumus import seperti_rumus

TAHUN_TERAKHIR = 2100

_JAM = re.compile(r"(\d{1,2})(?:[.:](\d{2})(?:[.:]\d{2})?)?")


def bukan_rumus(_form: Any, isian: Field) -> None:
    """A name stands first in its cell of the canonical answer file, whose bytes cannot be quoted."""
    for satu in (isian.data or "").splitlines():
        if seperti_rumus(satu):
            raise ValidationError(
                _("Nama tidak boleh diawali =, +, -, atau @: hapus tanda itu dari %(nama)s.", nama=satu[:40])
            )


class Baris(StringField):
    """One line of text; ``wajib`` is the sentence said when it is left empty."""

    def __init__(self, label: str, *, panjang: int, wajib: str = "", **kwargs: Any) -> None:
        pemeriksa = [*([DataRequired(wajib)] if wajib else []), *kwargs.pop("validators", [])]
        pemeriksa.append(Length(max=panjang, message=l_("Paling panjang %(n)s huruf.", n=panjang)))
        super().__init__(label, pemeriksa, filters=[rapikan], **kwargs)


class Paragraf(TextAreaField):
    """Several lines of text."""

    def __init__(self, label: str, *, panjang: int, wajib: str = "", **kwargs: Any) -> None:
        pemeriksa = [*([DataRequired(wajib)] if wajib else []), *kwargs.pop("validators", [])]
        pemeriksa.append(Length(max=panjang, message=l_("Paling panjang %(n)s huruf.", n=panjang)))
        super().__init__(label, pemeriksa, filters=[rapikan_paragraf], **kwargs)


class Pilihan(SelectField):
    """One of a list; a value that is not on it gets an Indonesian sentence."""

    def pre_validate(self, form: Any) -> None:
        if self.data not in {c.value for c in self.choices}:
            raise ValidationError(_("Pilih salah satu dari daftar."))


class Centang(SelectMultipleField):
    """Any of a list as boxes to tick; ``asing`` is the sentence said of a value that is not on it, which may
    name it as ``%(isi)s``."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def __init__(self, label: str, *, asing: str = l_("Pilih dari daftar."), **kwargs: Any) -> None:
        super().__init__(label, [Optional()], **kwargs)
        self.asing = asing

    def pre_validate(self, _form: Any) -> None:
        dikenal = {c.value for c in self.choices}
        lain = [satu for satu in self.data or () if satu not in dikenal]
        if lain and self.validate_choice:
            raise ValidationError(self.asing % {"isi": lain[0][:60]})


class Bilangan(IntegerField):
    """A whole number; anything else gets an Indonesian sentence."""

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = None
        if valuelist and valuelist[0].strip():
            try:
                self.data = int(valuelist[0])
            except ValueError:
                raise ValueError(_("Isi dengan bilangan bulat.")) from None


class Tanggal(DateField):
    """A day; anything else gets an Indonesian sentence."""

    data: Any

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = None
        if valuelist and valuelist[0].strip():
            with suppress(ValueError):
                self.data = date.fromisoformat(valuelist[0].strip())
            # Beside the last day of the calendar there is no next one, and nothing is planned there either.
            if self.data is None or not 2000 <= self.data.year <= TAHUN_TERAKHIR:
                self.data = None
                raise ValueError(_("Isi dengan tanggal, misalnya 2026-10-31."))


class Jam(TimeField):
    """An hour of the day: 09.00, as people here write it, or 09:00, as browsers send it."""

    data: Any

    def _value(self) -> str:
        """What was typed, in the one shape that the control of a browser reads."""
        return f"{self.data:%H:%M}" if self.data else " ".join(self.raw_data or ())

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = None
        if not valuelist or not valuelist[0].strip():
            return
        cocok = _JAM.fullmatch(valuelist[0].strip())
        if cocok is None or int(cocok[1]) > 23 or int(cocok[2] or 0) > 59:
            raise ValueError(_("Isi dengan jam, misalnya 09.00."))
        self.data = time(int(cocok[1]), int(cocok[2] or 0))
