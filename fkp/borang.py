"""The form that every form here is: what WTForms itself says comes in the language of the page."""

from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as l_
from flask_wtf import FlaskForm
from wtforms import Field

from fkp.formats import tanggal

# WTForms has no Indonesian catalogue. A sentence of its own is the last resort: our fields say better what
# they expect, so most of its sentences need one answer only.
_KALIMAT = {
    "This field is required.": l_("Isian ini belum diisi."),
    "Not a valid choice.": l_("Pilih salah satu dari daftar."),
    "Invalid Choice: could not coerce.": l_("Pilih salah satu dari daftar."),
    "'%(value)s' is not a valid choice for this field.": l_("Pilih salah satu dari daftar."),
    "Not a valid integer value.": l_("Isi dengan bilangan bulat."),
    "Not a valid decimal value.": l_("Isi dengan bilangan."),
    "Not a valid float value.": l_("Isi dengan bilangan."),
    "Not a valid date value.": l_("Isi dengan tanggal, misalnya 2026-10-31."),
}
_LAINNYA = l_("Isian ini tidak dapat dipakai.")


class _Terjemahan:
    """What WTForms asks for a sentence; it puts the values in afterwards, and ours need none."""

    def gettext(self, kalimat: str) -> str:
        return str(_KALIMAT.get(kalimat, _LAINNYA))

    def ngettext(self, satu: str, _banyak: str, _n: int) -> str:
        return self.gettext(satu)


class Borang(FlaskForm):
    """A form whose built-in messages are Indonesian, and English on an English page."""

    class Meta(FlaskForm.Meta):
        def get_translations(self, _form: Any) -> _Terjemahan:
            return _Terjemahan()


def versi_dibaca(isian: Field) -> int:
    """The version of a row that a form was filled in on (a hidden field); 0, which no row has, for anything
    unreadable."""
    teks = isian.data or ""
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 10 else 0


def beda_isian(form: Any, kini: dict[str, Any]) -> list[tuple[str, str]]:
    """The fields in which a form differs from what is stored by now: label, and what is stored."""
    return [
        (str(form[nama].label.text), _sebut(form[nama], nilai))
        for nama, nilai in kini.items()
        if nama != "versi" and (form[nama].data or "") != (nilai or "")
    ]


def _sebut(isian: Field, nilai: Any) -> str:
    """A stored value in the words of its field."""
    if isinstance(nilai, bool):
        return str(_("ya") if nilai else _("tidak"))
    if isinstance(nilai, date):
        return tanggal(nilai)
    pilihan = {c.value: str(c.label) for c in getattr(isian, "choices", None) or ()}
    return pilihan.get(nilai, str(nilai or "")) or str(_("kosong"))
