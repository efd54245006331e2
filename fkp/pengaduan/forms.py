"""Forms of a complaint: what it is about, how far it is, and a file to import."""

from collections.abc import Iterable
from typing import Any

from flask_babel import lazy_gettext as l_
from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, HiddenField, SelectChoice
from wtforms.validators import InputRequired, Optional

from fkp.borang import Borang
from fkp.isian import Baris, Paragraf, Pilihan, Tanggal
from fkp.pengaduan.actions import IsiPengaduan
from fkp.pengaduan.models import Pengaduan
from fkp.pengaduan.susunan import load_susunan
from fkp.unit.models import Layanan
from surveys.unsur import UNSUR

TERPANJANG = 1000


class FormPengaduan(Borang):
    """A case; made by ``form_pengaduan`` with the layanan of the unit."""

    pokok = Paragraf(
        l_("Pokok masalahnya"),
        panjang=TERPANJANG,
        wajib=l_("Tulis pokok masalahnya dalam satu atau dua kalimat."),
    )
    masuk = Tanggal(l_("Diterima pada"), [InputRequired(l_("Isi tanggal pengaduan ini diterima."))])
    nomor = Baris(l_("Nomor pelacakan SP4N-LAPOR!"), panjang=40, validators=[Optional()])
    kelas = Pilihan(l_("Kelas"))
    unsur = Pilihan(l_("Unsur pelayanan"))
    layanan = Pilihan(l_("Layanan"))
    rahasia = BooleanField(l_("Pelapor minta dirahasiakan"))
    versi = HiddenField()

    def isi(self) -> IsiPengaduan:
        """What was filled in; only after ``validate``."""
        return IsiPengaduan(
            nomor=self.nomor.data or "",
            kelas=self.kelas.data,
            ringkasan=self.pokok.data,
            unsur=self.unsur.data,
            layanan_id=int(self.layanan.data) if self.layanan.data else None,
            rahasia=self.rahasia.data,
            masuk=self.masuk.data,
        )


class FormStatus(Borang):
    """How far a case is."""

    status = Pilihan(l_("Status"))
    selesai_pada = Tanggal(l_("Selesai pada"), [Optional()])
    versi = HiddenField()


class FormBerkas(Borang):
    """A file that is shown before anything is stored."""

    berkas = FileField(
        l_("Berkas CSV atau Excel (.xlsx)"),
        [FileRequired(l_("Pilih berkasnya dulu: CSV atau XLSX."))],
    )


def form_pengaduan(layanan: Iterable[Layanan], kini: Layanan | None = None, **kwargs: Any) -> FormPengaduan:
    """The form of a case about one of these layanan; ``kini`` is the one it has, which may be switched off by
    now."""
    form = FormPengaduan(**kwargs)
    form.kelas.choices = [SelectChoice("", l_("Belum diketahui"))]
    form.kelas.choices += [SelectChoice(satu.kunci, satu.nama) for satu in load_susunan().kelas]
    form.unsur.choices = [SelectChoice("", l_("Belum diketahui"))]
    form.unsur.choices += [SelectChoice(satu.kunci, satu.nama) for satu in UNSUR]
    semua = {satu.id: satu for satu in ([kini] if kini else [])} | {satu.id: satu for satu in layanan}
    form.layanan.choices = [SelectChoice("", l_("Tidak khusus satu layanan"))]
    form.layanan.choices += [SelectChoice(str(satu.id), satu.nama) for satu in semua.values()]
    return form


def form_status(**kwargs: Any) -> FormStatus:
    """The form for how far a case is, with every stage there is."""
    form = FormStatus(**kwargs)
    form.status.choices = [SelectChoice(satu.kunci, satu.nama) for satu in load_susunan().status]
    return form


def isi_pengaduan(row: Pengaduan) -> dict[str, Any]:
    """What the form of a case starts from."""
    nama = ("masuk", "kelas", "unsur", "rahasia", "versi")
    return {satu: getattr(row, satu) for satu in nama} | {
        "pokok": row.ringkasan,
        "nomor": row.nomor or "",
        "layanan": str(row.layanan_id or ""),
    }


def isi_status(row: Pengaduan) -> dict[str, Any]:
    """What the form of its stage starts from."""
    return {"status": row.status, "selesai_pada": row.selesai_pada, "versi": row.versi}
