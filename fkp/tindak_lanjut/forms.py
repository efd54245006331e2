"""Forms of the register: what is planned, and how far it is."""

from collections.abc import Iterable
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as l_
from flask_wtf.file import FileField
from wtforms import BooleanField, HiddenField, SelectChoice
from wtforms.validators import InputRequired, Optional

from fkp.akun.models import Akun
from fkp.borang import Borang
from fkp.isian import Baris, Paragraf, Pilihan, Tanggal
from fkp.tindak_lanjut.actions import LANGKAH
from fkp.tindak_lanjut.isi import IsiRencana, Kemajuan
from fkp.tindak_lanjut.models import Asal, Status, TindakLanjut
from fkp.tindak_lanjut.queries import Keadaan
from fkp.unit.models import Layanan, Unit
from surveys.unsur import UNSUR

TERPANJANG = 2000

NAMA_STATUS = {
    Status.DIRENCANAKAN: l_("Direncanakan"),
    Status.BERJALAN: l_("Berjalan"),
    Status.SELESAI: l_("Selesai"),
    Status.DIHENTIKAN: l_("Dihentikan"),
}
NAMA_KEADAAN = {
    Keadaan.LEWAT: l_("Lewat waktu"),
    Keadaan.SEGERA: l_("Segera jatuh tempo"),
    Keadaan.DILANJUTKAN: l_("Dilanjutkan di rencana berikutnya"),
    **{Keadaan(status.value): nama for status, nama in NAMA_STATUS.items()},
}
NAMA_ASAL = {
    Asal.SKM: l_("Survei (SKM)"),
    Asal.FORUM: l_("Forum (FKP)"),
    Asal.PENGADUAN: l_("Pengaduan"),
}


class FormRencana(Borang):
    """What is planned; made by ``form_rencana`` with the layanan of the unit. SUMBER_ANGGARAN is offered for
    where the money comes from; anything else may be written."""

    SUMBER_ANGGARAN = ("APBD", "APBN", "BLUD", l_("Tanpa biaya"))

    unsur = Pilihan(l_("Unsur"))
    layanan = Pilihan(l_("Layanan"))
    masalah = Paragraf(l_("Masalah"), panjang=TERPANJANG)
    kegiatan = Paragraf(l_("Kegiatan"), panjang=500, wajib=l_("Tulis apa yang akan dikerjakan."))
    keluaran = Paragraf(
        l_("Keluaran yang terukur"),
        panjang=500,
        wajib=l_(
            "Tulis hasil yang dapat dilihat atau dihitung orang lain, misalnya “3 papan alur terpasang”."
        ),
    )
    penanggung_jawab = Baris(
        l_("Penanggung jawab"),
        panjang=160,
        wajib=l_("Tulis bagian atau jabatan yang menanggungnya, bukan nama orang."),
    )
    pelaksana = Pilihan(l_("Orang yang mengerjakan"))
    sumber_anggaran = Baris(l_("Sumber anggaran"), panjang=160, validators=[Optional()])
    mulai = Tanggal(l_("Mulai dikerjakan"), [Optional()])
    tenggat = Tanggal(l_("Tenggat"), [InputRequired(l_("Isi tanggal paling lambat selesai."))])
    alasan = Paragraf(l_("Alasan mengganti"), panjang=500, validators=[Optional()])
    jauh = BooleanField(l_("Tenggatnya memang selama itu"))
    versi = HiddenField()

    def isi(self) -> IsiRencana:
        """What was filled in; only after ``validate``."""
        return IsiRencana(
            unsur=self.unsur.data,
            layanan_id=int(self.layanan.data) if self.layanan.data else None,
            masalah=self.masalah.data or "",
            kegiatan=self.kegiatan.data,
            keluaran=self.keluaran.data,
            penanggung_jawab=self.penanggung_jawab.data,
            mulai=self.mulai.data,
            tenggat=self.tenggat.data,
            sumber_anggaran=self.sumber_anggaran.data or "",
            pelaksana_id=int(self.pelaksana.data) if self.pelaksana.data else None,
        )


class PilihanStatus(Pilihan):
    """One of the next steps. Any other status passes too: what guards the steps says which there are."""

    def pre_validate(self, form: Any) -> None:
        if self.data not in set(Status):
            super().pre_validate(form)


