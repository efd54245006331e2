"""What the public page of a unit says about one published period, ready to be printed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy.orm import Session

from fkp.clock import setempat
from fkp.formats import angka, tanggal
from fkp.halaman.queries import Terbitan, pengesahan_terbit
from fkp.halaman.rincian_publik import RincianPublik, baca_rincian
from fkp.identitas import samarkan
from fkp.istilah import indonesia, kamus_profil
from fkp.skm.hasil.umum import unsur_tampil
from fkp.skm.models import Pengesahan
from fkp.skm.periode import nama_periode, rentang
from fkp.unit.models import Unit
from surveys.hasil import HasilSkm
from surveys.instrumen import Instrumen, load_instrumen
from surveys.mutu import BATAS, Mutu

TITIK_TREN = 5


@dataclass(frozen=True)
class Titik:
    """A period on the trend line."""

    label: str
    ikm: Decimal
    ikm_teks: str
    huruf: str


@dataclass(frozen=True)
class BarisUnsur:
    """A row of the table of unsur. ``ikm`` is None when it is not shown; ``terendah`` 1..3 marks the three
    lowest of those shown."""

    nama: str
    ikm: Decimal | None
    ikm_teks: str
    huruf: str
    terendah: int | None


@dataclass(frozen=True)
class Perubahan:
    """The step from the period before (same instrument) to this one."""

    selisih: Decimal
    periode_lalu: str


def sebelumnya(riwayat: Sequence[Terbitan], kini: Terbitan) -> list[Terbitan]:
    """Shown periods up to ``kini`` that asked the same instrument, oldest first; only those may be joined
    by a line, because another questionnaire measures something else."""
    sama = [t for t in riwayat if t.instrumen == kini.instrumen and t.ikm is not None]
    return sorted((t for t in sama if (t.akhir, t.survei_id) <= (kini.akhir, kini.survei_id)), key=_urutan)


def _urutan(t: Terbitan) -> tuple[object, int]:
    return t.akhir, t.survei_id


def tren(riwayat: Sequence[Terbitan], kini: Terbitan) -> list[Titik]:
    """At most five periods, oldest first; ``kini`` is the last."""
    return [
        Titik(nama_periode(t.periode, t.mulai, t.akhir, pendek=True), t.ikm, angka(t.ikm), t.mutu or "")
        for t in sebelumnya(riwayat, kini)[-TITIK_TREN:]
        if t.ikm is not None
    ]


def perubahan(riwayat: Sequence[Terbitan], kini: Terbitan) -> Perubahan | None:
    """How far the index moved, None for a first measurement."""
    dua = sebelumnya(riwayat, kini)[-2:]
    if len(dua) < 2 or dua[0].ikm is None or dua[1].ikm is None:
        return None
    return Perubahan(dua[1].ikm - dua[0].ikm, nama_periode(dua[0].periode, dua[0].mulai, dua[0].akhir))


def menuju(hasil: HasilSkm) -> tuple[Mutu, Decimal] | None:
    """The next letter up and how much is missing, None at the top or without letters."""
    if hasil.mutu is None:
        return None
    atas = [(mutu, batas) for mutu, batas in BATAS.items() if batas > hasil.ikm]
    if not atas:
        return None
    mutu, batas = min(atas, key=lambda satu: satu[1])
    return mutu, batas - hasil.ikm


def baris_unsur(hasil: HasilSkm, instrumen: Instrumen) -> list[BarisUnsur]:
    """The table of unsur in the order of the instrument."""
    tampil = unsur_tampil(hasil, instrumen)
    rendah = [satu.kunci for satu in hasil.terendah(len(hasil.unsur)) if tampil[satu.kunci]][:3]
    baris = []
    for satu in hasil.unsur:
        if tampil[satu.kunci] is None:
            baris.append(BarisUnsur(satu.nama, None, _("disembunyikan"), "", None))
            continue
        ke = rendah.index(satu.kunci) + 1 if satu.kunci in rendah else None
        baris.append(BarisUnsur(satu.nama, satu.ikm, angka(satu.ikm), satu.mutu or "", ke))
    kosong = _("tidak ada jawaban")
    return baris + [BarisUnsur(u.nama, None, kosong, "", None) for u in hasil.tanpa_jawaban]


def sebut(jumlah: Mapping[str, int | None]) -> str:
    """ "SD 121, SMP 164, S3 disembunyikan": counts in a sentence, empty groups left out."""
    return ", ".join(
        f"{nama} {_('disembunyikan') if n is None else angka(n)}" for nama, n in jumlah.items() if n != 0
    )


@dataclass(frozen=True)
class HasilUnit:
    """Everything the page prints about one period. ``fakta`` are (label, value); ``tersembunyi`` says that
    some group was too small to show."""

    terbitan: Terbitan
    pengesahan: Pengesahan
    hasil: HasilSkm
    instrumen: Instrumen
    perubahan: Perubahan | None
    menuju: tuple[Mutu, Decimal] | None
    titik: list[Titik]
    unsur: list[BarisUnsur]
    fakta: list[tuple[str, str]]
    tersembunyi: bool


def susun(db: Session, unit: Unit, riwayat: Sequence[Terbitan], kini: Terbitan) -> HasilUnit:
    """Put the page of one published period together from its sealed record."""
    sah = pengesahan_terbit(db, kini.survei_id)
    hasil = HasilSkm.from_dict(sah.hasil)
    instrumen = load_instrumen(hasil.instrumen_kode, hasil.instrumen_versi)
    rincian = baca_rincian(sah.rincian, _("Layanan"), kamus_profil(instrumen))
    unsur = baris_unsur(hasil, instrumen)
    return HasilUnit(
        terbitan=kini,
        pengesahan=sah,
        hasil=hasil,
        instrumen=instrumen,
        perubahan=perubahan(riwayat, kini),
        menuju=menuju(hasil),
        titik=tren(riwayat, kini),
        unsur=unsur,
        fakta=fakta(hasil, rincian, kini, sah, unit),
        tersembunyi=rincian.tersembunyi,
    )


def fakta(
    hasil: HasilSkm, rincian: RincianPublik, kini: Terbitan, sah: Pengesahan, unit: Unit
) -> list[tuple[str, str]]:
    """The labelled values beside the index."""
    n = angka(hasil.responden)
    if rincian.perlu:
        responden = _("%(n)s orang dari %(perlu)s yang disyaratkan", n=n, perlu=angka(rincian.perlu))
    else:
        responden = ngettext("%(n)s orang", "%(n)s orang", hasil.responden, n=n)
    disahkan = tanggal(setempat(sah.waktu, unit.zona).date())
    if sah.versi > 1:
        disahkan = _(
            "%(hari)s, versi %(versi)s. Alasan perbaikan: %(alasan)s",
            hari=disahkan,
            versi=sah.versi,
            alasan=samarkan(sah.alasan),
        )
    return [
        (_("Responden"), responden),
        *((nama, sebut(jumlah)) for nama, jumlah in rincian.kelompok if sebut(jumlah)),
        (_("Periode survei"), rentang(kini.mulai, kini.akhir)),
        (_("Cara hitung"), indonesia(hasil.uraian_aturan)),
        (_("Disahkan"), disahkan),
    ]
