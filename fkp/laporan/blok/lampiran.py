"""Annexes 1 and 2: questionnaire, counts, processing sheet, method, and what is odd in the data."""

from fractions import Fraction

from fkp.dokumen.laporan import Bagian, Blok, Fakta, HalamanBaru, Kolom, Paragraf, Peran, Poin, Sel, Tabel
from fkp.dokumen.teks import teks_angka
from fkp.laporan.bahan import BahanLaporan
from fkp.laporan.metode import langkah_ulang, tabel_metode
from fkp.laporan.pengolahan import tabel_tercetak
from fkp.laporan.umum import CATATAN_KECIL, TERSEMBUNYI, unsur_tersembunyi
from surveys.mutu import round_once
from surveys.rincian import TERKECIL

CEPAT = 25
"""Seconds under which a whole sheet was hardly read (``fkp.skm.hasil.rinci``)."""
TERCETAK = 200
"""Refused cells that are printed; a spreadsheet holds all of them."""


def kuesioner(bahan: BahanLaporan, _umum: bool) -> tuple[Blok, ...]:
    """The questions with their answers as they were asked, and how well their text is evidenced."""
    instrumen = bahan.hitungan.instrumen
    unsur = {satu.kunci: satu for satu in instrumen.unsur}
    ragam = instrumen.ragam[0]
    soal: list[tuple[Sel, ...]] = [
        (
            satu.nomor,
            satu.teks[ragam],
            "; ".join(f"{n}\u00a0{kata}" for n, kata in enumerate(satu.label, start=1)),
            f"{unsur[satu.unsur].kode} {unsur[satu.unsur].nama}",
        )
        for satu in instrumen.pertanyaan
    ]
    isi: list[Blok] = [
        Paragraf(f"{instrumen.nama}. Dasar: {instrumen.dasar}."),
        Tabel(
            "Pertanyaan dan pilihan jawaban",
            (
                Kolom("No", "kanan", lebar=0.5),
                Kolom("Pertanyaan", lebar=4),
                Kolom("Pilihan jawaban", lebar=3.2),
                Kolom("Unsur", lebar=2),
            ),
            tuple(soal),
        ),
    ]
    if instrumen.profil:
        isi += [
            Paragraf("Keterangan responden yang ditanyakan:"),
            Poin(tuple(f"{p.nama}: {', '.join(c.nama for c in p.pilihan)}" for p in instrumen.profil)),
        ]
    isi.append(Paragraf(f"Catatan dari penyusun aplikasi: {instrumen.catatan}", Peran.CATATAN))
    return tuple(isi)


def butir(bahan: BahanLaporan, umum: bool) -> tuple[Blok, ...]:
    """How many gave each value to each question. For everyone sums only: a value that one person gave would
    be theirs."""
    hitungan = bahan.hitungan
    tertutup = unsur_tersembunyi(bahan) if umum else frozenset()
    kode = {satu.kunci: satu.kode for satu in hitungan.instrumen.unsur}
    baris: list[tuple[Sel, ...]] = []
    for soal in hitungan.instrumen.pertanyaan:
        kepala = (soal.nomor, soal.ringkas, kode[soal.unsur])
        if soal.unsur in tertutup:
            baris.append((*kepala, TERSEMBUNYI))
            continue
        jumlah, terisi = hitungan.jumlah(soal.kunci), hitungan.terisi(soal.kunci)
        nilai = () if umum else (*hitungan.nilai(soal.kunci), hitungan.kosong(soal.kunci))
        nrr = round_once(Fraction(jumlah, terisi), 3) if terisi else None
        baris.append((*kepala, *nilai, terisi, jumlah, nrr))
    skala = range(1, hitungan.instrumen.skala_maks + 1)
    tiap = () if umum else (*(str(n) for n in skala), "Kosong")
    return (
        Tabel(
            "Jawaban tiap pertanyaan",
            (
                Kolom("No", "kanan", lebar=0.5),
                Kolom("Pertanyaan", lebar=3),
                Kolom("Unsur", lebar=0.7),
                *(Kolom(judul, "kanan", lebar=0.7, kelompok="Banyak jawaban") for judul in tiap),
                Kolom("Terisi", "kanan", lebar=0.8),
                Kolom("Jumlah nilai", "kanan", lebar=0.9),
                Kolom("NRR", "kanan", lebar=0.8),
            ),
            tuple(baris),
            catatan=(CATATAN_KECIL,) if tertutup else (),
        ),
    )


