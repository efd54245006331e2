"""Forms of a card: its text, and the drafts of a proposal."""

from typing import Any

from flask_babel import lazy_gettext as l_
from wtforms import HiddenField, SelectChoice
from wtforms.validators import Optional

from fkp.borang import Borang
from fkp.inovasi.isi import IsiKartu
from fkp.inovasi.kipp import Formulir
from fkp.inovasi.models import KartuInovasi
from fkp.isian import Baris, Paragraf, Pilihan, Tanggal
from surveys.unsur import UNSUR

TERPANJANG = 4000


class FormKartu(Borang):
    """The text of a card. A draft may lack everything but its title."""

    judul = Baris(l_("Judul"), panjang=160, wajib=l_("Tulis judul yang menyebut apa yang dilakukan."))
    masalah = Paragraf(l_("Masalah"), panjang=TERPANJANG)
    solusi = Paragraf(l_("Yang dilakukan"), panjang=TERPANJANG)
    mulai = Tanggal(l_("Berjalan sejak"), [Optional()])
    unsur = Pilihan(l_("Unsur"))
    hasil = Paragraf(l_("Hasil"), panjang=TERPANJANG)
    biaya = Paragraf(l_("Biaya"), panjang=TERPANJANG, validators=[Optional()])
    kebutuhan = Paragraf(l_("Yang diperlukan untuk menirunya"), panjang=TERPANJANG)
    versi = HiddenField()

    def isi(self) -> IsiKartu:
        """What was filled in; only after ``validate``."""
        return IsiKartu(
            judul=self.judul.data,
            masalah=self.masalah.data or "",
            solusi=self.solusi.data or "",
            mulai=self.mulai.data,
            hasil=self.hasil.data or "",
            biaya=self.biaya.data or "",
            kebutuhan=self.kebutuhan.data or "",
            unsur=self.unsur.data,
        )


def form_kartu(**kwargs: Any) -> FormKartu:
    """The form with its choices."""
    form = FormKartu(**kwargs)
    tanpa = SelectChoice(value="", label=str(l_("Bukan satu unsur tertentu")))
    form.unsur.choices = [tanpa, *(SelectChoice(value=u.kunci, label=u.nama) for u in UNSUR)]
    return form


def isi_kartu(kartu: KartuInovasi) -> dict[str, Any]:
    """What the form starts from."""
    nama = ("judul", "masalah", "solusi", "mulai", "unsur", "hasil", "biaya", "kebutuhan")
    return {**{satu: getattr(kartu, satu) for satu in nama}, "versi": str(kartu.versi)}


class FormUsulan(Borang):
    """The drafts of a proposal; made by ``form_usulan``, which adds a field for each."""

    versi = HiddenField()
    isian: tuple[str, ...] = ()

    def usulan(self) -> dict[str, str]:
        """Each field and what was written; only after ``validate``."""
        return {kunci: self[kunci].data or "" for kunci in self.isian}


def form_usulan(formulir: Formulir, **kwargs: Any) -> FormUsulan:
    """The form with the fields of this version of the proposal."""
    isian: dict[str, Any] = {
        satu.kunci: Paragraf(satu.nama, panjang=TERPANJANG, validators=[Optional()])
        for satu in formulir.isian
    }
    kelas = type("FormUsulanKipp", (FormUsulan,), {**isian, "isian": tuple(isian)})
    form: FormUsulan = kelas(**kwargs)
    return form


def isi_usulan(kartu: KartuInovasi) -> dict[str, Any]:
    """What the form starts from."""
    return {**kartu.usulan, "versi": str(kartu.versi)}
