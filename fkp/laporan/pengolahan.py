"""The processing sheet: "Pengolahan data SKM per responden dan per unsur pelayanan".

Source of its form: processing sheet in the annex of PermenPANRB 14/2017, as agencies use it; the columns of
the respondent's profile are those of the newer practice.
"""

from flask_babel import force_locale

from fkp.dokumen.laporan import Bagian, Bentuk, Blok, Fakta, Kaki, Kolom, Laporan, Paragraf, Peran, Tabel
from fkp.dokumen.teks import teks_angka
from fkp.laporan.bahan import BahanLaporan
from fkp.laporan.baris import BarisResponden, judul_kanonik
from fkp.laporan.buku_kode import tabel_buku_kode
from fkp.laporan.kaki import Susunan, kunci_kolom, sebutan, susun_kaki
from fkp.laporan.kepala import berkas_of, bukti_of, kop_of, penyusun, saat_of, tanda_air
from surveys.hitungan import Hitungan
from surveys.mutu import BATAS, Mutu

TERCETAK = 1000
"""Rows of respondents that are printed on paper; more are read on a screen."""
TERMUAT = 1_048_000
"""Rows of respondents that a sheet of a workbook holds together with its head and foot."""
TANPA_NAMA = "Tidak disebutkan"


def susunan_unsur(hitungan: Hitungan) -> Susunan:
    """The unsur with their questions in the order of the sheet: the list of unsur, then the print."""
    instrumen = hitungan.instrumen
    return [
        (unsur, [soal for soal in instrumen.pertanyaan if soal.unsur == unsur.kunci])
        for unsur in instrumen.unsur
    ]


def nomor_layanan(bahan: BahanLaporan) -> dict[str, int]:
    """A number for each layanan that has answers, in the order of the result, by the name of the answer
    file."""
    dijawab = [sebutan(satu) for satu in bahan.hitungan.layanan]
    urutan = [satu["nama"] for satu in bahan.rincian["layanan"] if satu["nama"] in dijawab]
    return {nama: nomor for nomor, nama in enumerate(dict.fromkeys([*urutan, *dijawab]), start=1)}


def tabel_pengolahan(bahan: BahanLaporan, *, profil: bool = True, isi: bool = True) -> Tabel:
    """A row per respondent, and under them each step up to the letter as a live formula.

    Rows are read from the canonical file as they are printed. ``profil`` adds the codes of the respondents'
    profile; without ``isi`` no rows stand above and the foot holds plain values, as it does when the answers
    are not at hand or more than a sheet holds.
    """
    hitungan, susunan, nomor = bahan.hitungan, susunan_unsur(bahan.hitungan), nomor_layanan(bahan)
    termuat = isi and bool(bahan.kanonik) and 0 < hitungan.responden <= TERMUAT
    ada_profil = [satu for satu in hitungan.instrumen.profil if satu.kunci in judul_kanonik(bahan.kanonik)]
    dipakai = ada_profil if profil and termuat else []
    tunggal = len(hitungan.instrumen.pertanyaan) == len(susunan)
    kolom = [
        Kolom("No. Resp", lebar=2, kunci="nomor"),
        Kolom("Layanan", "kanan", kunci="layanan"),
        *(
            Kolom(
                unsur.kode if tunggal else f"P{soal.nomor}",
                "kanan",
                kelompok="Nilai unsur pelayanan" if tunggal else unsur.kode,
                kunci=kunci_kolom(soal),
            )
            for unsur, isi_unsur in susunan
            for soal in isi_unsur
        ),
        Kolom("Jumlah", "kanan", lebar=1.2, kunci="jumlah"),
        *(Kolom(satu.nama, "kanan", kelompok="Profil (kode)") for satu in dipakai),
    ]
    soal = [satu.kunci for _unsur, isi_unsur in susunan for satu in isi_unsur]
    baris = BarisResponden(
        bahan.kanonik if termuat else b"",
        soal,
        [satu.kunci for satu in dipakai],
        nomor,
        hitungan.responden,
    )
    kaki = susun_kaki(hitungan, bahan.hasil, susunan, nomor, rumus=len(baris) > 0)
    sidik = (("Sidik jari jawaban (SHA-256)", bahan.segel.sidik),) if bahan.segel else ()
    return Tabel(
        "Pengolahan data SKM per responden dan per unsur pelayanan",
        tuple(kolom),
        baris,
        kaki=tuple(Kaki(satu.kunci, (*satu.sel, *([None] * len(dipakai)))) for satu in kaki),
        catatan=_legenda(bahan, tunggal, nomor),
        lembar="Pengolahan",
        kepala=(*kepala_pengolahan(bahan), *sidik),
    )


