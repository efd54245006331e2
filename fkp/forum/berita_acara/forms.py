"""Forms around a berita acara: who signs, signing, files, and corrections."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as l_
from flask_wtf.file import FileField
from wtforms import BooleanField, HiddenField, RadioField, SelectChoice
from wtforms.validators import InputRequired, Optional

from fkp.borang import Borang
from fkp.forum.berita_acara.kunci import IsiPenandatangan
from fkp.forum.berita_acara.models import CaraTandaTangan
from fkp.forum.berita_acara.perbaikan import IsiBaris
from fkp.forum.kerangka import Kerangka
from fkp.forum.materi.models import BerkasForum
from fkp.forum.models import Forum
from fkp.forum.peserta.isian import tulis_hp
from fkp.forum.peserta.models import Peserta
from fkp.isian import Baris, Bilangan, Centang, Paragraf, Pilihan, Tanggal

TERPANJANG = 2000
UNGGAH = "unggah-"
"""Before the way of signing, when the file comes along with the form."""


class FormPenandatangan(Borang):
    """Who signs for the unit, and where."""

    kota = Baris(l_("Kota"), panjang=80, wajib=l_("Isi kota tempat berita acara ditandatangani."))
    jabatan = Baris(
        l_("Jabatan penanda tangan"), panjang=160, wajib=l_("Isi jabatan pimpinan yang menandatangani.")
    )
    penandatangan = Baris(
        l_("Nama penanda tangan"), panjang=160, wajib=l_("Isi nama pimpinan yang menandatangani.")
    )
    nip = Baris(l_("NIP"), panjang=40, validators=[Optional()])

    def isi(self) -> IsiPenandatangan:
        """What was filled in; only after ``validate``."""
        return IsiPenandatangan(
            kota=self.kota.data,
            jabatan=self.jabatan.data,
            penandatangan=self.penandatangan.data,
            nip=self.nip.data or "",
        )


class FormBuka(Borang):
    """Why a locked text is opened again."""

    alasan = Paragraf(
        l_("Alasan membuka naskah"), panjang=500, wajib=l_("Tulis alasan naskah dibuka kembali.")
    )


class FormTandaPeserta(Borang):
    """A participant signs: strokes (filled by the page's script) or the name typed."""

    sidik = HiddenField()
    goresan = HiddenField()
    nama = Baris(l_("Ketik nama Anda"), panjang=160, validators=[Optional()])
    setuju = BooleanField(
        l_("Saya sudah membaca dan menyetujui isi berita acara ini"),
        validators=[InputRequired(l_("Beri tanda setuju lebih dulu."))],
    )


class FormBerkas(Borang):
    """A file that shows signatures, and whose; made by ``form_berkas``."""

    cara = RadioField(
        l_("Jenis berkas"),
        choices=[
            SelectChoice(CaraTandaTangan.BASAH.value, l_("Pindaian tanda tangan basah (PDF, JPEG, PNG)")),
            SelectChoice(CaraTandaTangan.ELEKTRONIK.value, l_("PDF bertanda tangan elektronik")),
        ],
        validators=[InputRequired(l_("Pilih jenis berkasnya."))],
    )
    berkas = FileField(l_("Berkas"))
    # Somebody may sign on a phone while this form is filled in, and leave the list: that is no mistake.
    peserta = Centang(l_("Yang menandatangani di berkas ini"), validate_choice=False)


class FormSahkan(Borang):
    """The head of the unit signs and seals; made by ``form_sahkan``."""

    sidik = HiddenField()
    goresan = HiddenField()
    cara = RadioField(
        l_("Cara menandatangani"),
        default=CaraTandaTangan.JARI.value,
        validators=[InputRequired(l_("Pilih cara menandatangani."))],
    )
    berkas = FileField(l_("Berkas"))


class FormPerbaikan(FormSahkan):
    """A correction beside its rows (``FormBaris``): from which version, why, and the signature."""

    dari = HiddenField()
    alasan = Paragraf(
        l_("Alasan perbaikan"),
        panjang=500,
        wajib=l_("Tulis alasan perbaikan. Alasannya tampil untuk umum."),
    )


class FormBaris(Borang):
    """One row of a correction; made by ``form_baris``."""

    class Meta(Borang.Meta):
        csrf = False

    masalah = Paragraf(l_("Masalah"), panjang=TERPANJANG)
    usulan = Paragraf(l_("Usulan perbaikan"), panjang=TERPANJANG)
    tindakan = Paragraf(l_("Tindakan"), panjang=TERPANJANG)
    keluaran = Paragraf(l_("Keluaran yang terukur"), panjang=TERPANJANG)
    kelas = Pilihan(l_("Jangka waktu"))
    durasi = Bilangan(l_("Lama"))
    satuan = Pilihan(l_("Satuan"))
    tenggat = Tanggal(l_("Jatuh tempo"))
    penanggung_jawab = Baris(l_("Penanggung jawab"), panjang=160)

    def isi(self) -> IsiBaris:
        """What was filled in, as far as it could be read."""
        return IsiBaris(
            masalah=self.masalah.data or "",
            usulan=self.usulan.data or "",
            tindakan=self.tindakan.data or "",
            keluaran=self.keluaran.data or "",
            kelas=self.kelas.data or "",
            durasi=self.durasi.data,
            satuan=self.satuan.data or "",
            tenggat=self.tenggat.data,
            penanggung_jawab=self.penanggung_jawab.data or "",
        )


def form_penandatangan(forum: Forum) -> FormPenandatangan:
    """The form with what the forum has."""
    return FormPenandatangan(obj=forum)


def form_berkas(peserta: Sequence[Peserta]) -> FormBerkas:
    """The form with those who have not signed yet. Of two people of one name the organisation tells which is
    which, or the number where there is none."""
    form = FormBerkas()
    form.peserta.choices = [
        SelectChoice(satu.id.hex, ", ".join(filter(None, (satu.nama, satu.sebutan or tulis_hp(satu.hp)))))
        for satu in peserta
    ]
    return form


def form_sahkan(berkas: Sequence[BerkasForum], jenis: type[FormSahkan] = FormSahkan, **kwargs: Any) -> Any:
    """The form of the seal (or of a correction): by finger, in a file that was uploaded before, or in one
    that comes with it."""
    form = jenis(**kwargs)
    form.cara.choices = [
        SelectChoice(CaraTandaTangan.JARI.value, l_("Gores dengan jari atau tetikus")),
        *(
            SelectChoice(str(satu.id), l_("Tanda tangan saya ada di berkas “%(nama)s”", nama=satu.nama))
            for satu in berkas
        ),
        SelectChoice(
            f"{UNGGAH}{CaraTandaTangan.BASAH}", l_("Unggah pindaian tanda tangan basah (PDF, JPEG, PNG)")
        ),
        SelectChoice(f"{UNGGAH}{CaraTandaTangan.ELEKTRONIK}", l_("Unggah PDF bertanda tangan elektronik")),
    ]
    return form


def form_baris(kerangka: Kerangka, nomor: int, baris: IsiBaris | None) -> FormBaris:
    """The form of that row; without ``baris`` as it was sent."""
    form = FormBaris(prefix=f"b{nomor}-", obj=baris)
    form.kelas.choices = [SelectChoice(satu.kunci, satu.nama) for satu in kerangka.daftar["kelas"]]
    form.satuan.choices = [SelectChoice(satu.kunci, satu.nama) for satu in kerangka.daftar["satuan"]]
    return form
