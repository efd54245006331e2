"""What a report is made of when there is only a spreadsheet: no database, no survey, no seal."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from fkp.laporan.bahan import BahanLaporan
from fkp.skm.hasil.rinci import banding_bobot, baris_kelompok
from fkp.skm.naskah.draf import draf_naskah
from fkp.skm.naskah.isi import Identitas, IsiLaporan, TitikNilai
from fkp.skm.naskah.kerangka import TERBARU
from surveys.berkas.baca import BacaanJawaban
from surveys.hasil import HasilSkm
from surveys.hitungan import Hitungan, cross_products
from surveys.kanonik import canonical_csv
from surveys.kuesioner import Instrumen
from surveys.rincian import per_layanan, per_profil
from surveys.sampel import margin_of_error

UNIT = "Unit Pelayanan"
PERIODE = "yang tidak disebutkan"


def bahan_berkas(
    bacaan: BacaanJawaban,
    hitungan: Hitungan,
    hasil: HasilSkm,
    *,
    nama: str,
    hari: date,
    unit: str = "",
    periode: str = "",
) -> BahanLaporan:
    """From a file that was read and scored. ``nama`` is the file's name, ``hari`` the day of the document;
    unit and period are what the user calls them. The texts are drafted, nothing is sealed."""
    sebut = periode or PERIODE
    isi = IsiLaporan(
        kerangka=TERBARU,
        identitas=Identitas(unit or UNIT),
        periode=sebut,
        pendek=periode or "berkas ini",
        mulai=hari,
        akhir=hari + timedelta(days=1),
        tren=(
            TitikNilai(
                sebut, periode or "berkas ini", hasil.ikm, hasil.mutu or "", responden=hasil.responden
            ),
        ),
    )
    rincian = rincian_frame(bacaan.frame, bacaan.instrumen, hitungan, hasil)
    naskah = _tanpa_karangan(draf_naskah(isi, hasil, rincian), unit, periode)
    return BahanLaporan(
        isi=replace(isi, naskah=naskah),
        hasil=hasil,
        hitungan=hitungan,
        rincian=rincian,
        kanonik=canonical_csv(bacaan.frame, bacaan.instrumen),
        segel=None,
        ditolak=tuple((satu.baris, satu.kolom, satu.nilai, satu.alasan) for satu in bacaan.ditolak),
        asal=nama,
    )


def _tanpa_karangan(naskah: dict[str, str], unit: str, periode: str) -> dict[str, str]:
    """The drafts without what a survey of this program knows and a spreadsheet does not tell: who asked, how,
    where and when."""
    mulai = f"Laporan ini untuk periode {periode}. " if periode else ""
    awal = {
        "pelaksana": f"SKM dilaksanakan oleh {unit}." if unit else "Pelaksana SKM tidak disebutkan.",
        "lokasi": "Tempat survei dilaksanakan tidak tercatat dalam berkas jawabannya.",
        "waktu": f"{mulai}Tanggal pelaksanaannya tidak tercatat dalam berkas jawabannya.",
    }
    for kunci, kalimat in awal.items():
        if kunci in naskah:
            naskah[kunci] = "\n".join([kalimat, *naskah[kunci].split("\n")[1:]])
    if "metode" in naskah:
        naskah["metode"] = naskah["metode"].replace(
            "Nama responden tidak ditanyakan.", "Laporan ini tidak memuat nama responden."
        )
    return naskah


def rincian_frame(
    frame: pd.DataFrame, instrumen: Instrumen, hitungan: Hitungan, hasil: HasilSkm
) -> dict[str, Any]:
    """As ``fkp.skm.hasil.rinci`` documents it, as far as a frame tells: it does not know how many people were
    served, nor when and how fast anyone answered."""
    aturan = hasil.aturan
    margin = margin_of_error(cross_products(frame, instrumen), aturan)
    layanan = per_layanan(hitungan, aturan)
    return {
        "layanan": baris_kelompok(layanan),
        "profil": [
            {
                "kunci": kolom.kunci,
                "nama": kolom.nama,
                "baris": baris_kelompok(per_profil(frame, instrumen, kolom.kunci, aturan)),
            }
            for kolom in instrumen.profil
            if kolom.kunci in frame.columns
        ],
        "kecukupan": [
            {"layanan": satu.nama, "populasi": None, "perlu": None, "ada": satu.responden} for satu in layanan
        ],
        "margin": None if margin is None else format(margin, "f"),
        "banding": banding_bobot(hitungan, aturan),
        "pekan": [],
        "catatan": {
            "lurus": _lurus(frame, instrumen),
            "cepat": None,
            "kosong": {kunci: hitungan.kosong(kunci) for kunci in instrumen.kunci_item},
        },
    }


def _lurus(frame: pd.DataFrame, instrumen: Instrumen) -> int:
    """Respondents all of whose answers are alike, at least one of them given."""
    nilai = frame[[kunci for kunci in instrumen.kunci_item if kunci in frame.columns]].to_numpy(np.int8)
    terbesar = nilai.max(axis=1)
    terkecil = np.where(nilai == 0, instrumen.skala_maks + 1, nilai).min(axis=1)
    return int((terbesar == terkecil).sum())
