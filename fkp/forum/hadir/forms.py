"""Forms of attendance: at the door, somebody who comes uninvited, and a sheet of paper."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask_babel import lazy_gettext as l_
from wtforms import BooleanField, FileField, SelectChoice, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from fkp.borang import Borang
from fkp.forum.kapan import mulai_pada
from fkp.forum.kerangka import Kerangka
from fkp.forum.models import Forum
from fkp.forum.peserta.forms import BorangPeserta
from fkp.forum.peserta.isian import NomorHp
from fkp.isian import Baris, Centang, Jam, Pilihan

TEMPELAN_TERPANJANG = 200_000
"""Characters of pasted names: two thousand people with all their columns."""


class FormTamu(BorangPeserta):
    """Somebody who is on no list; made by ``form_tamu``."""

    nama = Baris(l_("Nama"), panjang=160, wajib=l_("Tulis nama orang yang datang."))
    unsur = Pilihan(l_("Unsur"), validators=[DataRequired(l_("Pilih unsur orang itu."))])
    lembaga = Baris(l_("Lembaga atau organisasi"), panjang=200, validators=[Optional()])
    jabatan = Baris(l_("Jabatan"), panjang=160, validators=[Optional()])
    hp = NomorHp(l_("Nomor HP"))
    daring = BooleanField(l_("Ikut secara daring"))


class FormMasuk(BorangPeserta):
    """A participant with their own phone; made by ``form_masuk``."""

    nama = Baris(l_("Nama lengkap"), panjang=160, wajib=l_("Tulis nama Anda."))
    lembaga = Baris(
        l_("Lembaga atau organisasi"),
        panjang=200,
        wajib=l_("Tulis lembaga Anda, atau misalnya “warga Kelurahan Umpama”."),
    )
    jabatan = Baris(l_("Jabatan"), panjang=160, validators=[Optional()])
    unsur = Pilihan(l_("Anda datang sebagai"), validators=[DataRequired(l_("Pilih satu unsur."))])
    hp = NomorHp(l_("Nomor HP"))
    jenis_kelamin = Pilihan(
        l_("Jenis kelamin"),
        default="",
        validators=[Optional()],
        choices=[
            SelectChoice("", l_("Tidak diisi")),
            SelectChoice("L", l_("Laki-laki")),
            SelectChoice("P", l_("Perempuan")),
        ],
    )
    kebutuhan = Centang(l_("Yang Anda perlukan"))


class FormKertas(Borang):
    """A signed sheet that is entered later. Who is ticked on the list arrives as ``peserta``."""

    nama_baru = TextAreaField(
        l_("Nama yang tidak ada di daftar"),
        [Optional(), Length(max=TEMPELAN_TERPANJANG, message=l_("Bagi menjadi dua tempelan."))],
    )
    unsur_baru = Pilihan(l_("Unsur untuk baris yang tidak menyebutnya"))
    pukul = Jam(l_("Jam kedatangan"), [InputRequired(l_("Isi jam kedatangan, misalnya 09:00."))])
    daring = BooleanField(l_("Mereka ikut secara daring"))
    lembar = FileField(l_("Pindaian atau foto lembarnya"), [Optional()])

    def datang(self, forum: Forum) -> datetime:
        """When they came: that hour on the day of the forum."""
        awal = mulai_pada(forum)
        if awal is None or self.pukul.data is None:
            raise ValueError("a forum with attendance has a date")
        return datetime.combine(awal.date(), self.pukul.data, ZoneInfo(forum.unit.zona))

    def belum_tiba(self, forum: Forum, saat: datetime) -> bool:
        """Whether somebody typed an hour that is still to come. The hour at which the forum begins stands in
        the field already: whoever came before it came now."""
        datang = self.datang(forum)
        return datang > saat and datang != mulai_pada(forum)


def form_tamu(kerangka: Kerangka, **kwargs: Any) -> FormTamu:
    """The form with the elements of this kerangka, none chosen."""
    form = FormTamu(**kwargs)
    form.unsur.choices = _unsur(kerangka)
    return form


def form_masuk(kerangka: Kerangka, **kwargs: Any) -> FormMasuk:
    """The form with elements and needs of this kerangka, none chosen."""
    form = FormMasuk(**kwargs)
    form.unsur.choices = _unsur(kerangka)
    form.kebutuhan.choices = [SelectChoice(b.kunci, b.nama) for b in kerangka.daftar["kebutuhan"]]
    return form


def form_kertas(forum: Forum, kerangka: Kerangka, **kwargs: Any) -> FormKertas:
    """The form; people of a paper sheet came when the forum began unless somebody says otherwise."""
    awal = mulai_pada(forum)
    form = FormKertas(data={"pukul": awal.time() if awal else None}, **kwargs)
    form.unsur_baru.choices = _unsur(kerangka)
    return form


def _unsur(kerangka: Kerangka) -> list[SelectChoice]:
    pilih = [SelectChoice("", l_("Pilih unsur"))]
    return pilih + [SelectChoice(u.kunci, u.nama) for u in kerangka.unsur_semua]
