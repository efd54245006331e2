"""The full report of an SKM, by the outline that its data names."""

from collections.abc import Callable

from flask_babel import force_locale

from fkp.dokumen.laporan import Bagian, Blok, Kolom, Laporan, Paragraf, Peran, Tabel
from fkp.laporan.bahan import BahanLaporan
from fkp.laporan.blok import analisis, hasil, lampiran, pengumpulan, rencana
from fkp.laporan.buku_kode import tabel_buku_kode
from fkp.laporan.kepala import berkas_of, bukti_of, kop_of, penyusun, saat_of, sampul_of, tanda_air
from fkp.laporan.metode import tabel_metode
from fkp.laporan.pengolahan import nomor_layanan, tabel_pengolahan
from fkp.laporan.umum import naskah_tertahan, terlalu_sedikit, untuk_umum
from fkp.skm.naskah.kerangka import Kerangka, Subbab, load_kerangka

BuatBlok = Callable[[BahanLaporan, bool], tuple[Blok | Bagian, ...]]

BLOK: dict[str, BuatBlok] = {
    "kanal": pengumpulan.kanal,
    "jadwal": pengumpulan.jadwal,
    "kecukupan": pengumpulan.kecukupan,
    "karakteristik": pengumpulan.karakteristik,
    "unsur": hasil.unsur,
    "grafik_unsur": hasil.grafik_unsur,
    "layanan": hasil.layanan,
    "cara_hitung": hasil.cara_hitung,
    "terendah_tertinggi": analisis.terendah_tertinggi,
    "saran": analisis.saran,
    "rencana": rencana.rencana,
    "tren": analisis.tren,
    "grafik_tren": analisis.grafik_tren,
    "tanda_tangan": analisis.tanda_tangan,
    "kuesioner": lampiran.kuesioner,
    "butir": lampiran.butir,
    "pengolahan": lampiran.pengolahan,
    "metode": lampiran.metode,
    "catatan_data": lampiran.catatan_data,
    "dokumentasi": analisis.dokumentasi,
    "pelaksanaan": rencana.pelaksanaan,
}
"""The blocks that an outline may name. Each gets what the report is made of, and whether everyone may read
it."""


def laporan_skm(bahan: BahanLaporan, *, umum: bool = False) -> Laporan:
    """The report; ``umum`` makes the copy that may be published: no attachment, nobody's row or words, small
    groups hidden. With fewer than five respondents that copy holds no figure at all.

    Raises KeyError for an outline that does not exist or names a block that nobody makes.
    """
    with force_locale("id"):
        kerangka = load_kerangka(bahan.isi.kerangka)
        return Laporan(
            judul=kerangka.judul,
            sampul=sampul_of(bahan, umum=umum),
            bagian=_bagian(bahan, kerangka, umum),
            penyusun=penyusun(bahan),
            saat=saat_of(bahan),
            bukti=bukti_of(bahan, umum=umum),
            tanda_air=tanda_air(bahan),
            kop=kop_of(bahan),
            lembar=_lembar(bahan, umum),
            berkas=() if umum else berkas_of(bahan),
        )


def _bagian(bahan: BahanLaporan, kerangka: Kerangka, umum: bool) -> tuple[Bagian, ...]:
    if umum and terlalu_sedikit(bahan):
        return (Bagian("Keterangan", (pengumpulan.kosong_umum(),)),)
    tertahan = naskah_tertahan(bahan) if umum else frozenset()
    bahan = untuk_umum(bahan) if umum else bahan
    bab = []
    for satu in kerangka.bab:
        subbab = tuple(Bagian(s.judul, _subbab(bahan, s, umum, tertahan)) for s in satu.subbab)
        bab.append(Bagian(satu.judul, subbab))
    if bahan.susulan:
        catatan = Paragraf(
            "Teks laporan ini disusun setelah hasilnya disahkan; angkanya tetap angka yang disahkan.",
            Peran.CATATAN,
        )
        bab[0] = Bagian(bab[0].judul, (catatan, *bab[0].isi))
    return tuple(bab)


def _subbab(
    bahan: BahanLaporan, subbab: Subbab, umum: bool, tertahan: frozenset[str]
) -> tuple[Blok | Bagian, ...]:
    isi: list[Blok | Bagian] = []
    if subbab.naskah in tertahan:
        isi.append(
            Paragraf(
                "Uraian bagian ini tidak dimuat pada salinan untuk umum karena menyebut kelompok kecil.",
                Peran.CATATAN,
            )
        )
    elif teks := bahan.isi.naskah.get(subbab.naskah, ""):
        isi.append(Paragraf(teks))
    for nama in subbab.isi:
        isi += BLOK[nama](bahan, umum)
    return tuple(isi) or (Paragraf("Tidak ada isi untuk bagian ini.", Peran.CATATAN),)


def _lembar(bahan: BahanLaporan, umum: bool) -> tuple[Tabel, ...]:
    if umum and terlalu_sedikit(bahan):
        return (tabel_keterangan(),)
    bahan = untuk_umum(bahan) if umum else bahan
    isi = [] if umum else [tabel_pengolahan(bahan), tabel_buku_kode(bahan, nomor_layanan(bahan))]
    isi += [tabel_metode(bahan, umum=umum), hasil.tabel_unsur(bahan, umum=umum)]
    isi.append(pengumpulan.tabel_karakteristik(bahan))
    if bahan.isi.rencana:
        isi.append(rencana.tabel_rencana(bahan))
    isi.append(analisis.tabel_tren(bahan))
    if bahan.ditolak and not umum:
        isi.append(lampiran.tabel_ditolak(bahan))
    return tuple(isi)


def tabel_keterangan() -> Tabel:
    """The one sheet of a public copy that may not hold a figure."""
    return Tabel(
        "Keterangan",
        (Kolom("Keterangan", lebar=5),),
        ((pengumpulan.kosong_umum().teks,),),
        lembar="Keterangan",
    )
