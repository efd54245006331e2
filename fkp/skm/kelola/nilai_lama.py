"""Staff: values that a unit published before it used this program, for the trend of its reports."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as l_
from sqlalchemy import select
from wtforms import BooleanField, RadioField, SelectChoice
from wtforms.validators import InputRequired, NumberRange, Optional

from fkp.borang import Borang
from fkp.clock import now, setempat
from fkp.db import db
from fkp.formats import angka
from fkp.isian import Baris, Bilangan, Pilihan
from fkp.izin.guard import pengguna, require
from fkp.izin.rules import Izin
from fkp.skm.kelola.forms import pilihan_periode
from fkp.skm.models import Periode
from fkp.skm.naskah.deret import ikm_lama
from fkp.skm.naskah.lama import NilaiKembar, Terbitan, daftar_nilai, hapus_nilai, nama_nilai, tambah_nilai
from fkp.skm.naskah.models import NilaiLama
from fkp.skm.periode import Kalender
from fkp.unit.milik import unit_tercakup
from surveys.mutu import Mutu, mutu_of

bp = Blueprint("nilai_lama", __name__, url_prefix="/kelola/unit")

TAHUN_PERTAMA = 2004
_IKM = re.compile(r"[0-9]{2,3}(?:[.,][0-9]{1,2})?")
TERKECIL, TERBESAR = Decimal(25), Decimal(100)


class FormNilaiLama(Borang):
    """One published value. ``pasti`` keeps a letter that does not fit its number."""

    hari_ini: date = date.max
    periode = Pilihan(l_("Periode"))
    tahun = Bilangan(
        l_("Tahun"),
        [
            InputRequired(l_("Isi tahunnya.")),
            NumberRange(TAHUN_PERTAMA, 2100, l_("Isi 2004 sampai 2100.")),
        ],
    )
    ikm = Baris(l_("IKM seperti yang tercetak"), panjang=10, wajib=l_("Isi nilainya, misalnya 81,25."))
    mutu = RadioField(
        l_("Huruf mutu seperti yang tercetak"),
        choices=[*(SelectChoice(m.value, m.value) for m in Mutu), SelectChoice("", l_("Tidak ada"))],
        default="",
        validate_choice=False,
    )
    pita = RadioField(
        l_("Tabel huruf yang dipakai waktu itu"),
        choices=[
            SelectChoice("2017", l_("Tahun 2017 (9 unsur)")),
            SelectChoice("2004", l_("Tahun 2004 (14 unsur)")),
        ],
        default="2017",
    )
    sumber = Baris(l_("Sumber"), panjang=200, validators=[Optional()])
    pasti = BooleanField(l_("Simpan seperti yang diumumkan, walaupun hurufnya tidak cocok"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.periode.choices = pilihan_periode()
        self.janggal = False

    @property
    def kalender(self) -> Kalender:
        jenis, _sela, ke = self.periode.data.partition("-")
        return Kalender(Periode(jenis), self.tahun.data or 0, int(ke))

    @property
    def nilai(self) -> Decimal | None:
        """The number typed, None when it is not one of the scale."""
        teks = self.ikm.data or ""
        if not _IKM.fullmatch(teks):
            return None
        nilai = Decimal(teks.replace(",", "."))
        return nilai if TERKECIL <= nilai <= TERBESAR else None

    def validate(self, extra_validators: Any = None) -> bool:
        sah = bool(super().validate(extra_validators))
        if self.ikm.data and self.nilai is None:
            self.ikm.errors = [_("Isi 25 sampai 100 dengan paling banyak dua desimal, misalnya 81,25.")]
            sah = False
        if self.mutu.data not in {"", *(m.value for m in Mutu)}:
            self.mutu.errors = [_("Pilih A, B, C, D, atau tidak ada.")]
            sah = False
        if not self.periode.errors and not self.tahun.errors and self.kalender.akhir > self.hari_ini:
            self.tahun.errors = [_("%(periode)s belum selesai.", periode=self.kalender.nama)]
            sah = False
        return self._check_huruf() and sah

    def _check_huruf(self) -> bool:
        """A letter that the table of 2017 does not give to its number is kept only on purpose."""
        if self.pita.data != "2017" or not self.mutu.data or self.nilai is None:
            return True
        seharusnya = mutu_of(self.nilai)
        self.janggal = seharusnya != self.mutu.data
        if not self.janggal or self.pasti.data:
            return True
        self.mutu.errors = [
            *self.mutu.errors,
            _(
                "Menurut tabel 2017, %(ikm)s bermutu %(benar)s, bukan %(huruf)s. Periksa lagi; bila memang "
                "begitu diumumkan, centang pernyataan di bawah.",
                ikm=angka(self.nilai, 2),
                benar=seharusnya,
                huruf=self.mutu.data,
            ),
        ]
        return False

    def terbitan(self) -> Terbitan:
        """What was filled in; only after ``validate``."""
        return Terbitan(
            self.kalender,
            self.nilai or TERKECIL,
            self.mutu.data or "",
            self.pita.data,
            self.sumber.data or "",
        )


@bp.route("/<int:unit_id>/nilai-lama", methods=["GET", "POST"])
@require(Izin.SUSUN_LAPORAN)
def daftar(unit_id: int) -> ResponseReturnValue:
    """The old values of a unit, and the form that adds one."""
    unit = unit_tercakup(db(), unit_id)
    form = FormNilaiLama()
    form.hari_ini = setempat(now(), unit.zona).date()
    if form.validate_on_submit():
        try:
            nilai = tambah_nilai(db(), unit, form.terbitan(), pengguna())
        except NilaiKembar as galat:
            form.tahun.errors = [galat.pesan]
        else:
            db().commit()
            flash(_("Nilai %(periode)s tersimpan.", periode=nama_nilai(nilai)), "baik")
            return redirect(url_for(".daftar", unit_id=unit.id))
    halaman = render_template(
        "skm_kelola/nilai_lama.html",
        unit=unit,
        form=form,
        baris=[(satu, nama_nilai(satu), angka(ikm_lama(satu))) for satu in daftar_nilai(db(), unit)],
    )
    return halaman, 422 if form.errors else 200


@bp.post("/<int:unit_id>/nilai-lama/<int:nilai_lama_id>/hapus")
@require(Izin.SUSUN_LAPORAN)
def hapus(unit_id: int, nilai_lama_id: int) -> ResponseReturnValue:
    """Take one away."""
    unit = unit_tercakup(db(), unit_id)
    cari = select(NilaiLama).where(NilaiLama.id == nilai_lama_id, NilaiLama.unit_id == unit.id)
    nilai = db().scalar(cari) or abort(404)
    nama = nama_nilai(nilai)
    hapus_nilai(db(), unit, nilai, pengguna())
    db().commit()
    flash(_("Nilai %(periode)s dihapus.", periode=nama), "baik")
    return redirect(url_for(".daftar", unit_id=unit.id))
