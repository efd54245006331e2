"""Kinds of form fields. What people type or paste is tidied before it is checked or kept."""

from contextlib import suppress
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as l_
from wtforms import DateField, Field, IntegerField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length, ValidationError

from fkp.rumus import seperti_rumus

TAHUN_TERAKHIR = 2100


def rapikan(teks: str | None) -> str:
    """One line: no control characters (PostgreSQL refuses NUL), spaces folded, none at the ends."""
    return " ".join("".join(h if h.isprintable() else " " for h in teks or "").split())


def rapikan_paragraf(teks: str | None) -> str:
    """The same for several lines; empty lines go."""
    return "\n".join(b for b in map(rapikan, (teks or "").splitlines()) if b)


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
