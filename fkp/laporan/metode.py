"""The method of a result in full: what it takes to compute it again without this program."""

from fkp.dokumen.laporan import Kolom, Tabel
from fkp.dokumen.teks import teks_angka
from fkp.formats import waktu
from fkp.laporan.bahan import BahanLaporan
from fkp.laporan.umum import terlalu_sedikit
from surveys.aturan import Aturan


def tabel_metode(bahan: BahanLaporan, *, umum: bool = False) -> Tabel:
    """Names and their values: rule, exclusions with their reasons, hash, version."""
    return Tabel(
        "Cara hitung",
        (Kolom("Hal", lebar=1.5), Kolom("Isi", lebar=5)),
        tuple(_pasangan(bahan, umum)),
        catatan=langkah_ulang(bahan, umum=umum),
        lembar="Metode",
    )


def langkah_ulang(bahan: BahanLaporan, *, umum: bool = False) -> tuple[str, ...]:
    """How anyone computes the index again, step by step."""
    instrumen, aturan = bahan.hitungan.instrumen, bahan.hasil.aturan
    kali = "25" if instrumen.skala_maks == 4 else f"100/{instrumen.skala_maks}"
    majemuk = len(instrumen.pertanyaan) > len(instrumen.unsur)
    nrr = "Jumlahkan nilai tiap pertanyaan dan bagi dengan banyaknya yang terisi."
    if majemuk:
        nrr += " NRR unsur adalah rata-rata nilai pertanyaannya."
    if aturan.nrr_desimal is not None:
        nrr += f" Bulatkan sampai {aturan.nrr_desimal} desimal."
    langkah = [nrr, "Kalikan NRR tiap unsur dengan bobotnya, lalu jumlahkan: inilah nilai indeks."]
    if aturan.penggabungan == "rata_layanan":
        langkah.append("Lakukan itu untuk tiap layanan, lalu ambil rata-rata sederhana nilai indeksnya.")
    langkah.append(
        f"Kalikan dengan {kali} dan bulatkan sampai {aturan.ikm_desimal} desimal; angka 5 dibulatkan ke atas."
    )
    segel = bahan.segel
    if segel and not umum:
        langkah += [
            "Lembar Pengolahan pada berkas Excel (XLSX) melakukan semua langkah ini dengan rumus.",
            "Berkas jawaban.csv terlampir di dalam berkas PDF. SHA-256 berkas itu harus sama dengan sidik "
            "jari di atas; perintah fkp verifikasi memeriksa dan menghitungnya ulang tanpa jaringan.",
        ]
    if segel:
        langkah.append(f"Cocokkan hasilnya dengan {segel.alamat}.")
    return tuple(langkah)


def uraian_pembulatan(aturan: Aturan) -> str:
    """The rounding steps in order."""
    langkah = []
    if aturan.nrr_desimal is not None:
        langkah.append(f"NRR {aturan.nrr_desimal} desimal")
    if aturan.jumlah_desimal is not None:
        langkah.append(f"jumlah tertimbang {aturan.jumlah_desimal} desimal")
    langkah.append(f"IKM {aturan.ikm_desimal} desimal")
    return ", lalu ".join(langkah) + "; angka 5 dibulatkan ke atas"


def _pasangan(bahan: BahanLaporan, umum: bool) -> list[tuple[str, str]]:
    hasil, instrumen, segel = bahan.hasil, bahan.hitungan.instrumen, bahan.segel
    aturan = hasil.aturan
    baris = [
        ("Kuesioner", f"{instrumen.nama} (kode {instrumen.kode}, versi {instrumen.versi})"),
        ("Dasar", instrumen.dasar),
        ("Cara hitung", hasil.uraian_aturan),
        ("Pembulatan", uraian_pembulatan(aturan)),
        ("Tabel mutu", f"tabel {aturan.pita}" if aturan.pita else "tidak dipakai"),
        ("Responden yang dihitung", teks_angka(hasil.responden)),
        ("Jawaban kosong", "tidak ikut dibagi: tiap pertanyaan dibagi dengan banyaknya yang menjawab"),
    ]
    if hasil.tanpa_jawaban:
        nama = ", ".join(satu.nama for satu in hasil.tanpa_jawaban)
        baris.append(
            ("Unsur yang tidak dihitung", f"{nama}: tidak ada jawaban, bobotnya dibagi ke yang lain")
        )
    if bahan.asal:
        banyak = teks_angka(len(bahan.ditolak))
        baris += [
            ("Asal data", f"Disusun dari berkas {bahan.asal}, tidak disahkan lewat aplikasi"),
            (
                "Dikeluarkan",
                f"{banyak} sel atau baris, didaftar dengan alasannya" if bahan.ditolak else "tidak ada",
            ),
        ]
    else:
        baris.append(("Dikeluarkan", "tidak ada: semua jawaban yang diterima ikut dihitung"))
    if segel:
        zona = bahan.isi.identitas.zona
        baris += [
            ("Kode verifikasi", segel.kode.upper()),
            ("Versi", str(segel.versi)),
            *([("Alasan perbaikan", segel.alasan)] if segel.alasan else []),
            ("Disahkan", waktu(segel.waktu, zona) + ("" if umum else f" oleh {segel.oleh}")),
        ]
        if not (umum and terlalu_sedikit(bahan)):
            baris.append(("Sidik jari jawaban (SHA-256)", segel.sidik))
        baris.append(("Versi program", segel.versi_program))
    elif not bahan.asal:
        baris.append(("Pengesahan", "belum disahkan; angka masih dapat berubah"))
    if bahan.susulan:
        baris.append(("Naskah", "teks laporan disusun setelah pengesahan; angkanya sesuai pengesahan"))
    return baris
