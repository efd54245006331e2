"""The form of a file."""

from flask_babel import lazy_gettext as l_
from flask_wtf.file import FileField
from wtforms import BooleanField, SelectChoice
from wtforms.validators import Optional

from fkp.borang import Borang
from fkp.forum.materi.models import JenisBerkas
from fkp.isian import Baris, Pilihan


class FormMateri(Borang):
    """A file with its title and what it is for."""

    jenis = Pilihan(
        l_("Untuk apa"),
        default=JenisBerkas.MATERI.value,
        choices=[
            SelectChoice(JenisBerkas.MATERI.value, l_("Bahan yang dibaca sebelum forum")),
            SelectChoice(JenisBerkas.FOTO.value, l_("Foto kegiatan")),
            SelectChoice(JenisBerkas.PUBLIKASI.value, l_("Bukti publikasi")),
        ],
    )
    berkas = FileField(l_("Berkas"))
    judul = Baris(l_("Judul"), panjang=200, validators=[Optional()])
    umum = BooleanField(l_("Dapat diunduh siapa saja di halaman forum"))
