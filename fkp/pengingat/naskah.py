"""What a reminder says. It is Indonesian whatever language staff read in, and names no person but its
reader."""

from datetime import date

from flask_babel import force_locale

from fkp.alamat import AlamatSurat
from fkp.formats import tanggal_hari
from fkp.pengingat.jadwal import PEMBINA, PIMPINAN
from fkp.tindak_lanjut.models import TindakLanjut


def judul_pengingat(row: TindakLanjut, sasaran: str, hari: date) -> str:
    """What it is about, in a line."""
    apa, selisih = ringkas(row.kegiatan), (hari - row.tenggat).days
    if sasaran == PIMPINAN:
        return f"Lewat {selisih} hari, perlu keputusan Anda: {apa}"
    if sasaran == PEMBINA:
        return f"Lewat {selisih} hari di {row.unit.nama_pendek}: {apa}"
    return f"{sebut_hari(row.tenggat, hari)}: {apa}"


def isi_pengingat(row: TindakLanjut, sasaran: str, hari: date) -> str:
    """What to do now; whose promise it is, what it brings, and until when."""
    with force_locale("id"):
        tenggat = tanggal_hari(row.tenggat)
    return "\n".join(
        (
            _langkah(row, sasaran, hari),
            f"Tenggat: {tenggat}.",
            f"Keluaran: {ringkas(row.keluaran, 240)}",
            f"Unit: {row.unit.nama}. Penanggung jawab: {row.penanggung_jawab}.",
        )
    )


def isi_surat(nama: str, judul: str, isi: str, tujuan: str, alamat: AlamatSurat) -> str:
    """The same as a letter to ``nama``; ``tujuan`` is the path of the page where it is done."""
    baris = [f"Yth. {nama}", "", judul, "", isi, "", f"Buka: {alamat.penuh(tujuan)}", ""]
    akun = alamat.penuh(alamat.rute("akun_saya.lihat"))
    baris += [
        f"{alamat.situs} mengirim tiap pengingat satu kali. Pesan yang sama ada di kotak masuk Anda.",
        f"Berhenti menerima surel ini: kosongkan alamat surel di {akun}",
    ]
    return "\n".join(baris)


def sebut_hari(tenggat: date, hari: date) -> str:
    """How far the date is: "Tenggat 3 hari lagi", "Tenggat hari ini", "Lewat 7 hari"."""
    selisih = (hari - tenggat).days
    if selisih > 0:
        return f"Lewat {selisih} hari"
    return f"Tenggat {-selisih} hari lagi" if selisih else "Tenggat hari ini"


def ringkas(teks: str, panjang: int = 120) -> str:
    """One line of it, cut where it is too long."""
    satu = " ".join(teks.split())
    return satu if len(satu) <= panjang else f"{satu[: panjang - 1].rstrip()}…"


def _langkah(row: TindakLanjut, sasaran: str, hari: date) -> str:
    umum = " Alasan dan tanggal semula tampil untuk umum." if row.tayang_pada else ""
    if sasaran == PEMBINA:
        return "Tanyakan hambatannya kepada unit, lalu bantu yang tidak dapat diputuskan unit sendiri."
    if sasaran == PIMPINAN:
        return "Putuskan: selesaikan, beri tenggat baru dengan alasan, atau hentikan dengan alasan." + umum
    if hari < row.tenggat:
        return "Catat kemajuannya. Bila tanggal itu tidak akan tercapai, ganti sekarang dengan alasan." + umum
    return "Sudah terwujud? Tandai selesai. Belum? Tulis hambatannya dan beri tenggat baru." + umum
