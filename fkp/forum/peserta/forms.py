"""Forms around the people of a forum."""

from typing import Any

from flask_babel import lazy_gettext as l_
from wtforms import SelectChoice
from wtforms.validators import Optional

from fkp.borang import Borang
from fkp.forum.kerangka import Kerangka
from fkp.forum.peserta.actions import ISIAN, PANJANG, IsiPeserta
from fkp.forum.peserta.isian import NomorHp
from fkp.forum.peserta.models import Peserta
from fkp.isian import Baris, Pilihan
from fkp.surel import Surel

KELAMIN = (("", l_("Tidak diisi")), ("L", l_("Laki-laki (L)")), ("P", l_("Perempuan (P)")))


class BorangPeserta(Borang):
    """A form about one person: of the fields in ``ISIAN`` those that it asks for."""

    def isi(self) -> IsiPeserta:
        """What was filled in; only after ``validate``."""
        isi: dict[str, Any] = {nama: self[nama].data or "" for nama in ISIAN if nama in self}
        return IsiPeserta(**isi)


class FormPeserta(BorangPeserta):
    """One person; made by ``form_peserta`` with the elements of the forum."""

    nama = Baris(l_("Nama"), panjang=PANJANG["nama"], wajib=l_("Isi nama orangnya."))
    unsur = Pilihan(l_("Unsur"))
    lembaga = Baris(l_("Lembaga"), panjang=PANJANG["lembaga"], validators=[Optional()])
    jabatan = Baris(l_("Jabatan"), panjang=PANJANG["jabatan"], validators=[Optional()])
    hp = NomorHp(l_("Nomor telepon"))
    surel = Surel(l_("Surel"))
    jenis_kelamin = Pilihan(l_("Jenis kelamin"))


def form_peserta(kerangka: Kerangka, peserta: Peserta | None = None, **kwargs: Any) -> FormPeserta:
    """The form for a new person, or for ``peserta`` as it is."""
    form = FormPeserta(obj=peserta, **kwargs)
    form.unsur.choices = [SelectChoice("", l_("Pilih unsur"))] if peserta is None else []
    form.unsur.choices += [SelectChoice(u.kunci, u.nama) for u in kerangka.unsur_semua]
    form.jenis_kelamin.choices = [SelectChoice(nilai, nama) for nilai, nama in KELAMIN]
    return form
