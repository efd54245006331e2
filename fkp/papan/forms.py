"""The forms of following a promise, of answering, and of looking at a reason."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as l_
from wtforms import BooleanField, HiddenField, RadioField, SelectChoice, SelectField
from wtforms.validators import DataRequired, ValidationError

from fkp.borang import Borang
from fkp.identitas import keberatan_warga
from fkp.isian import Paragraf
from fkp.papan.jawab import Jawaban
from fkp.papan.models import KeadaanTanggapan
from fkp.papan.persetujuan import load_kabar
from fkp.surel import Surel

ALASAN_TERPANJANG = 500


class FormIkut(Borang):
    """An address, and the consent to keep it."""

    surel = Surel(l_("Alamat surel"), wajib=l_("Tulis alamat surel Anda."))
    setuju = BooleanField(validators=[DataRequired(l_("Centang kotak ini bila Anda setuju."))])


class FormJawab(Borang):
    """Whether it was done, and why one says so."""

    jawaban = RadioField(l_("Sudah dikerjakan?"), validate_choice=False)
    alasan = Paragraf(l_("Alasan"), panjang=ALASAN_TERPANJANG)

    def validate_jawaban(self, isian: Any) -> None:
        if isian.data not in set(Jawaban):
            raise ValidationError(_("Pilih sudah atau belum."))

    def validate_alasan(self, isian: Any) -> None:
        if self.jawaban.data == Jawaban.BELUM and not isian.data:
            raise ValidationError(_("Tulis apa yang belum, supaya unit tahu apa yang kurang."))
        if keberatan := keberatan_warga(isian.data or ""):
            raise ValidationError(keberatan)


class FormPutusan(Borang):
    """Whether a reason is shown, and if not why. ``dibaca`` is when the text that was read was written."""

    keputusan = HiddenField()
    dibaca = HiddenField()
    alasan = SelectField(choices=[], validate_choice=False)

    def validate_keputusan(self, isian: Any) -> None:
        if isian.data not in (KeadaanTanggapan.TAMPIL, KeadaanTanggapan.DITOLAK):
            raise ValidationError(_("Pilih tampilkan atau tolak."))

    def validate_alasan(self, isian: Any) -> None:
        if self.keputusan.data == KeadaanTanggapan.DITOLAK and isian.data not in load_kabar().tolak:
            raise ValidationError(_("Pilih mengapa teks ini tidak ditampilkan."))


def form_ikut(setuju: str) -> FormIkut:
    """The form; ``setuju`` stands beside the box."""
    form = FormIkut()
    form.setuju.label.text = setuju
    return form


def form_jawab(jawaban: str, alasan: str = "") -> FormJawab:
    """The form with what the link chose or was answered before."""
    form = FormJawab(data={"jawaban": jawaban, "alasan": alasan})
    form.jawaban.choices = [
        SelectChoice(Jawaban.SUDAH.value, l_("Sudah")),
        SelectChoice(Jawaban.BELUM.value, l_("Belum")),
    ]
    return form
