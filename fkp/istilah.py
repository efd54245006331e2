"""Fixed words that are kept in Indonesian, shown in the language of the page.

Records (the audit trail, sealed results) and ``surveys`` speak Indonesian whatever the page speaks, so that
a record never depends on who looked at it. Registered as template filters.
"""

from flask_babel import get_locale, gettext
from flask_babel import lazy_gettext as l_
from markupsafe import Markup, escape

from surveys.instrumen import Instrumen

# Named here once, because a word that arrives as data cannot be found by whoever collects the messages.
_KATA = (
    *(l_("Sangat Baik"), l_("Baik"), l_("Kurang Baik"), l_("Tidak Baik")),
    *(l_("Rancangan"), l_("Dibuka"), l_("Ditutup"), l_("Disahkan"), l_("Terbit")),
    *(l_("Admin"), l_("Pembina"), l_("Petugas unit"), l_("Pimpinan unit"), l_("Surveyor"), l_("Auditor")),
    *(
        l_("Notulis forum"),
        l_("Terjadwal"),
        l_("Berlangsung"),
        l_("Penandatanganan"),
        l_("Batal"),
        l_("Arsip"),
    ),
    *(l_("Pemerintah"), l_("Perangkat daerah"), l_("Bagian")),
    *(l_("Unit penyelenggara pelayanan"), l_("Mal Pelayanan Publik")),
    *(l_("Tidak diisi"), l_("bobot sendiri")),
    # What was done, in the audit trail.
    *(l_("Tambah instansi"), l_("Ubah instansi"), l_("Pindah instansi"), l_("Tambah unit"), l_("Ubah unit")),
    *(l_("Tambah layanan"), l_("Ubah layanan"), l_("Urut layanan")),
    *(l_("Tambah gerai"), l_("Ubah gerai"), l_("Lepas gerai")),
    *(l_("Tambah orang"), l_("Ubah orang"), l_("Aktifkan orang"), l_("Nonaktifkan orang")),
    *(l_("Beri peran"), l_("Cabut peran"), l_("Masuk"), l_("Ganti sandi"), l_("Buat tautan sandi")),
    *(l_("Survei dibuat"), l_("Survei diubah"), l_("Survei dihapus")),
    *(l_("Survei dibuka"), l_("Survei dibuka kembali"), l_("Survei ditutup")),
    *(l_("Hasil disahkan"), l_("Hasil dikoreksi"), l_("Hasil diterbitkan"), l_("Hitungan diperbaiki")),
    *(l_("Jawaban diunduh"), l_("Laporan diunduh"), l_("Unduh jejak")),
    *(l_("Tambah tindak lanjut"), l_("Ubah tindak lanjut"), l_("Kemajuan tindak lanjut")),
    *(l_("Hapus tindak lanjut"), l_("Tindak lanjut diunduh")),
    *(l_("Templat disimpan"), l_("Templat dihapus"), l_("Templat diunduh"), l_("Contoh templat diunduh")),
    *(l_("Pekerjaan dimulai"), l_("Pekerjaan dibatalkan"), l_("Pekerjaan diulang")),
    *(l_("Berkas pekerjaan diunduh"), l_("Dokumen forum diunduh")),
    *(l_("Forum dibuat"), l_("Forum diubah"), l_("Tim forum diubah"), l_("Agenda forum diubah")),
    *(l_("Masukan dicatat"), l_("Masukan diubah"), l_("Masukan dihapus"), l_("Masukan dikembalikan")),
    *(l_("Masukan digeser"), l_("Masukan peserta dipilah")),
    *(l_("Arsip forum dicatat"), l_("Arsip forum diubah"), l_("Arsip forum diimpor")),
    *(l_("Kunci"),),
    *(l_("Rancangan forum dihapus"), l_("Forum diumumkan"), l_("Forum dimulai"), l_("Forum dibatalkan")),
    *(l_("Kehadiran dicatat"), l_("Kehadiran dari kertas"), l_("Peserta digabung")),
    *(l_("Lembar hadir diunduh"),),
    *(l_("Undang orang"), l_("Ubah undangan"), l_("Hapus undangan"), l_("Undangan dikirim")),
    *(l_("Undangan ditandai terkirim"), l_("Surel dikirim ulang")),
    *(l_("Ganti tautan peserta"), l_("Cabut tautan peserta")),
    *(l_("Materi diunggah"), l_("Materi diubah"), l_("Materi dihapus"), l_("Materi diunduh")),
    *(l_("Tanggapan menjadi masukan"),),
    *(l_("Rancangan standar dibuka"), l_("Rancangan standar diubah"), l_("Rancangan standar dihapus")),
    *(l_("Standar ditetapkan"), l_("Standar ditinjau"), l_("Sk standar dibetulkan")),
    *(l_("Peninjauan standar dibatalkan"),),
    *(l_("Perubahan standar diminta"), l_("Perubahan standar batal"), l_("Lampiran standar diunduh")),
    *(l_("Pengaduan dicatat"), l_("Pengaduan diubah"), l_("Status pengaduan diubah")),
    *(l_("Angka pengaduan diimpor"), l_("Maklumat ditetapkan")),
    *(l_("Rancangan maklumat dibuat"), l_("Rancangan maklumat diubah"), l_("Rancangan maklumat dihapus")),
    *(l_("Kontak ditambahkan"), l_("Kontak diubah"), l_("Kontak dihapus")),
    *(l_("Penandatangan forum diubah"), l_("Naskah berita acara dikunci"), l_("Naskah berita acara dibuka")),
    *(l_("Tanda tangan di perangkat unit"), l_("Naskah bertanda tangan diunggah")),
    *(l_("Naskah bertanda tangan diunduh"), l_("Berita acara disahkan"), l_("Berita acara diperbaiki")),
    *(l_("Berita acara diterbitkan"), l_("Pindaian naskah bertanda tangan")),
    *(l_("Naskah bertanda tangan elektronik"),),
    *(l_("Kartu inovasi dibuat"), l_("Kartu inovasi ditiru"), l_("Kartu inovasi diubah")),
    *(l_("Kartu inovasi dikaitkan"), l_("Kartu inovasi diterbitkan"), l_("Kartu inovasi dihapus")),
    *(l_("Usulan inovasi diubah"), l_("Usulan inovasi diunduh"), l_("Bukti inovasi diperbarui")),
    *(l_("Bukti dicatat"), l_("Bukti dihapus"), l_("Bukti diunduh"), l_("Paket penilaian diunduh")),
    # How far a unit is with a period, and why a survey is left out of a recap.
    *(l_("Belum ada survei"), l_("Masih rancangan"), l_("Survei dibuka"), l_("Ditutup, belum disahkan")),
    *(l_("Disahkan, belum terbit"), l_("Memakai kuesioner lain"), l_("Surveinya untuk waktu lain")),
    *(l_("memakai kuesioner lain"), l_("hanya sebagian harinya di periode ini")),
    *(l_("Naskah laporan diubah"), l_("Nilai lama dicatat"), l_("Nilai lama dihapus")),
    # To what, and which of its values.
    *(l_("Instansi"), l_("Unit"), l_("Layanan"), l_("Gerai"), l_("Survei"), l_("Akun"), l_("Jejak")),
    *(l_("Pekerjaan"), l_("Permintaan"), l_("Judul")),
    *(l_("Forum"), l_("Jumlah")),
    *(l_("Nama"), l_("Singkatan"), l_("Alamat"), l_("Jam layanan"), l_("Zona"), l_("Jenis"), l_("Jalur")),
    *(l_("Nama pengguna"), l_("Peran"), l_("Lewat"), l_("Aktif"), l_("Urutan"), l_("Induk id")),
    *(l_("Kode"), l_("Versi"), l_("Ikm"), l_("Sidik"), l_("Aturan"), l_("Alasan"), l_("Periode")),
    *(l_("Instrumen"), l_("Ragam"), l_("Mulai"), l_("Akhir"), l_("Masa tenggang"), l_("Populasi")),
    *(l_("Unsur"), l_("Layanan id"), l_("Masalah"), l_("Kegiatan"), l_("Keluaran"), l_("Penanggung jawab")),
    *(l_("Tenggat"), l_("Status"), l_("Realisasi"), l_("Hambatan"), l_("Selesai pada"), l_("Asal")),
    *(l_("Dihentikan pada"),),
    *(l_("Alasan tenggat"), l_("Alasan status"), l_("Survei id"), l_("Tindak lanjut"), l_("Keadaan")),
    *(l_("Sidik laporan"), l_("Mutu"), l_("Pita"), l_("Sumber")),
    *(l_("Standar pelayanan"), l_("Revisi"), l_("Komponen"), l_("Tanggal sk"), l_("Ditinjau"), l_("Kosong")),
    *(l_("Bukti dukung"), l_("Hal"), l_("Media"), l_("Tanggal"), l_("Indikator"), l_("Tahun")),
    *(l_("Pengaduan"), l_("Maklumat"), l_("Klausul"), l_("Bulan"), l_("Kelas"), l_("Bentuk"), l_("Tanggal")),
    *(l_("Kontak"), l_("Isian"), l_("Setuju lewat"), l_("Setuju versi")),
    *(l_("Baris"), l_("Cara"), l_("Peserta"), l_("Peserta id"), l_("Berkas id"), l_("Forum id")),
    *(l_("Hadir"), l_("Orang baru"), l_("Simpan"), l_("Lepas"), l_("Dipindah"), l_("Berkas")),
    *(l_("ya"), l_("tidak"), l_("kosong")),
)


def istilah(kata: str) -> str:
    """The word in the language of the page; a word that is none of the fixed ones stays as it is."""
    return str(gettext(kata)) if kata else ""


def berbahasa_indonesia() -> bool:
    """Whether the page speaks Indonesian."""
    return str(get_locale() or "id").startswith("id")


def indonesia(teks: str) -> Markup:
    """Text that exists in Indonesian only: on a page in another language it is marked as such, so that a
    screen reader pronounces it and a browser offers to translate it."""
    if berbahasa_indonesia():
        return escape(teks)
    return Markup('<span lang="id">{}</span>').format(teks)


def kamus_profil(instrumen: Instrumen) -> dict[str, str]:
    """Names of the profile columns and of their groups as kept, to the names of this page."""
    if berbahasa_indonesia():
        return {}
    nama = {kolom.nama: kolom.nama_en for kolom in instrumen.profil}
    return nama | {p.nama: p.nama_en for kolom in instrumen.profil for p in kolom.pilihan}
