"""The first sheet of a pack and its README: what it proves, what is in it, and what is missing."""

from collections.abc import Sequence
from dataclasses import dataclass

from fkp.dokumen.laporan import Bagian, Bentuk, Fakta, Kolom, Laporan, Paragraf, Peran, Poin, Tabel
from fkp.formats import tanggal
from fkp.penilaian.kata import CATATAN, sebab
from fkp.penilaian.paket.susun import Permintaan
from fkp.penilaian.rubrik import TERTINGGI, Rubrik
from fkp.penilaian.tampil import kelompok_rujukan

_SIMPAN = "Berikan kepada penilai saja, jangan diunggah ke halaman umum, dan hapus setelah penilaian selesai."
_FORUM = (
    "Paket ini memuat data pribadi: nama dan tanda tangan orang pada daftar hadir dan berita acara, dan "
    f"wajah pada foto. Nomor telepon disamarkan. {_SIMPAN}"
)
_SKM = (
    "Paket ini memuat salinan untuk petugas: jawaban orang per orang tanpa identitas, kutipan saran, dan "
    f"mungkin orang pada foto bukti. {_SIMPAN}"
)
PERINGATAN = {"1": _FORUM, "2": _FORUM, "4": _FORUM, "6": _SKM, "7": _SKM, "8": _SKM, "9": _SKM}
"""What of people is in the pack of each indicator."""
PERIKSA = (
    "Buka folder hasil ekstraksi, lalu jalankan: sha256sum -c SHA256SUMS. Di Windows: certutil -hashfile "
    "NAMA SHA256, lalu cocokkan dengan daftarnya.",
    "Berita acara dan laporan SKM membawa kode verifikasi dan QR: buka alamatnya untuk memeriksa segelnya.",
)


@dataclass(frozen=True, slots=True)
class Tercatat:
    """A file as the index names it, with its SHA-256; or, without, why it is not there."""

    nama: str
    guna: str
    sidik: str = ""
    sebab: str = ""


def laporan_indeks(minta: Permintaan, rubrik: Rubrik, isi: Sequence[Tercatat]) -> Laporan:
    """The index sheet."""
    fakta, satu = minta.nilai.fakta, rubrik.indikator[minta.kunci]
    skor = minta.nilai.skor[minta.kunci]
    dasar = Fakta(
        (
            ("Unit", fakta.unit.nama),
            ("Indikator", f"{satu.kode} {satu.nama}"),
            ("Tahun penilaian", str(fakta.tahun)),
            ("Keadaan pada", tanggal(fakta.hari)),
            ("Nilai menurut program ini", f"{skor.nilai} dari {TERTINGGI}: {satu.langkah[skor.nilai]}"),
            ("Dihitung dari", sebab(minta.kunci, fakta)),
            ("Rubrik", f"{rubrik.dasar}, versi data {rubrik.versi}, tingkat bukti {satu.bukti}"),
        )
    )
    return Laporan(
        judul="DAFTAR ISI PAKET BUKTI",
        sampul=(fakta.unit.nama, f"Indikator {satu.kode}, tahun {fakta.tahun}"),
        bagian=(
            Bagian("Yang dibuktikan", (dasar, Paragraf(rubrik.pernyataan, Peran.PERINGATAN))),
            Bagian("Baris yang dihitung", _baris(minta)),
            Bagian("Berkas", _berkas(isi)),
            Bagian("Yang tidak ada", _tiada(isi)),
            Bagian("Cara membaca dan memeriksa", (Poin((*satu.bacaan, *satu.bertentangan, *PERIKSA)),)),
            Bagian("Data pribadi", (Paragraf(PERINGATAN[minta.kunci]),)),
        ),
        penyusun=fakta.unit.nama,
        saat=minta.saat,
        bentuk=Bentuk.LEMBAR,
        kop=minta.kop,
    )


def petunjuk(minta: Permintaan, rubrik: Rubrik, isi: Sequence[Tercatat]) -> str:
    """The same in plain text, for who has no PDF reader at hand."""
    fakta, satu = minta.nilai.fakta, rubrik.indikator[minta.kunci]
    baris = [
        "PAKET BUKTI PENILAIAN",
        f"{fakta.unit.nama}, indikator {satu.kode} {satu.nama}, tahun {fakta.tahun}",
        f"Keadaan pada {tanggal(fakta.hari)}",
        rubrik.pernyataan,
        "",
        PERINGATAN[minta.kunci],
        "",
        *PERIKSA,
        "",
        "Berkas",
        *(f"- {b.nama}: {b.guna}" for b in isi if b.sidik),
        "",
        "Yang tidak ada",
        *(
            [f"- {b.nama}: {b.guna}. Sebab: {b.sebab}" for b in isi if not b.sidik]
            or ["Tidak ada yang kurang."]
        ),
    ]
    return "\n".join(baris) + "\n"


def _baris(minta: Permintaan) -> tuple[Tabel | Paragraf, ...]:
    kelompok = kelompok_rujukan(minta.kunci, minta.nilai.fakta)
    if not kelompok:
        return (Paragraf("Belum ada baris yang dapat dihitung."),)
    kolom = (
        Kolom("Kelompok", lebar=2),
        Kolom("Baris", lebar=4),
        Kolom("Tanggal", lebar=1.5),
        Kolom("Catatan", lebar=2),
    )
    isi = tuple(
        (
            judul,
            satu.nama,
            tanggal(satu.hari) if satu.hari else "",
            str(CATATAN[satu.catatan]) if satu.catatan else "",
        )
        for judul, rujukan in kelompok
        for satu in rujukan
    )
    return (Tabel("Baris yang dihitung", kolom, isi),)


def _berkas(isi: Sequence[Tercatat]) -> tuple[Tabel | Paragraf, ...]:
    kolom = (Kolom("Berkas", lebar=3), Kolom("Membuktikan", lebar=3), Kolom("SHA-256", lebar=3))
    baris = tuple((b.nama, b.guna, b.sidik) for b in isi if b.sidik)
    return (Tabel("Berkas dan sidiknya", kolom, baris),) if baris else (Paragraf("Belum ada berkas."),)


def _tiada(isi: Sequence[Tercatat]) -> tuple[Tabel | Paragraf, ...]:
    kolom = (Kolom("Apa", lebar=3), Kolom("Seharusnya membuktikan", lebar=3), Kolom("Sebab", lebar=3))
    baris = tuple((b.nama, b.guna, b.sebab) for b in isi if not b.sidik)
    return (
        (Tabel("Yang tidak ada dan sebabnya", kolom, baris),)
        if baris
        else (Paragraf("Tidak ada yang kurang."),)
    )
