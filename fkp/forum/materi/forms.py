"""The form of a file."""

from flask_babel import lazy_gettext as l_
from flask_wtf.file import FileField
from wtforms import BooleanField
from wtforms.validators import Optional

from fkp.borang import Borang
from fkp.unit.isian import Baris


class FormMateri(Borang):
    """A file with its title."""

    berkas = FileField(l_("Berkas"))
    judul = Baris(l_("Judul"), panjang=200, validators=[Optional()])
    umum = BooleanField(l_("Dapat diunduh siapa saja di halaman forum"))
