"""The codebook: what each column and each number of the processing sheet means."""

from collections.abc import Iterator, Mapping, Sequence

from fkp.dokumen.laporan import Kolom, Sel, Tabel
from fkp.laporan.bahan import BahanLaporan
from fkp.laporan.baris import judul_kanonik


def tabel_buku_kode(bahan: BahanLaporan, layanan: Mapping[str, int]) -> Tabel:
    """A row for each value of each column; ``layanan`` gives the number of each."""
    return Tabel(
        "Buku kode: arti kolom dan nilai",
        (
            Kolom("Kolom", lebar=1.2),
            Kolom("Pertanyaan", lebar=4),
            Kolom("Nilai", "kanan", lebar=0.7),
            Kolom("Arti", lebar=2.5),
        ),
        tuple(_baris(bahan, layanan)),
        catatan=(
            "Sel kosong berarti tidak dijawab.",
            "Kolom profil yang mempunyai kelompok di bawah lima orang tidak dimuat seluruhnya, agar tidak "
            "menunjuk orang.",
        ),
        lembar="Buku kode",
    )


def _baris(bahan: BahanLaporan, layanan: Mapping[str, int]) -> Iterator[Sequence[Sel]]:
    instrumen = bahan.hitungan.instrumen
    tunggal = len(instrumen.pertanyaan) == len(instrumen.unsur)
    for nama, nomor in layanan.items():
        yield ("Layanan", "Layanan yang diterima", nomor, nama or "Tidak disebutkan")
    for unsur in instrumen.unsur:
        for soal in instrumen.pertanyaan:
            if soal.unsur == unsur.kunci:
                kolom = unsur.kode if tunggal else f"P{soal.nomor} ({unsur.kode})"
                teks = soal.teks[instrumen.ragam[0]]
                for nilai, arti in enumerate(soal.label, start=1):
                    yield (kolom, teks, nilai, arti)
    judul = judul_kanonik(bahan.kanonik)
    for profil in instrumen.profil:
        if profil.kunci in judul:
            lebih = " (boleh lebih dari satu; kodenya dijumlahkan)" if profil.ganda else ""
            for pilihan in profil.pilihan:
                yield (profil.nama, f"{profil.nama}{lebih}", pilihan.kode, pilihan.nama)
