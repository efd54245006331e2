"""The form of a contact: who it is, how to reach them, and that they agreed."""

from dataclasses import asdict
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as l_
from wtforms import BooleanField, SelectChoice
from wtforms.validators import InputRequired, Optional, ValidationError

from fkp.borang import Borang
from fkp.forum.kerangka import load_kerangka
from fkp.forum.peserta.isian import NomorHp
from fkp.forum.peserta.kontak import IsiKontak, Setuju, isi_of, setuju_of
from fkp.forum.peserta.models import Kontak
from fkp.forum.peserta.persetujuan import TERBARU, Persetujuan
from fkp.isian import Baris, Pilihan, Tanggal
from fkp.surel import Surel


class FormKontak(Borang):
    """Someone in the book; made by ``form_kontak``. ``tetap`` is asked only when there is one like them."""

    nama = Baris(l_("Nama"), panjang=160, wajib=l_("Tulis nama orangnya."))
    unsur = Pilihan(l_("Unsur peserta"))
    lembaga = Baris(l_("Lembaga"), panjang=200, validators=[Optional()])
    jabatan = Baris(l_("Jabatan"), panjang=160, validators=[Optional()])
    hp = NomorHp(l_("Nomor telepon"))
    surel = Surel(l_("Surel"))
    tetap = BooleanField(l_("Ini orang lain, simpan juga"))
    setuju_hari = Tanggal(l_("Setuju pada"), [InputRequired(l_("Isi hari orang ini setuju."))])
    setuju_lewat = Pilihan(l_("Cara menyetujui"))
    setuju = BooleanField(l_("Sudah ditanyakan, dan orang ini setuju"))

    def validate_unsur(self, isian: Pilihan) -> None:
        if not isian.data:
            raise ValidationError(_("Pilih unsur peserta dari daftar."))

    def validate_setuju_lewat(self, isian: Pilihan) -> None:
        if not isian.data:
            raise ValidationError(_("Pilih bagaimana persetujuannya diberikan."))

    def validate_setuju(self, isian: BooleanField) -> None:
        if not isian.data:
            raise ValidationError(
                _(
                    "Tanpa persetujuan, data orang tidak boleh disimpan di buku kontak. Tanyakan dulu, atau "
                    "undang untuk satu forum saja dari daftar undangannya."
                )
            )

    def isi(self) -> IsiKontak:
        """Who it is; only after ``validate``."""
        return IsiKontak(
            nama=self.nama.data,
            unsur=self.unsur.data,
            lembaga=self.lembaga.data or "",
            jabatan=self.jabatan.data or "",
            hp=self.hp.data or "",
            surel=self.surel.data or "",
        )

    def persetujuan(self, versi: str = TERBARU) -> Setuju:
        """That they agreed to that wording; only after ``validate``."""
        return Setuju(self.setuju_hari.data, self.setuju_lewat.data, versi)


def form_kontak(persetujuan: Persetujuan, kontak: Kontak | None = None, **awal: Any) -> FormKontak:
    """The form for someone new, or for ``kontak`` as stored, who agreed to that wording."""
    if kontak is not None:
        setuju = setuju_of(kontak)
        awal = {**asdict(isi_of(kontak)), "setuju_hari": setuju.hari, "setuju_lewat": setuju.lewat}
    form = FormKontak(data=awal)
    if kontak is not None:
        del form.setuju
    form.unsur.choices = [SelectChoice("", l_("Pilih unsur"))]
    form.unsur.choices += [SelectChoice(satu.kunci, satu.nama) for satu in load_kerangka().unsur]
    form.setuju_lewat.choices = [SelectChoice("", l_("Pilih cara"))]
    form.setuju_lewat.choices += [SelectChoice(*satu) for satu in persetujuan.cara.items()]
    return form
