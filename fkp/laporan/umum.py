"""What a copy for everyone leaves out: small groups, rows of single respondents, their own words."""

from dataclasses import replace

from fkp.identitas import NOMOR_ORANG, samarkan
from fkp.laporan.bahan import BahanLaporan
from fkp.skm.naskah.isi import BarisRencana, IsiLaporan
from surveys.rincian import TERKECIL, hide_small

TERSEMBUNYI = "disembunyikan"
CATATAN_KECIL = (
    f"Kelompok di bawah {TERKECIL} orang disembunyikan; bila jumlahnya masih dapat dihitung dari selisih, "
    "satu kelompok lain ikut disembunyikan."
)


def terlalu_sedikit(bahan: BahanLaporan) -> bool:
    """Whether so few answered that no figure may be shown to everyone."""
    return bahan.hasil.responden < TERKECIL


def unsur_tersembunyi(bahan: BahanLaporan) -> frozenset[str]:
    """Keys of the unsur that so few answered that everyone could tell their answers. The index gives away a
    single missing one, so a neighbour is hidden with it."""
    instrumen = bahan.hitungan.instrumen
    orang = {
        satu.kunci: min(bahan.hitungan.terisi(soal) for soal in instrumen.item_unsur(satu.kunci))
        for satu in bahan.hasil.unsur
    }
    return frozenset(kunci for kunci, n in hide_small(orang).items() if n is None)


def naskah_tertahan(bahan: BahanLaporan) -> frozenset[str]:
    """Keys of the texts that a public copy leaves out, because they were written with numbers that it
    hides."""
    tahan: set[str] = set()
    if sedikit := _periode_sedikit(bahan):
        tahan.add("tren")
        if bahan.isi.sebelumnya and bahan.isi.sebelumnya.periode in sedikit:
            tahan |= {"indeks", "analisis", "kesimpulan"}
    if unsur_tersembunyi(bahan):
        tahan |= {"indeks", "analisis", "tren", "kesimpulan"}
    if None in hide_small(dict(bahan.isi.kanal)).values():
        tahan.add("metode")
    if None in hide_small({s["layanan"]: s["ada"] for s in bahan.rincian["kecukupan"]}).values():
        tahan.add("penentuan_responden")
    return frozenset(tahan)


def untuk_umum(bahan: BahanLaporan) -> BahanLaporan:
    """The same without the earlier periods in which so few answered that their figures were never for
    everyone: a step from them gives them away as well as they themselves. Numbers and addresses of people
    that were sealed with the words are hidden."""
    sedikit, isi = _periode_sedikit(bahan), bahan.isi
    lalu = None if isi.sebelumnya and isi.sebelumnya.periode in sedikit else isi.sebelumnya
    tren = tuple(satu for satu in isi.tren if satu.periode not in sedikit)
    return replace(bahan, isi=_tersamar(replace(isi, tren=tren, sebelumnya=lalu)))


def _tersamar(isi: IsiLaporan) -> IsiLaporan:
    """The running text may name the address of the office; a plan has no use for any."""
    return replace(
        isi,
        naskah={kunci: samarkan(teks, NOMOR_ORANG) for kunci, teks in isi.naskah.items()},
        rencana=tuple(map(_rencana, isi.rencana)),
        pelaksanaan=tuple(map(_rencana, isi.pelaksanaan)),
        forum=replace(isi.forum, judul=samarkan(isi.forum.judul)) if isi.forum else None,
    )


def _rencana(baris: BarisRencana) -> BarisRencana:
    return replace(
        baris,
        masalah=samarkan(baris.masalah),
        kegiatan=samarkan(baris.kegiatan),
        keluaran=samarkan(baris.keluaran),
        penanggung_jawab=samarkan(baris.penanggung_jawab),
        realisasi=samarkan(baris.realisasi),
        hambatan=samarkan(baris.hambatan),
    )


def _periode_sedikit(bahan: BahanLaporan) -> frozenset[str]:
    lama = bahan.isi.tren[:-1]
    return frozenset(t.periode for t in lama if t.responden is not None and t.responden < TERKECIL)
