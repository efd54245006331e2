"""Drafts of the first two chapters: why the survey is done, by whom, how, where, when, with how many.

Of the regulations only what is known for certain is said; a unit adds what its own report needs.
"""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date, timedelta
from typing import Any

from fkp.formats import angka, tanggal
from fkp.skm.naskah.isi import IsiLaporan
from fkp.skm.naskah.kata import alinea, daftar, naskah
from fkp.unit.kop import atas_kop
from surveys.hasil import HasilSkm
from surveys.instrumen import InstrumenTidakAda, load_instrumen
from surveys.kuesioner import Instrumen

DASAR = (
    "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik",
    "Peraturan Pemerintah Nomor 96 Tahun 2012",
    "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 14 Tahun 2017 tentang "
    "Pedoman Penyusunan Survei Kepuasan Masyarakat Unit Penyelenggara Pelayanan Publik",
    "Pedoman Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 9 Tahun 2024 tentang "
    "Pelaksanaan Survei Kepuasan Masyarakat Secara Daring",
)


TANPA_LAYANAN = "Tidak disebutkan"
"""Stands for the layanan of answers that name none."""


def instrumen_of(hasil: HasilSkm) -> Instrumen | None:
    """The questionnaire of a result; None for a published case that is known by its numbers alone."""
    with suppress(InstrumenTidakAda):
        return load_instrumen(hasil.instrumen_kode, hasil.instrumen_versi)
    return None


def latar_belakang(isi: IsiLaporan, _hasil: HasilSkm, _rincian: Mapping[str, Any]) -> str:
    unit = isi.identitas.unit
    return naskah(
        "Penyelenggara pelayanan publik wajib mengevaluasi pelayanannya dan melibatkan masyarakat di "
        "dalamnya. Salah satu caranya adalah Survei Kepuasan Masyarakat (SKM), yang dilakukan secara berkala "
        "paling sedikit satu kali setahun dan menghasilkan Indeks Kepuasan Masyarakat (IKM).",
        f"Laporan ini memuat hasil SKM {unit} periode {isi.periode}: siapa yang menjawab, nilai tiap unsur "
        "pelayanan, unsur yang perlu diperbaiki lebih dulu, dan rencana perbaikannya.",
    )


def dasar(_isi: IsiLaporan, _hasil: HasilSkm, _rincian: Mapping[str, Any]) -> str:
    butir = [f"{nomor}. {satu};" for nomor, satu in enumerate(DASAR, start=1)]
    butir[-1] = butir[-1].replace(";", ".")
    return naskah("SKM ini dilaksanakan berdasarkan:", *butir)


def maksud(isi: IsiLaporan, _hasil: HasilSkm, _rincian: Mapping[str, Any]) -> str:
    return naskah(
        f"SKM ini dimaksudkan untuk mengukur kepuasan masyarakat atas pelayanan {isi.identitas.unit} dari "
        "pendapat orang yang menerima pelayanan itu sendiri.",
        "Tujuannya adalah mengetahui nilai IKM unit dan nilai tiap unsurnya, mengenali unsur yang paling "
        "lemah, menyusun rencana tindak lanjut, dan melihat apakah perbaikan pada periode sebelumnya terasa "
        "oleh masyarakat.",
    )


def pelaksana(isi: IsiLaporan, _hasil: HasilSkm, _rincian: Mapping[str, Any]) -> str:
    atas = list(reversed(atas_kop(isi.identitas.induk, isi.identitas.unit)))
    milik = f", {', '.join(atas)}" if atas else ""
    jabatan = isi.penandatangan.jabatan
    return naskah(
        f"SKM dilaksanakan oleh {isi.identitas.unit}{milik}. Petugas pelaksananya ditetapkan oleh unit.",
        f"Laporan ini ditandatangani oleh {jabatan}." if jabatan else "",
    )


def metode(isi: IsiLaporan, hasil: HasilSkm, _rincian: Mapping[str, Any]) -> str:
    instrumen = instrumen_of(hasil)
    if instrumen:
        banyak = len(instrumen.pertanyaan)
        alat = (
            f"Alat ukurnya adalah kuesioner dengan {angka(banyak)} pertanyaan untuk "
            f"{angka(len(instrumen.unsur))} unsur pelayanan. Setiap pertanyaan dijawab dengan satu dari "
            f"{angka(instrumen.skala_maks)} pilihan, bernilai 1 sampai {angka(instrumen.skala_maks)}."
        )
    else:
        alat = f"Alat ukurnya adalah kuesioner untuk {angka(len(hasil.unsur))} unsur pelayanan."
    return naskah(
        f"Data dikumpulkan dengan survei kepada penerima pelayanan. {alat} Nama responden tidak ditanyakan.",
        _kanal(isi),
        f"Nilai dihitung dengan cara berikut: {hasil.uraian_aturan}.",
    )


def _kanal(isi: IsiLaporan) -> str:
    if not isi.kanal:
        return ""
    cara = daftar([f"{nama} ({angka(n)} jawaban)" for nama, n in isi.kanal])
    return f"Jawaban masuk lewat {cara}."