def kepala_pengolahan(bahan: BahanLaporan) -> tuple[tuple[str, str], ...]:
    """Whose sheet it is, of which period, and by which method."""
    isi, hasil = bahan.isi, bahan.hasil
    pasangan = [
        ("Unit pelayanan", isi.identitas.unit),
        ("Alamat", isi.identitas.alamat),
        ("Periode", isi.periode),
        ("Responden", teks_angka(hasil.responden)),
        ("Cara hitung", hasil.uraian_aturan),
    ]
    if bahan.segel:
        pasangan += [("Kode verifikasi", bahan.segel.kode), ("Versi", str(bahan.segel.versi))]
    return tuple((nama, nilai) for nama, nilai in pasangan if nilai)


def tabel_tercetak(bahan: BahanLaporan, *, profil: bool, isi: bool = True) -> tuple[Blok, ...]:
    """The sheet as a document prints it: up to ``TERCETAK`` rows, else its foot and where the rows are."""
    banyak = bahan.hasil.responden
    muat = isi and bool(bahan.kanonik) and banyak <= TERCETAK
    tabel = tabel_pengolahan(bahan, profil=profil, isi=muat)
    if muat or not isi:
        return (tabel,)
    di_mana = "pada lembar Pengolahan berkas Excel (XLSX) laporan ini"
    if bahan.segel:
        di_mana += " dan pada jawaban.csv yang terlampir di dalam berkas PDF"
    kalimat = f"Nilai {teks_angka(banyak)} responden satu per satu terdapat {di_mana}."
    if not bahan.kanonik and bahan.segel:
        kalimat = (
            f"Nilai {teks_angka(banyak)} responden satu per satu tidak ditampilkan di halaman ini; unduh "
            "berkas PDF, DOCX, atau XLSX laporannya."
        )
    elif not bahan.kanonik:
        kalimat = (
            f"Nilai {teks_angka(banyak)} responden satu per satu belum dimuat dalam rancangan ini; "
            "nilainya dimuat setelah hasil disahkan."
        )
    return (Paragraf(kalimat, Peran.CATATAN), tabel)


def lembar_pengolahan(bahan: BahanLaporan) -> Laporan:
    """The processing sheet as a document of its own, turned sideways."""
    with force_locale("id"):
        return Laporan(
            judul="PENGOLAHAN DATA SURVEI KEPUASAN MASYARAKAT PER RESPONDEN DAN PER UNSUR PELAYANAN",
            sampul=(bahan.isi.identitas.unit, bahan.isi.periode),
            bagian=(
                Bagian(
                    "Pengolahan data",
                    (Fakta(kepala_pengolahan(bahan)), *tabel_tercetak(bahan, profil=True)),
                ),
                Bagian("Buku kode", (tabel_buku_kode(bahan, nomor_layanan(bahan)),)),
            ),
            penyusun=penyusun(bahan),
            saat=saat_of(bahan),
            bentuk=Bentuk.LEBAR,
            bukti=bukti_of(bahan),
            tanda_air=tanda_air(bahan),
            kop=kop_of(bahan),
            berkas=berkas_of(bahan),
            lembar=(tabel_pengolahan(bahan), tabel_buku_kode(bahan, nomor_layanan(bahan))),
        )


def _legenda(bahan: BahanLaporan, tunggal: bool, nomor: dict[str, int]) -> tuple[str, ...]:
    instrumen, aturan = bahan.hitungan.instrumen, bahan.hasil.aturan
    unsur = "; ".join(f"{satu.kode} = {satu.nama}" for satu in instrumen.unsur)
    layanan = "; ".join(f"{n} = {nama or TANPA_NAMA}" for nama, n in nomor.items())
    kali = teks_angka(25) if instrumen.skala_maks == 4 else f"100/{instrumen.skala_maks}"
    baris = [
        f"Unsur: {unsur}.",
        f"Layanan: {layanan}.",
        "NRR = nilai rata-rata: jumlah nilai dibagi banyaknya yang terisi"
        + ("." if tunggal else "; NRR unsur = rata-rata NRR pertanyaannya, ditulis di bawah yang pertama."),
        f"*) Jumlah NRR tertimbang. **) IKM: jumlah NRR tertimbang x {kali}; per unsur: NRR x {kali}.",
        f"Cara hitung: {bahan.hasil.uraian_aturan}.",
    ]
    if bahan.hasil.tanpa_jawaban:
        tanpa = ", ".join(satu.nama for satu in bahan.hasil.tanpa_jawaban)
        baris.append(f"Tanpa jawaban, jadi tidak ikut dihitung dan bobotnya dibagi ke unsur lain: {tanpa}.")
    if aturan.penggabungan == "rata_layanan":
        baris.append(
            "Indeks unit adalah rata-rata sederhana indeks tiap layanan: baris bernomor layanan "
            "menghitungnya satu per satu."
        )
    if aturan.pita:
        pita = [f"{huruf} ({huruf.kinerja}) mulai {teks_angka(batas)}" for huruf, batas in BATAS.items()]
        baris.append(f"Mutu: {', '.join(pita)}, {Mutu.D} ({Mutu.D.kinerja}) di bawahnya.")
    return tuple(baris)
