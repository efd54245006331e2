"""The form of a piece of evidence: what it shows, where, when, and a file or a link that proves it."""

from collections.abc import Sequence
from typing import Any

from flask_babel import LazyString
from flask_babel import gettext as _
from flask_babel import lazy_gettext as l_
from flask_wtf.file import FileField
from wtforms import Field, SelectChoice
from wtforms.validators import InputRequired, Optional, ValidationError

from fkp.borang import Borang
from fkp.formats import tanggal
from fkp.forum.models import Forum
from fkp.isian import Baris, Pilihan, Tanggal
from fkp.penilaian.actions import IsiBukti
from fkp.penilaian.models import HalBukti
from fkp.penilaian.rubrik import Rubrik
from fkp.skm.models import Survei
from fkp.skm.periode import nama_periode

NAMA_HAL: dict[HalBukti, LazyString] = {
    HalBukti.PUBLIKASI_SKM: l_("Publikasi hasil SKM"),
    HalBukti.PUBLIKASI_FKP: l_("Publikasi hasil forum"),
    HalBukti.PUBLIKASI_STANDAR: l_("Publikasi standar pelayanan"),
    HalBukti.PUBLIKASI_MAKLUMAT: l_("Publikasi maklumat pelayanan"),
    HalBukti.MONEV_STANDAR: l_("Monitoring dan evaluasi standar"),
}
_SASARAN = {
    HalBukti.PUBLIKASI_SKM: l_("Hasil survei yang mana"),
    HalBukti.PUBLIKASI_FKP: l_("Forum yang mana"),
}


class FormBukti(Borang):
    """One piece of evidence; ``form_bukti`` fits it to its kind."""

    sasaran = Pilihan(l_("Layanan yang mana"))
    media = Pilihan(l_("Di media apa"))
    tanggal = Tanggal(l_("Tanggal"), [InputRequired(l_("Isi tanggalnya."))])
    keterangan = Baris(l_("Keterangan"), panjang=300, validators=[Optional()])
    tautan = Baris(l_("Tautan"), panjang=300, validators=[Optional()])
    berkas = FileField(l_("Foto atau dokumen"))

    def validate_tautan(self, isian: Field) -> None:
        """A link that staff open later: to a page, never a script."""
        if not isian.data.startswith(("https://", "http://")) or " " in isian.data:
            raise ValidationError(_("Tulis alamat lengkap yang diawali https://."))

    def isi(self, hal: HalBukti) -> IsiBukti:
        """What was filled in; only after ``validate``."""
        nomor = int(self.sasaran.data) if self.sasaran.data else None
        survei, forum = hal is HalBukti.PUBLIKASI_SKM, hal is HalBukti.PUBLIKASI_FKP
        return IsiBukti(
            hal=hal,
            tanggal=self.tanggal.data,
            media=self.media.data if "media" in self else "",
            survei_id=nomor if survei else None,
            forum_id=nomor if forum else None,
            layanan_id=None if survei or forum else nomor,
            keterangan=self.keterangan.data or "",
            tautan=self.tautan.data or "",
        )


def form_bukti(hal: HalBukti, sasaran: Sequence[Any], rubrik: Rubrik) -> FormBukti:
    """The form for evidence of this kind."""
    form = FormBukti()
    pilihan = [SelectChoice(str(satu.id), _nama(satu)) for satu in sasaran]
    if hal not in _SASARAN:
        pilihan.insert(0, SelectChoice("", _("Semua layanan")))
    else:
        form.sasaran.label.text = str(_SASARAN[hal])
    form.sasaran.choices = pilihan
    if hal is HalBukti.MONEV_STANDAR:
        del form.media
    else:
        form.media.choices = [SelectChoice(m.kunci, m.nama) for m in rubrik.media]
    return form


def _nama(satu: Any) -> str:
    if isinstance(satu, Survei):
        return nama_periode(satu.periode, satu.mulai, satu.akhir)
    if isinstance(satu, Forum):
        return f"{satu.tema}, {tanggal(satu.tanggal)}" if satu.tanggal else satu.tema
    return str(satu.nama)
