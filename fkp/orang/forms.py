"""Forms about people: signing in, choosing a password, an account, a role."""

import re
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as l_
from wtforms import BooleanField, HiddenField, PasswordField, RadioField, SelectChoice, StringField
from wtforms.validators import DataRequired, InputRequired, Length, Regexp, ValidationError

from fkp.akun.models import Peran
from fkp.akun.sandi import sandi_lemah
from fkp.borang import Borang
from fkp.isian import Baris
from fkp.ketikan import rapikan
from fkp.orang.queries import Tempat
from fkp.surel import Surel

NAMA_PENGGUNA = re.compile(r"[a-z0-9][a-z0-9._-]{1,58}[a-z0-9]\Z")
ISI_SANDI = l_("Isi sandi Anda.")


class FormMasuk(Borang):
    nama_pengguna = Baris(l_("Nama pengguna"), panjang=60, wajib=l_("Isi nama pengguna Anda."))
    sandi = PasswordField(l_("Sandi"), [InputRequired(ISI_SANDI)])
    lanjut = HiddenField()


class FormSandiBaru(Borang):
    """A new password, typed twice. ``untuk`` is the user name that it must not contain."""

    untuk: str = ""
    sandi_baru = PasswordField(l_("Sandi baru"), [InputRequired(l_("Isi sandi baru."))])
    sandi_ulang = PasswordField(l_("Ketik sekali lagi"), [InputRequired(l_("Ketik sandi baru sekali lagi."))])

    def validate_sandi_baru(self, isian: PasswordField) -> None:
        if salah := sandi_lemah(isian.data, self.untuk):
            raise ValidationError(salah)

    def validate_sandi_ulang(self, isian: PasswordField) -> None:
        if isian.data != self.sandi_baru.data:
            raise ValidationError(_("Kedua sandi tidak sama. Ketik ulang keduanya."))


class FormGantiSandi(FormSandiBaru):
    sandi = PasswordField(l_("Sandi sekarang"), [InputRequired(ISI_SANDI)])


class FormOrang(Borang):
    nama = Baris(l_("Nama lengkap"), panjang=120, wajib=l_("Isi nama lengkap."))


class FormKabar(Borang):
    """Where reminders go beside the inbox; an empty address is the inbox only."""

    surel = Surel(
        l_("Alamat surel"), description=l_("Untuk pengingat janji saja. Kosongkan bila tidak ingin disurati.")
    )
    ringkasan = BooleanField(l_("Kirim juga ringkasan tiap Senin pagi"))

    @property
    def kabar(self) -> str:
        """What saving it means, in a sentence."""
        if self.surel.data:
            return str(_("Tersimpan. Pengingat dikirim ke %(surel)s.", surel=self.surel.data))
        return str(_("Tersimpan. Pengingat hanya ada di kotak masuk."))


class FormAkun(FormOrang):
    nama_pengguna = StringField(
        l_("Nama pengguna"),
        [
            DataRequired(l_("Isi nama pengguna.")),
            Regexp(
                NAMA_PENGGUNA,
                message=l_("Pakai 3 sampai 60 huruf kecil, angka, titik, atau tanda hubung."),
            ),
        ],
        filters=[lambda teks: rapikan(teks).lower()],
        description=l_("Untuk masuk, misalnya rani.umpama. Tidak dapat diganti."),
    )


class FormPeran(Borang):
    """A role at a place. The place is typed; a list of everything in scope helps."""

    daftar_tempat: dict[str, Tempat]
    peran = RadioField(
        l_("Peran"),
        choices=[SelectChoice(p.value, l_(p.nama)) for p in Peran],
        validate_choice=False,
    )
    tempat = StringField(
        l_("Di instansi atau unit"),
        [DataRequired(l_("Isi nama instansi atau unit.")), Length(max=600)],
        filters=[rapikan],
        description=l_("Ketik sebagian namanya, lalu pilih dari daftar yang muncul."),
    )

    def __init__(self, *args: Any, daftar_tempat: dict[str, Tempat], **kwargs: Any) -> None:
        self.daftar_tempat = daftar_tempat
        super().__init__(*args, **kwargs)

    def validate_peran(self, isian: RadioField) -> None:
        if isian.data not in set(Peran):
            raise ValidationError(_("Pilih satu peran."))

    def validate_tempat(self, isian: StringField) -> None:
        mirip = self._mirip()
        if not mirip:
            raise ValidationError(_("Tidak ada instansi atau unit bernama itu dalam wewenang Anda."))
        if len(mirip) > 1:
            contoh = "; ".join(t.nama for t in mirip[:5])
            raise ValidationError(_("Ada beberapa yang mirip, pilih salah satu: %(contoh)s.", contoh=contoh))

    def _mirip(self) -> list[Tempat]:
        cari = (self.tempat.data or "").casefold()
        persis = [t for t in self.daftar_tempat.values() if t.nama.casefold() == cari]
        return persis or [t for t in self.daftar_tempat.values() if cari in t.nama.casefold()]

    @property
    def jalur(self) -> str:
        """The path of the chosen place, once the form has been found right."""
        return self._mirip()[0].jalur


class FormOrangBaru(FormAkun, FormPeran):
    """A new person with a first role; the fields come in the order in which they are declared above."""