def pengolahan(bahan: BahanLaporan, umum: bool) -> tuple[Blok | Bagian, ...]:
    """The processing sheet without the profile of the respondents; for everyone only its foot."""
    if umum:
        if unsur_tersembunyi(bahan) or bahan.hasil.aturan.penggabungan == "rata_layanan":
            return ()
        return tabel_tercetak(bahan, profil=False, isi=False)
    return (HalamanBaru(), *tabel_tercetak(bahan, profil=False))


def metode(bahan: BahanLaporan, umum: bool) -> tuple[Bagian, ...]:
    """The method in full, and how anyone computes the index again."""
    tabel = tabel_metode(bahan, umum=umum)
    fakta = Fakta(tuple((str(nama), str(nilai)) for nama, nilai in tabel.baris))
    langkah = Poin(langkah_ulang(bahan, umum=umum), bernomor=True)
    return (
        Bagian("Cara hitung", (fakta,)),
        Bagian("Cara menghitung ulang", (langkah,)),
        *([Bagian("Yang ditolak dari berkas", _ditolak(bahan))] if bahan.ditolak else []),
    )


def catatan_data(bahan: BahanLaporan, umum: bool) -> tuple[Bagian, ...]:
    """Plain facts about the data. Nothing is ever left out because of them."""
    catatan, hitungan = bahan.rincian["catatan"], bahan.hitungan
    kosong: dict[str, int] = catatan["kosong"]

    def banyak(n: int) -> str:
        return f"kurang dari {TERKECIL}" if umum and 0 < n < TERKECIL else teks_angka(n)

    fakta = [
        ("Jawaban yang dihitung", teks_angka(bahan.hasil.responden)),
        ("Nilainya sama untuk semua pertanyaan", banyak(catatan["lurus"])),
    ]
    if catatan["cepat"] is not None:
        fakta.append((f"Selesai di bawah {CEPAT} detik", banyak(catatan["cepat"])))
    for soal in hitungan.instrumen.pertanyaan:
        if n := kosong.get(soal.kunci, 0):
            fakta.append((f"Tidak menjawab: {soal.ringkas}", banyak(n)))
    penutup = Paragraf(
        "Ciri ini hanya ditunjukkan. Tidak satu pun jawaban dikeluarkan karenanya.", Peran.CATATAN
    )
    return (Bagian("Catatan tentang data", (Fakta(tuple(fakta)), penutup)),)


def _ditolak(bahan: BahanLaporan) -> tuple[Blok, ...]:
    tabel = tabel_ditolak(bahan)
    if len(bahan.ditolak) <= TERCETAK:
        return (tabel,)
    return (
        Tabel(tabel.judul, tabel.kolom, tuple(tabel.baris)[:TERCETAK]),
        Paragraf(
            f"Masih ada {teks_angka(len(bahan.ditolak) - TERCETAK)} lagi; semuanya ada pada lembar Ditolak "
            "di berkas Excel (XLSX).",
            Peran.CATATAN,
        ),
    )


def tabel_ditolak(bahan: BahanLaporan) -> Tabel:
    """Cells and rows of the spreadsheet that were not counted; also a sheet."""
    return Tabel(
        "Sel dan baris yang ditolak dari berkas",
        (
            Kolom("Baris", "kanan", lebar=0.7),
            Kolom("Kolom", lebar=2),
            Kolom("Nilai", lebar=2),
            Kolom("Alasan", lebar=4),
        ),
        bahan.ditolak,
        lembar="Ditolak",
    )
