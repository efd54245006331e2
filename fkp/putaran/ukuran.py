"""One value out of a sealed survey, and whether everyone may see it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from fkp.putaran.segel import Segel
from fkp.skm.hasil.umum import unsur_tampil
from fkp.skm.periode import nama_periode
from surveys.frame import Layanan
from surveys.perbandingan import Ukuran, ukur_ikm, ukur_unsur
from surveys.rincian import TERKECIL, hide_small
from surveys.scoring import TanpaResponden, score_skm


@dataclass(frozen=True)
class Pengukuran:
    """A value with the survey it comes from. ``kode`` is the verification code of its sealed version.
    ``nilai`` is None when the survey has none, or ``tersembunyi``: so few answered that everyone could tell
    their answers. ``terisi`` are the answers behind it, ``galat`` half its 95% interval."""

    survei_id: int
    kode_survei: str
    jenis_periode: str
    mulai: date
    akhir: date
    kuesioner: tuple[str, int, str]
    kode: str
    versi: int
    nilai: Decimal | None
    galat: Decimal | None
    terisi: int
    tersembunyi: bool

    @property
    def periode(self) -> str:
        """ "Triwulan III 2026"."""
        return nama_periode(self.jenis_periode, self.mulai, self.akhir)


def ukur(segel: Segel, unsur: str, layanan_id: int | None, *, umum: bool) -> tuple[Pengukuran, Ukuran | None]:
    """The value of an unsur (empty: of the whole index) in this survey, for one layanan or for the unit. The
    second is None where nothing can be compared: no such value, or none to show."""
    if layanan_id is not None:
        terukur, tersembunyi = _layanan(segel, unsur, segel.label.get(layanan_id), umum=umum)
    else:
        terukur, tersembunyi = _unit(segel, unsur, umum=umum)
    tampil = None if tersembunyi else terukur
    s = segel.survei
    pengukuran = Pengukuran(
        *(s.id, s.kode, s.periode, s.mulai, s.akhir, s.kuesioner),
        *(segel.kode, segel.versi),
        nilai=tampil.nilai if tampil else None,
        galat=tampil.galat if tampil else None,
        terisi=tampil.terisi if tampil else 0,
        tersembunyi=tersembunyi,
    )
    return pengukuran, tampil


def _unit(segel: Segel, unsur: str, *, umum: bool) -> tuple[Ukuran | None, bool]:
    hasil, hitungan = segel.hasil, segel.hitungan
    terlalu_sedikit = umum and hasil.responden < TERKECIL
    if not unsur:
        galat = segel.rincian["margin"]
        terukur = ukur_ikm(
            hasil, hitungan, segel.populasi, segel.silang, None if galat is None else Decimal(galat)
        )
        return terukur, terlalu_sedikit
    satu = ukur_unsur(hasil, hitungan, unsur, segel.populasi, segel.silang)
    if satu is None or not umum:
        return satu, False
    tampil = unsur_tampil(hasil, hitungan.instrumen)
    return satu, terlalu_sedikit or tampil[unsur] is None or satu.terisi < TERKECIL


def _layanan(segel: Segel, unsur: str, label: Layanan, *, umum: bool) -> tuple[Ukuran | None, bool]:
    """One layanan by itself. Who publishes it publishes its counts too, so it is shown where its respondents
    are, and where those who answered this question do not give away the rest of them."""
    if label is None:
        return None, False
    bagian = segel.hitungan.untuk(label)
    try:
        hasil = score_skm(bagian, segel.hasil.aturan)
    except TanpaResponden:
        return None, False
    satu = ukur_unsur(hasil, bagian, unsur, {label: segel.populasi.get(label)})
    if satu is None or not umum:
        return satu, False
    instrumen = segel.hitungan.instrumen
    butir = [i for i, soal in enumerate(instrumen.pertanyaan) if soal.unsur == unsur]
    terisi = {
        satu_label: int(segel.hitungan.cacah[nomor][butir].sum(axis=1).min())
        for nomor, satu_label in enumerate(segel.hitungan.layanan)
    }
    kelompok = {baris["nama"]: baris["tersembunyi"] for baris in segel.rincian["layanan"]}
    sembunyi = kelompok.get(str(label), True) or hide_small(terisi).get(label) is None
    return satu, sembunyi or unsur_tampil(hasil, instrumen)[unsur] is None or satu.terisi < TERKECIL