class FormKemajuan(Borang):
    """How far it is; made by ``form_kemajuan`` with the statuses that can follow."""

    status = PilihanStatus(l_("Status"))
    realisasi = Paragraf(l_("Yang sudah terwujud"), panjang=TERPANJANG, validators=[Optional()])
    hambatan = Paragraf(l_("Hambatan"), panjang=TERPANJANG, validators=[Optional()])
    selesai_pada = Tanggal(l_("Selesai pada"), [Optional()])
    biarkan_langkah = BooleanField(l_("Nyatakan selesai walau ada langkah yang belum dicentang"))
    alasan = Paragraf(l_("Alasan"), panjang=500, validators=[Optional()])
    versi = HiddenField()

    def kemajuan(self) -> Kemajuan:
        """What was filled in; only after ``validate``."""
        return Kemajuan(
            Status(self.status.data),
            self.realisasi.data or "",
            self.hambatan.data or "",
            self.selesai_pada.data,
            bool(self.biarkan_langkah.data),
        )


class FormPerpanjangan(Borang):
    """Another date, and why."""

    tenggat = Tanggal(l_("Tanggal baru"), [InputRequired(l_("Isi tanggal baru."))])
    jauh = BooleanField(l_("Tanggalnya memang selama itu"))
    alasan = Paragraf(l_("Alasan"), panjang=500)
    versi = HiddenField()


class FormAlasan(Borang):
    """Other words for a reason."""

    teks = Paragraf(l_("Alasan"), panjang=500)
    versi = HiddenField()


class FormLangkah(Borang):
    """A step in words, and the day on which it was done."""

    teks = Baris(l_("Langkah"), panjang=160)
    selesai_pada = Tanggal(l_("Selesai pada"), [Optional()])
    versi = HiddenField()


class FormBukti(Borang):
    """A file with its title."""

    berkas = FileField(l_("Foto atau dokumen"))
    judul = Baris(l_("Yang terlihat"), panjang=200, validators=[Optional()])
    umum = BooleanField(l_("Tampilkan untuk umum"))


def form_rencana(
    unit: Unit,
    layanan: Iterable[Layanan],
    kini: Layanan | None = None,
    *,
    orang: Iterable[Akun],
    orang_kini: Akun | None = None,
    **kwargs: Any,
) -> FormRencana:
    """The form for a plan of this unit about one of these layanan, carried out by one of ``orang``; ``kini``
    and ``orang_kini`` are those it has: the layanan may be switched off by now, the person gone."""
    form = FormRencana(**kwargs)
    bertugas = {satu.id: satu.nama for satu in orang}
    if orang_kini and orang_kini.id not in bertugas:
        bertugas[orang_kini.id] = _("%(nama)s (tidak lagi bertugas di sini)", nama=orang_kini.nama)
    form.pelaksana.choices = [SelectChoice("", l_("Belum ditentukan"))]
    form.pelaksana.choices += [SelectChoice(str(nomor), nama) for nomor, nama in bertugas.items()]
    form.unsur.choices = [SelectChoice("", l_("Tidak khusus satu unsur"))]
    form.unsur.choices += [SelectChoice(u.kunci, u.nama) for u in UNSUR]
    semua = {satu.id: satu for satu in ([kini] if kini else [])} | {satu.id: satu for satu in layanan}
    form.layanan.choices = [SelectChoice("", l_("Semua layanan"))]
    form.layanan.choices += [SelectChoice(str(satu.id), _label(satu, unit)) for satu in semua.values()]
    return form


def form_kemajuan(row: TindakLanjut, **kwargs: Any) -> FormKemajuan:
    """The form for the progress of a row: it stays where it is, or takes one of the next steps."""
    form = FormKemajuan(**kwargs)
    kini = Status(row.status)
    form.status.choices = [SelectChoice(s.value, NAMA_STATUS[s]) for s in (kini, *LANGKAH[kini])]
    return form


def isi_rencana(row: TindakLanjut) -> dict[str, Any]:
    """What the form of a plan starts from."""
    nama = (
        *("unsur", "masalah", "kegiatan", "keluaran", "penanggung_jawab", "sumber_anggaran"),
        *("mulai", "tenggat", "versi"),
    )
    pilihan = {"layanan": str(row.layanan_id or ""), "pelaksana": str(row.pelaksana_id or "")}
    return {satu: getattr(row, satu) for satu in nama} | pilihan


def isi_kemajuan(row: TindakLanjut) -> dict[str, Any]:
    """What the form of the progress starts from."""
    nama = ("status", "realisasi", "hambatan", "selesai_pada", "versi")
    return {satu: getattr(row, satu) for satu in nama}


def _label(layanan: Layanan, unit: Unit) -> str:
    return layanan.nama if layanan.unit_id == unit.id else f"{layanan.nama} ({layanan.unit.nama_pendek})"
