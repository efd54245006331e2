"""The result page, ready made: every number as it is printed. Templates only place them."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy.orm import Session

from fkp.formats import angka, selisih
from fkp.istilah import istilah, kamus_profil
from fkp.skm.hasil.bahan import Bahan
from fkp.skm.hasil.cukup import BarisCukup, baris_cukup, kalimat_cukup, kalimat_kurang
from fkp.skm.hasil.grafik import Gambar, gambar_pekan, gambar_tren
from fkp.skm.hasil.kalimat import kalimat_bobot, kalimat_huruf, kalimat_perubahan, label_bobot, selang
from fkp.skm.hasil.rinci import CEPAT, TIDAK_DIISI
from fkp.skm.hasil.riwayat import HasilLalu, hasil_lalu
from fkp.skm.hasil.saran import Saran, saran_unsur
from fkp.skm.models import Survei
from fkp.skm.periode import nama_periode
from surveys.figures import TitikTren, kalimat_unsur
from surveys.hasil import HasilSkm
from surveys.hitungan import Hitungan
from surveys.mutu import round_once

KUTIPAN = 3


@dataclass(frozen=True)
class BarisUnsur:
    """A row of the table of unsur, for ``components/unsur_table.html``."""

    nama: str
    ikm: Decimal | None
    ikm_teks: str
    huruf: str
    terendah: int | None
    lalu: Decimal | None
    selisih_teks: str


@dataclass(frozen=True)
class Terendah:
    """One of the three lowest unsur, with what those wrote who gave it 1 or 2."""

    nama: str
    ikm_teks: str
    huruf: str
    kinerja: str
    jumlah_saran: int
    kutipan: list[Saran]


@dataclass(frozen=True)
class BarisButir:
    """Answers to one question: how many gave each value, how many none, their sum and mean (NRR)."""

    nama: str
    nilai: list[str]
    kosong: str
    jumlah: str
    nrr: str


@dataclass(frozen=True)
class BarisKelompok:
    """A group of respondents; only its name when it is hidden."""

    nama: str
    orang: str
    persen: str
    ikm: str
    huruf: str
    tersembunyi: bool


@dataclass(frozen=True)
class Tampilan:
    """Everything the result page shows of one result."""

    hasil: HasilSkm
    uraian: str
    perubahan: str
    bawah: str
    atas: str
    huruf: str
    bobot: list[dict[str, Any]]
    peringatan_bobot: str
    cukup: list[BarisCukup]
    kalimat_cukup: str
    kurang: str
    terendah: list[Terendah]
    unsur: list[BarisUnsur]
    ada_lalu: bool
    butir: list[BarisButir]
    skala: list[int]
    kalimat_unsur: str
    gambar_tren: Gambar
    tren: list[TitikTren]
    gambar_pekan: Gambar
    pekan: list[int]
    kelompok: list[tuple[str, list[BarisKelompok]]]
    catatan: list[tuple[str, str]]


def tampilkan(db: Session, survei: Survei, bahan: Bahan) -> Tampilan:
    """Put the page together from a result; earlier periods and suggestions are looked up."""
    hasil, rincian = bahan.hasil, bahan.rincian
    riwayat = hasil_lalu(db, survei)
    lalu = riwayat[-1] if riwayat else None
    margin = Decimal(rincian["margin"]) if rincian["margin"] else None
    batas = selang(hasil, margin)
    titik = _titik(survei, hasil, riwayat)
    return Tampilan(
        hasil=hasil,
        uraian=hasil.uraian_aturan,
        perubahan=kalimat_perubahan(hasil, margin, lalu),
        bawah=angka(batas[0]) if batas else "",
        atas=angka(batas[1]) if batas else "",
        huruf=kalimat_huruf(hasil, batas),
        bobot=[
            {**b, "label": label_bobot(b["label"]), "ikm": angka(Decimal(b["ikm"]))}
            for b in rincian["banding"]
        ],
        peringatan_bobot=kalimat_bobot(rincian["banding"]),
        cukup=[baris_cukup(satu) for satu in rincian["kecukupan"]],
        kalimat_cukup=kalimat_cukup(rincian["kecukupan"]),
        kurang=kalimat_kurang(rincian["kecukupan"]),
        terendah=_terendah(db, survei, hasil),
        unsur=_unsur(hasil, lalu.hasil if lalu else None),
        ada_lalu=lalu is not None,
        butir=_butir(bahan.hitungan),
        skala=list(range(1, bahan.hitungan.instrumen.skala_maks + 1)),
        kalimat_unsur=kalimat_unsur(hasil, lalu.hasil if lalu else None),
        gambar_tren=gambar_tren(titik),
        tren=titik,
        gambar_pekan=gambar_pekan(rincian["pekan"]),
        pekan=rincian["pekan"],
        kelompok=_kelompok(rincian, hasil.responden, kamus_profil(bahan.hitungan.instrumen)),
        catatan=_catatan(bahan),
    )


def _titik(survei: Survei, hasil: HasilSkm, riwayat: list[HasilLalu]) -> list[TitikTren]:
    kini = nama_periode(survei.periode, survei.mulai, survei.akhir, pendek=True)
    lama = [TitikTren(satu.pendek, satu.hasil.ikm, satu.hasil.mutu) for satu in riwayat]
    return [*lama, TitikTren(kini, hasil.ikm, hasil.mutu)]


def _unsur(hasil: HasilSkm, lalu: HasilSkm | None) -> list[BarisUnsur]:
    rendah = [satu.kunci for satu in hasil.terendah()] if len(hasil.unsur) > 3 else []
    baris = []
    for satu in hasil.unsur:
        lama = lalu.nilai(satu.kunci) if lalu else None
        baris.append(
            BarisUnsur(
                satu.nama,
                satu.ikm,
                angka(satu.ikm),
                satu.mutu or "",
                rendah.index(satu.kunci) + 1 if satu.kunci in rendah else None,
                lama.ikm if lama else None,
                selisih(satu.ikm - lama.ikm) if lama else "",
            )
        )
    tanpa = [
        BarisUnsur(u.nama, None, _("tidak ada jawaban"), "", None, None, "") for u in hasil.tanpa_jawaban
    ]
    return baris + tanpa


def _terendah(db: Session, survei: Survei, hasil: HasilSkm) -> list[Terendah]:
    baris = []
    for satu in hasil.terendah():
        jumlah, kutipan = saran_unsur(db, survei, satu.kunci, KUTIPAN)
        baris.append(
            Terendah(
                satu.nama,
                angka(satu.ikm),
                satu.mutu or "",
                satu.mutu.kinerja if satu.mutu else "",
                jumlah,
                kutipan,
            )
        )
    return baris


def _butir(hitungan: Hitungan) -> list[BarisButir]:
    nama = {u.kunci: u.nama for u in hitungan.instrumen.unsur}
    baris = []
    for soal in hitungan.instrumen.pertanyaan:
        satu_satunya = len(hitungan.instrumen.item_unsur(soal.unsur)) == 1
        terisi, jumlah = hitungan.terisi(soal.kunci), hitungan.jumlah(soal.kunci)
        baris.append(
            BarisButir(
                nama[soal.unsur] if satu_satunya else f"{soal.nomor}. {soal.ringkas} ({nama[soal.unsur]})",
                [angka(n) for n in hitungan.nilai(soal.kunci)],
                angka(hitungan.kosong(soal.kunci)),
                angka(jumlah),
                angka(round_once(Fraction(jumlah, terisi), 3)) if terisi else "",
            )
        )
    return baris


def _kelompok(
    rincian: dict[str, Any], semua: int, kamus: Mapping[str, str]
) -> list[tuple[str, list[BarisKelompok]]]:
    profil = (
        (
            kamus.get(p["nama"], p["nama"]),
            [{**b, "nama": kamus.get(b["nama"], istilah(b["nama"]))} for b in p["baris"]],
        )
        for p in rincian["profil"]
    )
    bagian = [(_("Layanan"), rincian["layanan"]), *profil]
    terisi = [(nama, [b for b in baris if b["responden"] != 0]) for nama, baris in bagian]
    return [
        (nama, [_baris_kelompok(b, semua) for b in baris])
        for nama, baris in terisi
        if any(b["nama"] != istilah(TIDAK_DIISI) for b in baris)
    ]


def _baris_kelompok(b: dict[str, Any], semua: int) -> BarisKelompok:
    if b["tersembunyi"]:
        return BarisKelompok(b["nama"], "", "", "", "", True)
    persen = angka(round_once(Fraction(100 * b["responden"], semua), 1))
    ikm = angka(Decimal(b["ikm"])) if b["ikm"] else ""
    return BarisKelompok(b["nama"], angka(b["responden"]), persen, ikm, b["mutu"] or "", False)


def _catatan(bahan: Bahan) -> list[tuple[str, str]]:
    """Plain facts about the data. Nothing is ever left out because of them."""
    catatan = bahan.rincian["catatan"]
    soal = max(bahan.hitungan.instrumen.pertanyaan, key=lambda satu: int(catatan["kosong"][satu.kunci]))
    kosong = _("tidak ada")
    if jumlah := sum(catatan["kosong"].values()):
        kosong = ngettext(
            "%(n)s pertanyaan, terbanyak %(soal)s (%(terbanyak)s)",
            "%(n)s pertanyaan, terbanyak %(soal)s (%(terbanyak)s)",
            jumlah,
            n=angka(jumlah),
            soal=soal.ringkas,
            terbanyak=angka(catatan["kosong"][soal.kunci]),
        )
    return [
        (_("Dihitung"), angka(bahan.hasil.responden)),
        (_("Nilainya sama semua"), angka(catatan["lurus"])),
        (_("Selesai di bawah %(n)s detik", n=CEPAT), angka(catatan["cepat"])),
        (_("Dilewati"), kosong),
    ]
