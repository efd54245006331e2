"""A small calculator for the formulas of a sheet, made apart from ours: binary floats and a plain ROUND, as
the least careful spreadsheet program would compute them."""

import math
import re
from collections.abc import Sequence
from typing import Any

from fkp.dokumen.laporan import Rumus, Tabel
from fkp.dokumen.lembar.rumus import huruf_kolom, letak_of

TOKEN = re.compile(
    r'\s*(?:(?P<teks>"[^"]*")|(?P<angka>\d+(?:\.\d+)?)|(?P<nama>[A-Z]+)(?=\()|(?P<rentang>[A-Z]+\d+:[A-Z]+\d+)'
    r"|(?P<sel>[A-Z]+\d+)|(?P<op>>=|[-+*/=(),]))"
)


class Lembar:
    """The cells of one table placed from row 1; ``nilai("C5")`` computes."""

    def __init__(self, tabel: Tabel) -> None:
        letak = letak_of(tabel, 1, len(tabel.baris))
        self.sel: dict[str, Any] = {}
        self.letak = letak
        for nomor, baris in enumerate([*tabel.baris, *(kaki.sel for kaki in tabel.kaki)], start=1):
            for kolom, isi in enumerate(baris):
                if isinstance(isi, Rumus):
                    isi = ("=", letak.resolve(isi.pola, kolom, nomor))
                if isi is not None:
                    self.sel[f"{huruf_kolom(kolom)}{nomor}"] = isi

    def kaki(self, kunci: str, kolom: str) -> Any:
        """The value of a foot row in the column with this key."""
        return self.nilai(f"{self.letak.kolom[kolom]}{self.letak.kaki[kunci]}")

    def nilai(self, alamat: str) -> Any:
        isi = self.sel.get(alamat)
        if isinstance(isi, tuple):
            self.sel[alamat] = isi = _Hitung(self, isi[1]).all()
        return isi

    def rentang(self, teks: str) -> list[Any]:
        (k1, r1), (k2, r2) = (re.fullmatch(r"([A-Z]+)(\d+)", s).groups() for s in teks.split(":"))  # type: ignore[union-attr]
        kolom = range(_nomor(k1), _nomor(k2) + 1)
        return [self.nilai(f"{huruf_kolom(k)}{r}") for r in range(int(r1), int(r2) + 1) for k in kolom]


class _Hitung:
    def __init__(self, lembar: Lembar, rumus: str) -> None:
        self.lembar = lembar
        self.token: list[tuple[str, str]] = []
        tempat = 0
        while tempat < len(rumus):
            cocok = TOKEN.match(rumus, tempat)
            assert cocok, rumus[tempat:]
            self.token.append((str(cocok.lastgroup), cocok.group(cocok.lastgroup or 0)))
            tempat = cocok.end()

    def all(self) -> Any:
        hasil = self.banding()
        assert not self.token
        return hasil

    def ambil(self, *op: str) -> str | None:
        if self.token and self.token[0][0] == "op" and self.token[0][1] in op:
            return self.token.pop(0)[1]
        return None

    def banding(self) -> Any:
        kiri = self.jumlah()
        while op := self.ambil(">=", "="):
            kanan = self.jumlah()
            kiri = kiri == kanan if op == "=" else kiri >= kanan
        return kiri

    def jumlah(self) -> Any:
        kiri = self.kali()
        while op := self.ambil("+", "-"):
            kanan = self.kali()
            kiri = kiri + kanan if op == "+" else kiri - kanan
        return kiri

    def kali(self) -> Any:
        kiri = self.satu()
        while op := self.ambil("*", "/"):
            kanan = self.satu()
            kiri = kiri * float(kanan) if op == "*" else kiri / float(kanan)
        return kiri

    def satu(self) -> Any:
        if self.ambil("("):
            hasil = self.banding()
            assert self.ambil(")")
            return hasil
        jenis, isi = self.token.pop(0)
        if jenis == "teks":
            return isi[1:-1]
        if jenis == "angka":
            return float(isi)
        if jenis == "sel":
            return self.lembar.nilai(isi)
        if jenis == "rentang":
            return self.lembar.rentang(isi)
        return self.fungsi(isi)

    def fungsi(self, nama: str) -> Any:
        assert self.ambil("(")
        if nama == "IF":  # the branch not taken may divide by zero
            syarat = self.banding()
            assert self.ambil(",")
            return self._pilih(syarat)
        isi = [self.banding()]
        while self.ambil(","):
            isi.append(self.banding())
        assert self.ambil(")")
        return FUNGSI[nama](*isi)

    def _pilih(self, syarat: bool) -> Any:
        hasil = self.banding() if syarat else self._lewati()
        assert self.ambil(",")
        lain = self._lewati() if syarat else self.banding()
        assert self.ambil(")")
        return hasil if syarat else lain

    def _lewati(self) -> None:
        dalam = 0
        while dalam or self.token[0][1] not in (",", ")") or self.token[0][0] != "op":
            dalam += {"(": 1, ")": -1}.get(self.token.pop(0)[1], 0)


def _angka(isi: Sequence[Any]) -> list[float]:
    return [float(x) for x in isi if isinstance(x, (int, float)) and not isinstance(x, bool)]


def _round(x: float, d: float) -> float:
    return math.floor(x * 10 ** int(d) + 0.5) / 10 ** int(d)


def _countifs(kunci: Sequence[Any], sama: float, isi: Sequence[Any], syarat: str) -> int:
    assert syarat == ">0"
    return sum(k == sama and isinstance(x, int) and x > 0 for k, x in zip(kunci, isi, strict=True))


FUNGSI = {
    "SUM": lambda isi: sum(_angka(isi)),
    "COUNT": lambda isi: len(_angka(isi)),
    "AVERAGE": lambda isi: sum(_angka(isi)) / len(_angka(isi)),
    "INT": math.floor,
    "ROUND": _round,
    "SUMIF": lambda kunci, sama, isi: sum(x or 0 for k, x in zip(kunci, isi, strict=True) if k == sama),
    "COUNTIFS": _countifs,
}


def _nomor(huruf: str) -> int:
    n = 0
    for satu in huruf:
        n = n * 26 + ord(satu) - 64
    return n - 1
