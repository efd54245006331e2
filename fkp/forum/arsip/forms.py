"""The form of a forum of earlier years. Everything may stay empty but its unit and its theme."""

from collections.abc import Container, Iterable
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as l_
from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, FieldList, Form, FormField, HiddenField, SelectChoice
from wtforms.validators import NumberRange, Optional

from fkp.borang import Borang
from fkp.formats import tanggal
from fkp.forum.arsip.baris import BARIS_TERBANYAK as BARIS_KASUS
from fkp.forum.arsip.tanggal import hari_terakhir
from fkp.forum.kerangka import Kerangka
from fkp.isian import Baris, Bilangan, Centang, Paragraf, Pilihan, Tanggal
from fkp.unit.models import Unit

BARIS_AWAL, BARIS_TERBANYAK = 1, 60
"""How many rows an empty form has, and up to how many it offers more; an import may have brought more."""
TERPANJANG = 2000

NAMA_BUKTI = {
    "berita_acara_scan": l_("Pindaian berita acara"),
    "daftar_hadir_scan": l_("Pindaian daftar hadir"),
    "laporan": l_("Laporan"),
    "official_news": l_("Berita di laman resmi"),
    "news": l_("Berita media"),
    "ingatan": l_("Keterangan orang yang hadir"),
}


class BarisArsip(Form):
    """One problem and what became of it; a row in which nothing stands is none."""

    id = HiddenField()
    masalah = Paragraf(l_("Masalah"), panjang=TERPANJANG, validators=[Optional()])
    tindakan = Paragraf(l_("Tindakan yang disepakati"), panjang=TERPANJANG, validators=[Optional()])
    jangka_teks = Baris(l_("Jangka waktu"), panjang=200, validators=[Optional()])
    penanggung_jawab = Baris(l_("Penanggung jawab"), panjang=160, validators=[Optional()])
    jawaban = Paragraf(l_("Tanggapan"), panjang=TERPANJANG, validators=[Optional()])

    ISI = ("masalah", "tindakan", "jangka_teks", "penanggung_jawab", "jawaban")

    @property
    def terisi(self) -> bool:
        """Whether anything stands in it."""
        return any(self[nama].data for nama in self.ISI)


class FormArsip(Borang):
    """Made by ``form_arsip`` with the elements, and for a new archive with the units to choose from."""

    unit = Pilihan(l_("Unit"))
    tema = Baris(l_("Tema"), panjang=200, wajib=l_("Tulis apa yang dibahas."))
    tanggal = Tanggal(l_("Tanggal"), [Optional()])
    waktu_teks = Baris(l_("Keterangan waktu"), panjang=200, validators=[Optional()])
    tempat = Baris(l_("Tempat"), panjang=200, validators=[Optional()])
    moda = Pilihan(l_("Cara"))
    unsur = Centang(l_("Unsur yang hadir"))
    unsur_ragu = Centang(l_("Unsur yang mungkin hadir"))
    jumlah_peserta = Bilangan(
        l_("Jumlah peserta"), [Optional(), NumberRange(0, 100_000, l_("Isi 0 sampai 100.000."))]
    )
    sebagian = BooleanField(l_("Sumbernya hanya memperlihatkan sebagian peserta"))
    bukti = Pilihan(l_("Diketahui dari"))
    sumber = Paragraf(l_("Alamat atau tempat sumbernya"), panjang=TERPANJANG, validators=[Optional()])
    catatan = Paragraf(l_("Catatan"), panjang=TERPANJANG, validators=[Optional()])
    baris = FieldList(FormField(BarisArsip), max_entries=BARIS_KASUS + 1)
    versi = HiddenField()

    def periksa_waktu(self, hari_ini: date, tersimpan: Container[tuple[str, str]] = ()) -> bool:
        """The day must be over, and no limit may end before it; what is wrong is said at its field. A limit
        that an import kept as words may stay: ``tersimpan`` are the rows (id, words) as they are stored."""
        hari, benar = self.tanggal.data, True
        if hari and hari > hari_ini:
            self.tanggal.errors = [
                _("Forum yang belum berlangsung bukan arsip. Buat forum baru, atau betulkan tanggalnya.")
            ]
            benar = False
        for satu in self.baris:
            tenggat = hari_terakhir(satu.form.jangka_teks.data or "")
            tetap = (satu.form.id.data or "", satu.form.jangka_teks.data or "") in tersimpan
            if hari and tenggat and tenggat < hari and not tetap:
                satu.form.jangka_teks.errors = [
                    _("Tenggat ini sebelum hari forum, %(hari)s. Betulkan salah satunya.", hari=tanggal(hari))
                ]
                benar = False
        return benar

    @property
    def salah_baris(self) -> list[tuple[str, str]]:
        """What is wrong in the rows: the id of the field, and the sentence."""
        return [
            (isian.id, _("Masalah %(n)s, %(isian)s: %(pesan)s", n=n, isian=isian.label.text, pesan=pesan))
            for n, satu in enumerate(self.baris, start=1)
            for isian in satu.form
            for pesan in isian.errors
        ]


def form_arsip(kerangka: Kerangka, units: Iterable[Unit], bukti: str = "", **kwargs: Any) -> FormArsip:
    """The form; ``bukti`` is the kind of source it has, which may be none of the usual ones."""
    form = FormArsip(**kwargs)
    form.unit.choices = [SelectChoice(str(u.id), u.nama) for u in units]
    form.moda.choices = [SelectChoice("", l_("Tidak diketahui"))]
    form.moda.choices += [SelectChoice(m.kunci, l_(m.nama)) for m in kerangka.daftar["moda"]]
    form.unsur.choices = [SelectChoice(u.kunci, l_(u.nama)) for u in kerangka.unsur]
    form.unsur_ragu.choices = list(form.unsur.choices)
    form.bukti.choices = [SelectChoice("", l_("Tidak disebut"))]
    form.bukti.choices += [SelectChoice(kunci, nama) for kunci, nama in NAMA_BUKTI.items()]
    if bukti and bukti not in NAMA_BUKTI:
        form.bukti.choices.append(SelectChoice(bukti, bukti))
    return form


class FormImpor(Borang):
    """A file of forums of earlier years."""

    berkas = FileField(
        l_("Berkas JSON, XLSX, atau CSV"),
        [FileRequired(l_("Pilih berkas yang akan diimpor."))],
    )
    unit = Pilihan(l_("Unitnya"))
