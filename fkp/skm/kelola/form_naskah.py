"""The form in which the text of a report is changed."""

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as l_
from wtforms import BooleanField, HiddenField
from wtforms.validators import Optional, ValidationError

from fkp.borang import Borang
from fkp.identitas import NOMOR_ORANG, keberatan_umum
from fkp.isian import Baris, Paragraf, Tanggal
from fkp.skm.naskah.kerangka import load_kerangka
from fkp.skm.naskah.sunting import Isian

PANJANG = 8000
NIP_ANGKA = 18
TEKS, DASAR, KEMBALI = "teks_", "dasar_", "kembali_"
LAIN = ("forum_judul", "forum_tanggal", "tempat", "jabatan", "nama", "nip")
"""The fields beside the sections."""


def sidik_isian(nilai: object) -> str:
    """A short mark of a value, by which one that came back unchanged is recognised."""
    teks = nilai.isoformat() if isinstance(nilai, date) else str(nilai or "")
    return hashlib.sha256(teks.encode()).hexdigest()[:16]


class Nip(Baris):
    """18 digits, however they are spaced."""

    def process_formdata(self, valuelist: list[str]) -> None:
        super().process_formdata(["".join(satu.split()) for satu in valuelist])

    def pre_validate(self, form: Any) -> None:
        isi = self.data or ""
        if isi and not (isi.isascii() and isi.isdigit() and len(isi) == NIP_ANGKA):
            raise ValidationError(
                _("NIP terdiri dari %(n)s angka. Hapus tanda lain, lalu hitung lagi.", n=NIP_ANGKA)
            )


class FormNaskah(Borang):
    """Made by ``form_naskah`` with three fields per section: its text, the mark of what was shown, and
    whether to go back to the draft. ``versi`` is the version that was shown."""

    kunci: tuple[str, ...] = ()
    hari_ini: date = date.max
    versi = HiddenField()
    forum_judul = Baris(l_("Judul forum"), panjang=200, validators=[Optional()])
    forum_tanggal = Tanggal(l_("Tanggal forum"), [Optional()])
    tempat = Baris(l_("Tempat penandatanganan"), panjang=80, validators=[Optional()])
    jabatan = Baris(l_("Jabatan"), panjang=160, validators=[Optional()])
    nama = Baris(l_("Nama penanda tangan"), panjang=160, validators=[Optional()])
    nip = Nip("NIP", panjang=40, validators=[Optional()])

    def shown(self, nilai: Mapping[str, Any], versi: int) -> None:
        """Show these values: each field that nobody touched takes its one, and all marks are made anew."""
        for nama, isi in nilai.items():
            if not self.touched(nama):
                self[nama].data = isi
            self[DASAR + nama].data = sidik_isian(isi)
        self.versi.data = str(versi)

    def touched(self, nama: str) -> bool:
        """Whether the field came back with another value than the one that was shown in it. A date that
        cannot be read counts: it was typed."""
        isian = self[nama]
        if not isian.raw_data or not self[DASAR + nama].raw_data:
            return False
        if isian.data is None and "".join(isian.raw_data).strip():
            return True
        return bool(sidik_isian(isian.data) != self[DASAR + nama].data)

    def validate(self, extra_validators: Any = None) -> bool:
        sah = bool(super().validate(extra_validators))
        for kunci in self.kunci:
            teks = self[TEKS + kunci]
            if self.touched(TEKS + kunci) and not teks.data and not self[KEMBALI + kunci].data:
                teks.errors = [_("Tulis teksnya, atau kembalikan ke draf.")]
                sah = False
            # The address of the office may stand in a report.
            if self.touched(TEKS + kunci) and (pesan := keberatan_umum(teks.data or "", NOMOR_ORANG)):
                teks.errors = [*teks.errors, pesan]
                sah = False
        judul, hari = self.forum_judul, self.forum_tanggal
        if pesan := keberatan_umum(judul.data or ""):
            judul.errors = [*judul.errors, pesan]
            sah = False
        if judul.data and not hari.data and not hari.errors:
            hari.errors = [_("Isi tanggal forum itu.")]
            sah = False
        if hari.data and not judul.data:
            judul.errors = [*judul.errors, _("Isi judul forum pada tanggal itu.")]
            sah = False
        if hari.data and hari.data > self.hari_ini:
            hari.errors = [_("Forum ini belum berlangsung. Isi setelah rencananya dibahas.")]
            sah = False
        return sah

    def isian(self, kini: Mapping[str, str], draf: Mapping[str, str]) -> Isian:
        """What is to be kept, given what is kept now (``kini``, edited sections alone) and the drafts. Only
        after ``validate``."""
        isi = dict(kini)
        for kunci in self.kunci:
            teks = self[TEKS + kunci]
            if self[KEMBALI + kunci].data or (self.touched(TEKS + kunci) and teks.data == draf[kunci]):
                isi.pop(kunci, None)
            elif self.touched(TEKS + kunci):
                isi[kunci] = teks.data
        return Isian(isi=isi, **{nama: self._value(nama) for nama in LAIN})

    def _value(self, nama: str) -> Any:
        return self[nama].data if nama == "forum_tanggal" else self[nama].data or ""


def form_naskah(kunci: tuple[str, ...], hari_ini: date) -> type[FormNaskah]:
    """The form with these sections, on a day in the unit's zone."""
    isian: dict[str, Any] = {"kunci": kunci, "hari_ini": hari_ini}
    for satu in kunci:
        judul = load_kerangka().judul_naskah(satu)
        isian[TEKS + satu] = Paragraf(judul, panjang=PANJANG)
        isian[KEMBALI + satu] = BooleanField(l_("Kembalikan ke draf"))
    isian |= {DASAR + nama: HiddenField() for nama in (*(TEKS + satu for satu in kunci), *LAIN)}
    return type("FormNaskahSurvei", (FormNaskah,), isian)
