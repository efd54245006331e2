"""Forms of staff about a survey: what it is to be, and moving it on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as l_
from wtforms import BooleanField, SelectChoice
from wtforms.validators import InputRequired, NumberRange, Optional

from fkp.borang import Borang
from fkp.formats import tanggal
from fkp.isian import TAHUN_TERAKHIR, Bilangan, Paragraf, Pilihan, Tanggal
from fkp.skm.kelola.buat import Rencana
from fkp.skm.kelola.form_aturan import FormAturan, isi_aturan, isian_bobot
from fkp.skm.models import Periode, Survei
from fkp.skm.periode import PANJANG, ROMAWI, Kalender, kalender_of
from surveys.instrumen import Instrumen, daftar_instrumen, load_instrumen

TENGGANG_TERLAMA = 30
PENERIMA_TERBANYAK = 100_000_000
AWALAN_LAYANAN, AWALAN_POPULASI = "layanan_", "populasi_"
KUESIONER_BAKU = "skm-9/umum"
"""The form of the annex, offered first."""

RAGAM = {
    "umum": l_("untuk semua layanan"),
    "tatap_muka": l_("layanan tatap muka"),
    "daring": l_("layanan daring"),
}


@dataclass(frozen=True)
class PilihanLayanan:
    """A layanan that can be ticked, under the name that tells it from the others."""

    id: int
    nama: str


def _populasi(nama: str) -> Bilangan:
    batas = NumberRange(0, PENERIMA_TERBANYAK, l_("Isi dengan bilangan dari 0."))
    return Bilangan(l_("Penerima layanan: %(nama)s", nama=nama), [Optional(), batas])


class FormSurvei(FormAturan):
    """A draft; made by ``form_survei`` with a field for each layanan."""

    pilihan_layanan: tuple[PilihanLayanan, ...] = ()
    kuesioner = Pilihan(l_("Kuesioner"))
    periode = Pilihan(l_("Periode"))
    tahun = Bilangan(
        l_("Tahun"),
        [InputRequired(l_("Isi tahunnya.")), NumberRange(2017, TAHUN_TERAKHIR, l_("Isi 2017 sampai 2100."))],
    )
    mulai = Tanggal(l_("Hari pertama"), [Optional()])
    hari_terakhir = Tanggal(l_("Hari terakhir"), [Optional()])
    masa_tenggang = Bilangan(
        l_("Masa tenggang (hari)"),
        [
            InputRequired(l_("Isi banyak hari, boleh 0.")),
            NumberRange(0, TENGGANG_TERLAMA, l_("Isi 0 sampai 30 hari.")),
        ],
        default=3,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kuesioner.choices = [
            SelectChoice(f"{i.kode}/{ragam}", f"{i.nama}, {RAGAM.get(ragam, ragam)}")
            for i in sorted(_newest(), key=lambda i: not KUESIONER_BAKU.startswith(f"{i.kode}/"))
            for ragam in i.ragam
        ]
        self.periode.choices = pilihan_periode()

    @property
    def baris_layanan(self) -> list[tuple[Any, Any]]:
        """For each layanan its tick and its number of people served."""
        return [
            (self[f"{AWALAN_LAYANAN}{satu.id}"], self[f"{AWALAN_POPULASI}{satu.id}"])
            for satu in self.pilihan_layanan
        ]

    @property
    def kalender(self) -> Kalender:
        jenis, _sela, ke = self.periode.data.partition("-")
        return Kalender(Periode(jenis), self.tahun.data or 0, int(ke))

    def validate(self, extra_validators: Any = None) -> bool:
        sah = bool(super().validate(extra_validators))
        if not self.kuesioner.errors and not self.bobot.errors:
            sah = self.check_aturan(self._instrumen()) and sah
        if not self.periode.errors and not self.tahun.errors:
            sah = self._check_days() and sah
        if not any(centang.data for centang, _populasi in self.baris_layanan):
            self.form_errors.append(_("Pilih sedikitnya satu layanan."))
            sah = False
        return sah

    def _check_days(self) -> bool:
        penuh = self.kalender
        terakhir = penuh.akhir - timedelta(days=1)
        mulai, habis = self.mulai.data or penuh.mulai, self.hari_terakhir.data or terakhir
        sah = True
        for isian, hari in ((self.mulai, mulai), (self.hari_terakhir, habis)):
            if not penuh.mulai <= hari <= terakhir:
                pesan = _("Harus di dalam %(periode)s.", periode=penuh.nama)
                isian.errors = [*isian.errors, pesan]
                sah = False
        if sah and habis < mulai:
            self.hari_terakhir.errors = [_("Hari terakhir tidak boleh sebelum hari pertama.")]
            sah = False
        return sah

    def _instrumen(self) -> Instrumen:
        return load_instrumen(self.kuesioner.data.partition("/")[0])

    def rencana(self) -> Rencana:
        """What was filled in; only after ``validate``."""
        instrumen = self._instrumen()
        penuh = self.kalender
        terakhir = self.hari_terakhir.data
        return Rencana(
            instrumen=instrumen,
            ragam=self.kuesioner.data.partition("/")[2],
            periode=penuh.jenis,
            mulai=self.mulai.data or penuh.mulai,
            akhir=terakhir + timedelta(days=1) if terakhir else penuh.akhir,
            masa_tenggang=self.masa_tenggang.data or 0,
            populasi={
                satu.id: jumlah.data
                for satu, (centang, jumlah) in zip(self.pilihan_layanan, self.baris_layanan, strict=True)
                if centang.data
            },
            aturan=self.aturan(instrumen),
        )


class FormBerjalan(Borang):
    """What an opened survey still allows; made by ``form_berjalan``."""

    pilihan_layanan: tuple[PilihanLayanan, ...] = ()
    hari_terakhir = Tanggal(l_("Hari terakhir"), [InputRequired(l_("Isi hari terakhir survei."))])
    masa_tenggang = Bilangan(
        l_("Masa tenggang (hari)"),
        [
            InputRequired(l_("Isi banyak hari, boleh 0.")),
            NumberRange(0, TENGGANG_TERLAMA, l_("Isi 0 sampai 30 hari.")),
        ],
    )

    @property
    def isian_populasi(self) -> list[Any]:
        return [self[f"{AWALAN_POPULASI}{satu.id}"] for satu in self.pilihan_layanan]

    def populasi(self) -> dict[int, int | None]:
        return {satu.id: self[f"{AWALAN_POPULASI}{satu.id}"].data for satu in self.pilihan_layanan}


class FormKoreksi(FormAturan):
    """The next sealed version; made by ``form_koreksi``."""

    pilihan_layanan: tuple[PilihanLayanan, ...] = ()
    alasan = Paragraf(
        l_("Alasan koreksi"),
        panjang=1000,
        wajib=l_("Tulis alasannya: apa yang keliru, dan dari mana diketahui."),
    )

    @property
    def isian_populasi(self) -> list[Any]:
        return [self[f"{AWALAN_POPULASI}{satu.id}"] for satu in self.pilihan_layanan]

    def populasi(self) -> dict[int, int | None]:
        return {satu.id: self[f"{AWALAN_POPULASI}{satu.id}"].data for satu in self.pilihan_layanan}


def form_survei(layanan: Sequence[PilihanLayanan]) -> type[FormSurvei]:
    """The form of a draft for a unit that serves these layanan."""
    isian: dict[str, Any] = {"pilihan_layanan": tuple(layanan)}
    for satu in layanan:
        isian[f"{AWALAN_LAYANAN}{satu.id}"] = BooleanField(satu.nama)
        isian[f"{AWALAN_POPULASI}{satu.id}"] = _populasi(satu.nama)
    return type("FormSurveiUnit", (FormSurvei,), {**isian, **isian_bobot(_newest())})


def form_berjalan(layanan: Sequence[PilihanLayanan]) -> type[FormBerjalan]:
    """The form of an opened survey with these layanan."""
    isian: dict[str, Any] = {"pilihan_layanan": tuple(layanan)}
    isian |= {f"{AWALAN_POPULASI}{satu.id}": _populasi(satu.nama) for satu in layanan}
    return type("FormBerjalanSurvei", (FormBerjalan,), isian)


def form_koreksi(layanan: Sequence[PilihanLayanan], instrumen: Instrumen) -> type[FormKoreksi]:
    """The form of a correction of a survey with these layanan."""
    isian: dict[str, Any] = {"pilihan_layanan": tuple(layanan)}
    isian |= {f"{AWALAN_POPULASI}{satu.id}": _populasi(satu.nama) for satu in layanan}
    return type("FormKoreksiSurvei", (FormKoreksi,), {**isian, **isian_bobot([instrumen])})


def isi_survei(survei: Survei) -> dict[str, Any]:
    """What the form of a draft starts from when there is one already."""
    kalender = kalender_of(survei.periode, survei.mulai)
    penuh = (survei.mulai, survei.akhir) == (kalender.mulai, kalender.akhir)
    isi: dict[str, Any] = {
        "kuesioner": f"{survei.instrumen}/{survei.ragam}",
        "periode": f"{kalender.jenis.value}-{kalender.ke}",
        "tahun": kalender.tahun,
        "mulai": None if penuh else survei.mulai,
        "hari_terakhir": None if penuh else survei.akhir - timedelta(days=1),
        "masa_tenggang": survei.masa_tenggang,
        **isi_aturan(survei),
        **isi_populasi(survei),
    }
    return isi | {f"{AWALAN_LAYANAN}{sl.layanan_id}": True for sl in survei.layanan}


def isi_populasi(survei: Survei) -> dict[str, Any]:
    """The people served as form values."""
    return {f"{AWALAN_POPULASI}{sl.layanan_id}": sl.populasi for sl in survei.layanan}


def _newest() -> list[Instrumen]:
    return [load_instrumen(kode) for kode in dict.fromkeys(i.kode for i in daftar_instrumen())]


def pilihan_periode() -> list[Any]:
    """Every period of a year as choices, "triwulan-1" and the like, those most in use first."""
    nama: dict[Periode, Callable[[int], str]] = {
        Periode.BULAN: lambda ke: tanggal(date(2000, ke, 1), "MMMM"),
        Periode.TRIWULAN: lambda ke: _("Triwulan %(ke)s", ke=ROMAWI[ke - 1]),
        Periode.SEMESTER: lambda ke: _("Semester %(ke)s", ke=ROMAWI[ke - 1]),
        Periode.TAHUN: lambda _ke: _("Setahun penuh"),
    }
    urutan = (Periode.TRIWULAN, Periode.SEMESTER, Periode.TAHUN, Periode.BULAN)
    return [
        SelectChoice(f"{jenis.value}-{ke}", nama[jenis](ke))
        for jenis in urutan
        for ke in range(1, 12 // PANJANG[jenis] + 1)
    ]