def lokasi(isi: IsiLaporan, _hasil: HasilSkm, rincian: Mapping[str, Any]) -> str:
    saya = isi.identitas
    layanan = [satu["nama"] for satu in rincian.get("layanan", ()) if satu["nama"] != TANPA_LAYANAN]
    tempat = f"Survei dilaksanakan di {saya.unit}"
    return naskah(
        alinea(
            f"{tempat}, {saya.alamat.rstrip('.')}." if saya.alamat else f"{tempat}, di tempat pelayanannya.",
            f"Jam layanan: {saya.jam_layanan.rstrip('.')}." if saya.jam_layanan else "",
        ),
        f"Layanan yang ditanyakan: {daftar(layanan)}." if layanan else "",
    )


def waktu(isi: IsiLaporan, _hasil: HasilSkm, _rincian: Mapping[str, Any]) -> str:
    terakhir = isi.akhir - timedelta(days=1)
    hari = tanggal(isi.mulai)
    if terakhir > isi.mulai:
        hari = f"{hari} sampai {tanggal(terakhir)}"
    kumpul = _pengumpulan(isi)
    return naskah(
        alinea(
            f"SKM periode {isi.periode} mencakup pelayanan {hari}.",
            f"Jawaban diterima {kumpul}." if kumpul else "",
        ),
        "Kegiatan dan waktunya adalah sebagai berikut." if isi.jadwal else "",
    )


PENGUMPULAN = "Pengumpulan jawaban"
"""The row of the timetable during which answers were taken."""


def _pengumpulan(isi: IsiLaporan) -> str:
    hari: list[tuple[date, date]] = [
        (dari, sampai) for nama, dari, sampai in isi.jadwal if nama == PENGUMPULAN
    ]
    if not hari:
        return ""
    dari, sampai = hari[0]
    return f"pada {tanggal(dari)}" if dari == sampai else f"dari {tanggal(dari)} sampai {tanggal(sampai)}"


def penentuan_responden(_isi: IsiLaporan, hasil: HasilSkm, rincian: Mapping[str, Any]) -> str:
    cara = (
        "Jumlah responden yang dibutuhkan dihitung untuk tiap layanan dengan rumus Krejcie dan Morgan "
        "(keyakinan 95%, galat 5%) dari jumlah penerima layanan pada periode sebanding sebelumnya, lalu "
        "dijumlahkan."
    )
    baris = list(rincian.get("kecukupan", ()))
    diketahui = [satu for satu in baris if satu["perlu"] is not None]
    if not diketahui:
        return naskah(
            cara,
            "Jumlah penerima layanan belum diketahui, sehingga kecukupan respondennya tidak dapat "
            f"dinyatakan. Yang terkumpul {angka(hasil.responden)} jawaban.",
        )
    kurang = [satu for satu in diketahui if satu["ada"] < satu["perlu"]]
    return naskah(cara, _jumlah(hasil, baris, diketahui), _kurang(kurang, rincian), _tak_diketahui(baris))


def _jumlah(hasil: HasilSkm, baris: list[dict[str, Any]], diketahui: list[dict[str, Any]]) -> str:
    orang = sum(satu["populasi"] for satu in diketahui)
    perlu = sum(satu["perlu"] for satu in diketahui)
    untuk = "" if len(diketahui) == len(baris) else f" pada {angka(len(diketahui))} layanan yang diketahui"
    return (
        f"Untuk {angka(orang)} penerima layanan{untuk} dibutuhkan {angka(perlu)} responden. "
        f"Seluruh jawaban yang terkumpul berjumlah {angka(hasil.responden)}."
    )


def _kurang(kurang: list[dict[str, Any]], rincian: Mapping[str, Any]) -> str:
    """Which layanan fall short. The shortfall of a small group would tell its size, so that is not said."""
    if not kurang:
        return "Jumlah responden setiap layanan yang diketahui penerimanya sudah mencukupi."
    kecil = {satu["nama"] for satu in rincian.get("layanan", ()) if satu["tersembunyi"]}
    sebut = [
        f"{satu['layanan']} (kurang {angka(satu['perlu'] - satu['ada'])} orang)"
        for satu in kurang
        if satu["layanan"] not in kecil
    ]
    lain = len(kurang) - len(sebut)
    kalimat = [f"Responden belum mencukupi pada {daftar(sebut)}."] if sebut else []
    if lain:
        siapa = f"{angka(lain)} layanan lain juga" if sebut else f"{angka(lain)} layanan"
        kalimat.append(f"Responden {siapa} belum mencukupi; angkanya tidak dirinci karena kelompoknya kecil.")
    kalimat.append("Nilainya tetap dihitung dan perlu dibaca dengan hati-hati.")
    return " ".join(kalimat)


def _tak_diketahui(baris: list[dict[str, Any]]) -> str:
    tanpa = [satu["layanan"] for satu in baris if satu["perlu"] is None]
    if not tanpa:
        return ""
    return (
        f"Jumlah penerima {daftar(tanpa)} belum diketahui, sehingga kecukupan respondennya tidak dapat "
        "dinyatakan."
    )
