"""E-mail addresses: tidied before they are kept, checked for shape, never called."""

import re
from typing import Any

from flask_babel import gettext as _
from wtforms import Field, StringField
from wtforms.validators import DataRequired, Optional, ValidationError
from wtforms.widgets import EmailInput

from fkp.ketikan import rapikan

PANJANG_SUREL = 200

_SUREL = re.compile(r"[^@\s<>,;:\"()\[\]\\]+@[^@\s<>,;:\"()\[\]\\.]+(\.[^@\s<>,;:\"()\[\]\\.]+)+")


def sah_surel(surel: str) -> bool:
    """Whether this can be an address: something, an at sign, a domain with a dot."""
    return len(surel) <= PANJANG_SUREL and bool(_SUREL.fullmatch(surel)) and ".." not in surel


class Surel(StringField):
    """An e-mail address; ``wajib`` is the sentence said when it is left empty."""

    widget = EmailInput()

    def __init__(self, label: str, *, wajib: str = "", **kwargs: Any) -> None:
        pemeriksa = [
            DataRequired(wajib) if wajib else Optional(),
            *kwargs.pop("validators", []),
            _periksa_surel,
        ]
        super().__init__(label, pemeriksa, filters=[rapikan], **kwargs)


def _periksa_surel(_form: Any, isian: Field) -> None:
    if not sah_surel(isian.data):
        raise ValidationError(_("Tulis alamat surel yang lengkap, misalnya nama@contoh.id."))
