"""The sheet of forums of earlier years: the template people fill in, and reading it back as cases."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as l_

from fkp.forum.arsip.istilah import load_istilah
from fkp.forum.arsip.judul import POKOK, TERJAUH, BarisBernomor, judul_terdekat
from fkp.forum.arsip.kasus_lembar import susun_kasus
from fkp.forum.arsip.kepala import baca_kepala
from fkp.forum.arsip.lembaran import Lembaran, baca_lembaran, baris_berisi
from fkp.lembar import BerkasSalah, tulis_templat
from fkp.sel_gabung import Gabung
from fkp.unggahan import terurai_wajar
from surveys.berkas.lembar import Buku, open_buku
from surveys.berkas.tabel import BerkasTakTerbaca, Tabel, one_line

URAIAN = {
    "unit": l_("Nama unit seperti tercatat di sini."),
    "tanggal": l_("Misalnya 2024-09-26. Boleh kosong, atau tahunnya saja bila harinya tidak diketahui."),
    "tema": l_("Yang dibahas. Baris berikutnya untuk forum yang sama boleh mengosongkan tiga kolom ini."),
    "moda": l_("Tatap muka, daring, atau hibrida. Boleh kosong."),
    "tempat": l_("Boleh kosong."),
    "unsur hadir": l_(
        "Pisahkan dengan titik koma, misalnya U1; U3, atau namanya: Pengguna layanan; Ahli, akademisi; "
        "Instansi terkait; Masyarakat sipil; Media massa."
    ),
    "unsur mungkin hadir": l_("Yang tidak pasti hadir."),
    "jumlah peserta": l_("Boleh kosong."),
    "masalah": l_("Satu baris satu masalah."),
    "usulan": l_("Usulan rekomendasi perbaikan."),
    "tindakan": l_("Yang disepakati dikerjakan."),
    "jangka waktu": l_("Seperti tertulis di sumbernya, misalnya Jangka pendek (2 Hari)."),
    "penanggung jawab": l_("Bagian atau jabatan, bukan nama orang. Kosongkan bila tidak disebut."),
    "tanggapan": l_("Jawaban yang diberikan tanpa menyanggupi tindakan."),
    "sumber": l_("Alamat laman, nama dokumen, atau tempat menyimpannya."),
    "catatan": l_("Boleh kosong."),
    "kunci": l_("Boleh kosong. Nomor Anda sendiri untuk forum itu, supaya tidak tercatat dua kali."),
}


def templat() -> bytes:
    """An empty workbook to fill in, with a sheet that explains each column."""
    return tulis_templat(
        "Arsip forum", [(nama, str(URAIAN[kunci])) for kunci, nama in load_istilah().templat]
    )


def baca_kasus_lembar(isi: bytes, lembaga: str = "") -> list[Any]:
    """The forums of a CSV or XLSX file, as cases: of every sheet that has titles. ``lembaga`` is the unit of
    those that name none. Raises BerkasSalah."""
    if not terurai_wajar(isi):
        raise BerkasSalah("Isi berkas terlalu besar setelah diurai. Bagi menjadi beberapa berkas.")
    try:
        with open_buku(isi) as buku:
            return _kasus(buku, lembaga)
    except BerkasTakTerbaca as galat:
        raise BerkasSalah(f"Berkas tidak terbaca: {galat}.") from None


def _kasus(buku: Buku, lembaga: str) -> list[Any]:
    tabel = buku.tabel if buku.bentuk == "xlsx" else (max(buku.tabel, key=_dikenal),)
    gabung = [Gabung(satu.gabungan()) for satu in tabel]  # first: it refuses quickly what would take minutes
    terbaca = [(satu, baris_berisi(satu), g) for satu, g in zip(tabel, gabung, strict=True)]
    hasil = [baca_lembaran(satu.nama, rows, gabung) for satu, rows, gabung in terbaca if satu.tampak]
    semua = [lembaran for satu in hasil for lembaran in satu]
    if not semua or not (lembaga or any(_bernama(satu) for satu in semua)):
        raise BerkasSalah(
            _yang_kurang([(t.nama, rows, gabung) for t, rows, gabung in terbaca], bool(lembaga))
        )
    kasus = susun_kasus(semua, lembaga)
    if not kasus:
        raise BerkasSalah("Di bawah baris judul semuanya kosong. Isi dulu, lalu coba lagi.")
    dipakai = {lembaran.nama for lembaran in semua}
    lewat = [t.nama for t, rows, _g in terbaca if t.nama not in dipakai and rows and not _petunjuk(rows)]
    pesan = list(buku.catatan)
    if lewat and buku.bentuk == "xlsx":
        pesan.append(f"lembar tanpa judul kolom forum, atau tersembunyi, tidak dibaca: {', '.join(lewat)}")
    kasus[0]["reading"] = [*kasus[0].get("reading", []), *(p.rstrip(".") for p in pesan)]
    return kasus


def _dikenal(tabel: Tabel) -> tuple[int, int]:
    """How many columns one reading of a CSV knows, or has: the separator that finds most is the right one."""
    judul = judul_terdekat(baris_berisi(tabel, TERJAUH), Gabung(()))
    return (judul.dikenal, len(judul.teks)) if judul else (0, 0)


def _bernama(lembaran: Lembaran) -> bool:
    return "unit" in lembaran.judul.letak or "unit" in baca_kepala(lembaran.atas).isi


def _petunjuk(rows: Sequence[BarisBernomor]) -> bool:
    """Whether this is the sheet of our template that explains the columns."""
    nama = {nama for _kunci, nama in load_istilah().templat}
    return all(sel[0] in nama for _nomor, sel in rows)


def _yang_kurang(lembar: Sequence[tuple[str, Sequence[BarisBernomor], Gabung]], berunit: bool) -> str:
    """Why no table was found: the columns that were seen, what is missing, and that a unit may be chosen."""
    calon = [(nama, judul) for nama, rows, gabung in lembar if (judul := judul_terdekat(rows, gabung))]
    if not calon:
        return "Baris judul tidak ditemukan: tidak ada baris dengan dua kolom atau lebih. Pakai templatnya."
    nama, judul = max(calon, key=lambda satu: satu[1].dikenal)
    tempat = f"Lembar “{one_line(nama)}” baris" if nama else "Baris"
    terlihat = ", ".join(one_line(satu, 40).rstrip(".") for satu in judul.teks if satu)
    kurang = []
    if not judul.letak.keys() & POKOK:
        kurang.append("kolom Tema atau Masalah")
    if not berunit and "unit" not in judul.letak:
        kurang.append(
            "kolom Unit; atau pilih satu unit untuk seluruh berkas di isian Unitnya (baris perintah: --unit)"
        )
    return (
        f"Baris judul tidak lengkap. {tempat} {judul.baris} memuat kolom: {terlihat}. "
        f"Yang kurang: {'; '.join(kurang) or 'kolom lain yang dikenal'}. Templatnya memuat semua kolom."
    )
