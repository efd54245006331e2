"""What a report is made of, without a database."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from importlib.metadata import version
from typing import Any

import numpy as np
import pandas as pd

from fkp.laporan.bahan import BahanLaporan, Segel
from fkp.laporan.berkas import bahan_berkas
from fkp.skm.naskah.isi import BarisRencana, Identitas, Penandatangan, SaranUnsur, Sebelumnya, TitikNilai
from surveys.aturan import Aturan
from surveys.berkas.baca import BacaanJawaban
from surveys.hitungan import count
from surveys.instrumen import load_instrumen
from surveys.kanonik import sha256_hex
from surveys.kuesioner import Instrumen
from surveys.scoring import score_skm

HARI = date(2026, 10, 1)


def a_frame(
    instrumen: Instrumen, n: int, layanan: tuple[str, ...] = ("Akta", "KTP"), benih: int = 7
) -> pd.DataFrame:
    """``n`` respondents who answer this and that, some of them not everything."""
    acak = random.Random(benih)
    isi: dict[str, Any] = {
        kunci: np.array([acak.choice((0, 1, 2, 3, 3, 4, 4)) for _ in range(n)], dtype=np.int8)
        for kunci in instrumen.kunci_item
    }
    for kolom in instrumen.profil:
        kode = sorted(kolom.kode_sah())[1:3]
        isi[kolom.kunci] = np.array([acak.choice(kode) for _ in range(n)], dtype=np.int8)
    isi["layanan"] = pd.Series([acak.choice(layanan) for _ in range(n)], dtype="object")
    return pd.DataFrame(isi)


def a_bahan(
    frame: pd.DataFrame | None = None,
    instrumen: Instrumen | None = None,
    aturan: Aturan | None = None,
    n: int = 40,
) -> BahanLaporan:
    """From a frame, as ``fkp laporan`` would make it of a spreadsheet."""
    instrumen = instrumen or load_instrumen("skm-9")
    frame = a_frame(instrumen, n) if frame is None else frame
    hitungan = count(frame, instrumen)
    hasil = score_skm(hitungan, aturan or Aturan())
    bacaan = BacaanJawaban(frame, instrumen, {}, (), ())
    return bahan_berkas(
        bacaan, hitungan, hasil, nama="jawaban.csv", hari=HARI, unit="Loket Utama", periode="TW III 2026"
    )


def a_sah(bahan: BahanLaporan | None = None, **isi: Any) -> BahanLaporan:
    """The same, sealed, with everything a report can say."""
    bahan = bahan or a_bahan()
    rendah = bahan.hasil.terendah()[0]
    rencana = BarisRencana(
        unsur=rendah.kunci,
        nama_unsur=rendah.nama,
        masalah="lama",
        kegiatan="Menambah loket",
        keluaran="dua loket baru",
        mulai=date(2026, 11, 2),
        tenggat=date(2027, 4, 30),
        penanggung_jawab="Seksi Pelayanan",
    )
    lengkap: dict[str, Any] = {
        "identitas": Identitas("Loket Utama", ("Kota Misal", "Dinas Kependudukan"), "Jalan Contoh 1"),
        "jadwal": (("Pengumpulan data", date(2026, 7, 1), date(2026, 9, 30)),),
        "kanal": (("tautan atau kode QR", bahan.hasil.responden - 1), ("kuesioner kertas", 1)),
        "saran": (SaranUnsur(rendah.kunci, 7, ("antre lama",)),),
        "rencana": (rencana,),
        "pelaksanaan": (replace(rencana, status="selesai", realisasi="sudah", selesai_pada=HARI),),
        "sebelumnya": Sebelumnya(
            "TW II 2026", Decimal("70.00"), "C", Decimal("2.00"), {"waktu": Decimal("60.00")}, True
        ),
        "tren": (
            TitikNilai("Tahun 2015", "2015", Decimal("78.10"), "B", "2004", None, "laporan tahunan"),
            *bahan.isi.tren,
        ),
        "penandatangan": Penandatangan("Misal", "Kepala Dinas", "Rani Umpama", "198001012005012001"),
        **isi,
    }
    segel = Segel(
        kode="k7qf-2m9x-4trw",
        alamat="https://survei.contoh.example/verifikasi/k7qf-2m9x-4trw",
        versi=1,
        alasan="",
        sidik=sha256_hex(bahan.kanonik),
        waktu=datetime(2026, 10, 5, 3, tzinfo=UTC),
        oleh="Orang Satu",
        versi_program=version("fkp"),
    )
    return replace(bahan, isi=replace(bahan.isi, **lengkap), segel=segel, asal="")
