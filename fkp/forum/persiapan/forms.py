"""The form of a forum: theme, time, place, what it rests on, and who signs."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from flask_babel import lazy_gettext as l_
from wtforms import Field, HiddenField, SelectChoice
from wtforms.validators import Optional

from fkp.borang import Borang
from fkp.clock import now
from fkp.formats import tanggal
from fkp.forum.kerangka import Kerangka
from fkp.forum.models import Forum
from fkp.forum.persiapan.isi import HARI, IsiForum, keberatan_hari
from fkp.forum.persiapan.saran_tema import TERPANJANG
from fkp.forum.persiapan.syarat import TanggalLewat, keberatan_isi
from fkp.isian import Baris, Centang, Jam, Paragraf, Pilihan, Tanggal
from fkp.skm.models import Survei
from fkp.skm.periode import nama_periode
from fkp.unit.models import Layanan, Unit

DASAR_BAKU = ("uu25-2009", "permenpanrb16-2017")
"""The legal basis that every forum has; ticked at first."""


class FormForum(Borang):
    """A forum that is planned; made by ``form_forum`` with what its unit can choose from. ``lampau`` when it
    was refused because its day is over."""

    unit: Unit
    forum: Forum | None
    lampau = False

    tema = Baris(l_("Tema"), panjang=TERPANJANG, wajib=l_("Tulis tema forum dalam satu kalimat."))
    topik = Pilihan(l_("Topik"))
    tujuan = Paragraf(l_("Tujuan"), panjang=2000, validators=[Optional()])
    layanan = Centang(
        l_("Layanan yang dibahas"), asing=l_("Ada layanan yang tidak diberikan unit ini. Pilih dari daftar.")
    )
    survei = Pilihan(l_("Hasil survei yang dibahas"))
    moda = Pilihan(l_("Cara bertemu"))
    tanggal = Tanggal(l_("Tanggal"), [Optional()])
    hari = Pilihan(l_("Hari"))
    mulai = Jam(l_("Jam mulai"), [Optional()])
    selesai = Jam(l_("Jam selesai"), [Optional()])
    tempat = Baris(l_("Tempat"), panjang=200, validators=[Optional()])
    tautan = Baris(l_("Tautan daring"), panjang=300, validators=[Optional()])
    narahubung = Baris(l_("Narahubung"), panjang=160, validators=[Optional()])
    nomor_undangan = Baris(l_("Nomor surat undangan"), panjang=80, validators=[Optional()])
    dasar_hukum = Centang(
        l_("Dasar hukum"),
        asing=l_(
            "Dasar hukum “%(isi)s” tidak ada di daftar. Hanya peraturan di daftar yang dapat dicantumkan."
        ),
    )
    kota = Baris(l_("Kota penandatanganan"), panjang=80, validators=[Optional()])
    jabatan = Baris(l_("Jabatan penanda tangan"), panjang=160, validators=[Optional()])
    penandatangan = Baris(l_("Nama penanda tangan"), panjang=160, validators=[Optional()])
    nip = Baris(l_("NIP"), panjang=30, validators=[Optional()])
    versi = HiddenField()

    def validate(self, extra_validators: Any = None) -> bool:
        """Whether it can be as filled in; everything that cannot is said in one round, and once of a field
        that cannot even be read."""
        super().validate(extra_validators)
        tak_terbaca = set(self.errors)
        if "hari" in self and (pesan := keberatan_hari(self.hari.data, self.tanggal.data)):
            self.hari.errors = [pesan]
        for salah in keberatan_isi(self.unit, self.forum, self.isi(), now()):
            self.lampau |= isinstance(salah, TanggalLewat)
            if salah.isian in self and salah.isian not in tak_terbaca:
                self[salah.isian].errors = [*self[salah.isian].errors, salah.pesan]
        return not self.errors

    def isi(self) -> IsiForum:
        """What was filled in, without what is on no list. Of a field that the form does not have (any more)
        what the forum has."""

        def nilai(nama: str) -> Any:
            if nama in self:
                return self[nama].data or ""
            return getattr(self.forum, nama)

        return IsiForum(
            tema=nilai("tema"),
            topik=nilai("topik"),
            tujuan=nilai("tujuan"),
            moda=nilai("moda"),
            tanggal=nilai("tanggal") or None,
            mulai=nilai("mulai") or None,
            selesai=nilai("selesai") or None,
            tempat=nilai("tempat"),
            tautan=nilai("tautan"),
            survei_id=next((int(satu) for satu in _dipilih(self.survei, [self.survei.data]) if satu), None),
            layanan=tuple(int(satu) for satu in _dipilih(self.layanan, self.layanan.data or ())),
            dasar_hukum=tuple(_dipilih(self.dasar_hukum, self.dasar_hukum.data or ())),
            nomor_undangan=nilai("nomor_undangan"),
            narahubung=nilai("narahubung"),
            kota=nilai("kota"),
            jabatan=nilai("jabatan"),
            penandatangan=nilai("penandatangan"),
            nip=nilai("nip"),
        )


def form_forum(
    unit: Unit,
    kerangka: Kerangka,
    layanan: Iterable[Layanan],
    survei: Iterable[Survei],
    *,
    forum: Forum | None = None,
    tanpa: Sequence[str] = (),
    **kwargs: Any,
) -> FormForum:
    """The form for a forum of this unit, or for the change of ``forum``, without the fields ``tanpa``."""
    form = FormForum(**kwargs)
    form.unit, form.forum = unit, forum
    form.topik.choices = _butir(kerangka, "topik")
    form.moda.choices = _butir(kerangka, "moda")
    form.dasar_hukum.choices = _butir(kerangka, "dasar_hukum")
    form.layanan.choices = [
        SelectChoice(
            str(satu.id), satu.nama if satu.unit_id == unit.id else f"{satu.nama} ({satu.unit.nama_pendek})"
        )
        for satu in layanan
    ]
    form.survei.choices = [
        SelectChoice("", l_("Tidak membahas hasil survei")),
        *(SelectChoice(str(s.id), nama_periode(s.periode, s.mulai, s.akhir)) for s in survei),
    ]
    form.hari.choices = [
        SelectChoice("", l_("Tidak diisi")),
        *(SelectChoice(kunci, tanggal(date(2024, 1, 1 + i), "EEEE")) for i, kunci in enumerate(HARI)),
    ]
    for nama in tanpa:
        del form[nama]
    return form


def isi_forum(forum: Forum) -> dict[str, Any]:
    """What the form starts from when there is a forum already."""
    kolom = ("tema", "topik", "tujuan", "moda", "tanggal", "mulai", "selesai", "tempat", "tautan")
    lain = ("nomor_undangan", "narahubung", "kota", "jabatan", "penandatangan", "nip")
    return {nama: getattr(forum, nama) for nama in (*kolom, *lain)} | {
        "dasar_hukum": list(forum.dasar_hukum),
        "layanan": [str(satu.id) for satu in forum.layanan],
        "survei": str(forum.survei_id or ""),
        "hari": "",
        "versi": str(forum.versi),
    }


def _dipilih(isian: Field, nilai: Iterable[str]) -> list[str]:
    """Those of these values that the list has; of the others the field says so itself."""
    ada = {satu.value for satu in isian.choices}
    return [satu for satu in nilai if satu in ada]


def _butir(kerangka: Kerangka, daftar: str) -> list[Any]:
    return [SelectChoice(satu.kunci, satu.nama) for satu in kerangka.daftar[daftar]]
