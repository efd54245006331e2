"""What moved since the period before, as sentences of a report."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from fkp.formats import angka
from fkp.skm.naskah.isi import IsiLaporan, Sebelumnya
from fkp.skm.naskah.kata import daftar
from surveys.hasil import HasilSkm, NilaiUnsur
from surveys.tren import beda_nyata

_NYATA = {
    None: ". Galat salah satu survei tidak diketahui, sehingga tidak dapat dipastikan apakah selisih itu "
    "perubahan yang nyata.",
    True: ", lebih besar daripada galat kedua survei, sehingga dapat dianggap perubahan yang nyata.",
    False: ", masih di dalam galat kedua survei, sehingga belum tentu berubah.",
}


def margin_of(rincian: Mapping[str, Any]) -> Decimal | None:
    """Half the 95% interval of a result in IKM points, None when not known."""
    return Decimal(rincian["margin"]) if rincian.get("margin") else None


def kalimat_perubahan(isi: IsiLaporan, hasil: HasilSkm, rincian: Mapping[str, Any]) -> str:
    """Direction and size of the step from the period before, and whether it is more than chance
    (``surveys.tren.beda_nyata``)."""
    lalu = isi.sebelumnya
    if lalu is None:
        return (
            "Belum ada hasil periode sebelumnya dengan kuesioner yang sama, sehingga kenaikan atau penurunan "
            "belum dapat dinyatakan."
        )
    beda = hasil.ikm - lalu.ikm
    if beda == 0:
        kalimat = f"Nilai ini sama dengan nilai {lalu.periode}."
    else:
        arah = "naik" if beda > 0 else "turun"
        kalimat = f"Nilai ini {arah} {angka(abs(beda))} dari {lalu.periode} ({angka(lalu.ikm)})"
        kalimat += _NYATA[beda_nyata(beda, margin_of(rincian), lalu.margin)]
    return " ".join([kalimat, *_huruf(hasil, lalu), *_cara(lalu)])


def _huruf(hasil: HasilSkm, lalu: Sebelumnya) -> list[str]:
    if not hasil.mutu or not lalu.mutu:
        return []
    if hasil.mutu == lalu.mutu:
        return [f"Mutunya tetap {hasil.mutu}."]
    return [f"Mutunya berubah dari {lalu.mutu} menjadi {hasil.mutu}."]


def _cara(lalu: Sebelumnya) -> list[str]:
    if lalu.aturan_sama:
        return []
    return ["Cara hitung kedua periode berbeda, dan itu ikut terbaca sebagai selisih."]


def arah_unsur(unsur: tuple[NilaiUnsur, ...], lalu: Sebelumnya | None) -> str:
    """How these unsur moved; empty when none of them was measured in the period before."""
    if lalu is None:
        return ""
    bagian = [_arah(u.nama, u.ikm - lalu.unsur[u.kunci]) for u in unsur if u.kunci in lalu.unsur]
    if not bagian:
        return ""
    return f"Dibandingkan dengan {lalu.periode}: {daftar(bagian)}."


def gerak_terbesar(hasil: HasilSkm, lalu: Sebelumnya | None) -> str:
    """Which unsur rose most and which fell most."""
    beda = {u.nama: u.ikm - lalu.unsur[u.kunci] for u in hasil.unsur if u.kunci in lalu.unsur} if lalu else {}
    if len(beda) < 2:
        return ""
    naik, turun = max(beda, key=beda.__getitem__), min(beda, key=beda.__getitem__)
    kalimat = []
    if beda[naik] > 0:
        kalimat.append(f"Kenaikan terbesar ada pada {naik} (naik {angka(beda[naik])}).")
    if beda[turun] < 0:
        kalimat.append(f"Penurunan terbesar ada pada {turun} (turun {angka(-beda[turun])}).")
    if not kalimat:
        return ""
    kalimat.append("Galat tiap unsur tidak dihitung, jadi selisih yang kecil belum tentu berarti.")
    return " ".join(kalimat)


def _arah(nama: str, beda: Decimal) -> str:
    if beda == 0:
        return f"{nama} tetap"
    return f"{nama} {'naik' if beda > 0 else 'turun'} {angka(abs(beda))}"
