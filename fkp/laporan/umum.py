"""What a copy for everyone leaves out: small groups, rows of single respondents, their own words."""

from fkp.laporan.bahan import BahanLaporan
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
    if unsur_tersembunyi(bahan):
        tahan |= {"indeks", "analisis", "tren", "kesimpulan"}
    if None in hide_small(dict(bahan.isi.kanal)).values():
        tahan.add("metode")
    if None in hide_small({s["layanan"]: s["ada"] for s in bahan.rincian["kecukupan"]}).values():
        tahan.add("penentuan_responden")
    return frozenset(tahan)
