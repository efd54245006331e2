"""Chapter IV: lowest and highest unsur, suggestions, the plan and its execution, the trend, the signature."""

from fkp.dokumen.laporan import (
    Blok,
    Garis,
    Kolom,
    Paragraf,
    Peran,
    Poin,
    Sel,
    Tabel,
    TandaTangan,
    TitikGaris,
)
from fkp.dokumen.teks import teks_angka
from fkp.formats import tanggal
from fkp.laporan.bahan import BahanLaporan
from fkp.laporan.kepala import saat_of
from fkp.laporan.umum import CATATAN_KECIL, unsur_tersembunyi
from surveys.rincian import TERKECIL

POKOK = 3
TREN_TERPENDEK = 5
"""Periods that a trend should show."""
PITA_KINI = "2017"


def terendah_tertinggi(bahan: BahanLaporan, umum: bool) -> tuple[Blok, ...]:
    """The three lowest beside the three highest, fewer where the two would overlap."""
    hasil = bahan.hasil
    if umum and unsur_tersembunyi(bahan):
        return (Paragraf(CATATAN_KECIL, Peran.CATATAN),)
    banyak = min(POKOK, max(1, len(hasil.unsur) // 2))
    if len(hasil.unsur) < 2:
        return ()
    baris: list[tuple[Sel, ...]] = [
        (jenis, ke, satu.nama, satu.ikm, satu.mutu or "")
        for jenis, urut in (("Terendah", hasil.terendah(banyak)), ("Tertinggi", hasil.tertinggi(banyak)))
        for ke, satu in enumerate(urut, start=1)
    ]
    return (
        Tabel(
            "Unsur terendah dan tertinggi",
            (
                Kolom("Kelompok"),
                Kolom("Urutan", "kanan", lebar=0.7),
                Kolom("Unsur", lebar=3.5),
                Kolom("IKM", "kanan"),
                Kolom("Mutu", "tengah", lebar=0.7),
            ),
            tuple(baris),
        ),
    )


def saran(bahan: BahanLaporan, umum: bool) -> tuple[Blok, ...]:
    """What those wrote who gave a low unsur 1 or 2. Words can betray who wrote them: not for everyone."""
    ada = [satu for satu in bahan.isi.saran if satu.jumlah]
    if not ada:
        return ()
    if umum:
        return (Paragraf("Kutipan saran responden tidak dimuat pada salinan untuk umum.", Peran.CATATAN),)
    nama = {satu.kunci: satu.nama for satu in bahan.hitungan.instrumen.unsur}
    isi: list[Blok] = []
    for satu in ada:
        banyak = teks_angka(satu.jumlah) if satu.jumlah >= TERKECIL else f"kurang dari {TERKECIL}"
        isi.append(
            Paragraf(
                f"Saran dari responden yang menilai {nama.get(satu.unsur, satu.unsur)} 1 atau 2 "
                f"({banyak} saran" + ("; sebagian dikutip):" if satu.kutipan else ").")
            )
        )
        isi += [Paragraf(teks, Peran.KUTIPAN) for teks in satu.kutipan]
    return tuple(isi)


def tren(bahan: BahanLaporan, _umum: bool) -> tuple[Blok, ...]:
    """The index over the periods as a table."""
    return (tabel_tren(bahan),)


def tabel_tren(bahan: BahanLaporan) -> Tabel:
    """Periods with index and the letter they were given then; also a sheet."""
    titik = bahan.isi.tren
    lama = sorted({satu.pita for satu in titik if satu.pita != PITA_KINI})
    catatan = []
    if len(titik) < TREN_TERPENDEK:
        catatan.append(
            f"Baru ada {len(titik)} periode; tren yang lazim memuat sedikitnya {TREN_TERPENDEK} periode."
        )
    catatan += [
        f"Huruf dari tabel mutu {pita} ditulis seperti saat diumumkan dan tidak dapat dibandingkan dengan "
        f"huruf menurut tabel {PITA_KINI}."
        for pita in lama
    ]
    if any(satu.sumber for satu in titik):
        catatan.append("Nilai yang menyebut sumber berasal dari sebelum aplikasi ini dipakai.")
    return Tabel(
        "Tren nilai SKM",
        (
            Kolom("Periode", lebar=2),
            Kolom("Nilai IKM", "kanan"),
            Kolom("Mutu", "tengah", lebar=0.7),
            Kolom("Tabel mutu", "tengah", lebar=0.8),
            Kolom("Responden", "kanan"),
            Kolom("Sumber", lebar=2.5),
        ),
        tuple(
            (s.periode, s.ikm, s.mutu, s.pita, s.responden, s.sumber or "disahkan di aplikasi ini")
            if not bahan.asal
            else (s.periode, s.ikm, s.mutu, s.pita, s.responden, s.sumber or "laporan ini")
            for s in titik
        ),
        catatan=tuple(catatan),
        lembar="Tren",
    )


def grafik_tren(bahan: BahanLaporan, _umum: bool) -> tuple[Blok, ...]:
    """The line; what was measured with another letter table stands apart and is not joined."""
    titik = bahan.isi.tren
    if len(titik) < 2:
        return ()
    awal, akhir = titik[0], titik[-1]
    return (
        Garis(
            "Tren nilai IKM",
            f"Dari {teks_angka(awal.ikm)} pada {awal.periode} menjadi {teks_angka(akhir.ikm)} pada "
            f"{akhir.periode}.",
            tuple(
                TitikGaris(s.pendek, s.ikm, teks_angka(s.ikm), s.mutu, lain=s.pita != PITA_KINI)
                for s in titik
            ),
        ),
    )


def tanda_tangan(bahan: BahanLaporan, umum: bool) -> tuple[Blok, ...]:
    """Place and date of the seal, office, name and NIP. A copy for everyone has no NIP: its first eight
    digits are a date of birth."""
    p = bahan.isi.penandatangan
    hari = tanggal(saat_of(bahan).date()) if bahan.segel else ""
    tempat = ", ".join(satu for satu in (p.tempat or "..............................", hari) if satu)
    return (
        TandaTangan(
            tempat_tanggal=tempat if hari else f"{tempat}, ..............................",
            jabatan=p.jabatan or f"Kepala {bahan.isi.identitas.unit}",
            nama=p.nama,
            nip=None if umum else p.nip,
        ),
    )


def dokumentasi(_bahan: BahanLaporan, _umum: bool) -> tuple[Blok, ...]:
    """An honest empty annex: photographs are not kept here."""
    return (
        Paragraf(
            "Foto pelaksanaan survei tidak disimpan di aplikasi. Tempelkan foto pada lembar ini dan tulis "
            "keterangannya, atau biarkan kosong bila tidak ada."
        ),
        Poin(tuple(f"Foto {n}: {'.' * 60}" for n in (1, 2, 3)), bernomor=False),
    )
