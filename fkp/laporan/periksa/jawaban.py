"""A file of answers as rows of text, read forgivingly: what a spreadsheet program did to its form (line ends,
separators, order) must not be mistaken for a changed answer."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from fkp.laporan.periksa.temuan import Beda, TakTerpakai
from surveys.instrumen import Instrumen, daftar_instrumen
from surveys.kanonik import row_text

PEMISAH = (",", ";", "\t")


@dataclass(frozen=True, slots=True)
class Lembar:
    """Rows of answers in the order of the file. ``kolom`` are the canonical columns, in canonical order, and
    so are the cells; ``nomor`` is the row of each as a spreadsheet counts. ``ubahan`` says what became of
    the form, in words; ``asing`` are columns that no answer file has."""

    instrumen: Instrumen
    kolom: tuple[str, ...]
    baris: tuple[tuple[str, ...], ...]
    nomor: tuple[int, ...]
    ubahan: tuple[str, ...] = ()
    asing: tuple[str, ...] = ()

    def kanonik(self) -> bytes:
        """The canonical file of these rows."""
        return tulis(self.kolom, sorted(self.baris))

    def sebut(self, kolom: int) -> str:
        """The name of a column with its code: "waktu (U3)"."""
        kunci = self.kolom[kolom]
        unsur = {u.kunci: u.kode for u in self.instrumen.unsur}
        return f"{kunci} ({unsur[kunci]})" if kunci in unsur else kunci

    def sah(self, kolom: int) -> tuple[str, ...]:
        """The values that a column may hold; of layanan those that occur."""
        kunci = self.kolom[kolom]
        if kolom == 0:
            return tuple(sorted({satu[0] for satu in self.baris}))
        if kunci in self.instrumen.kunci_item:
            return ("", *(str(n) for n in range(1, self.instrumen.skala_maks + 1)))
        profil = next(satu for satu in self.instrumen.profil if satu.kunci == kunci)
        return tuple(sorted({str(n) if n else "" for n in profil.kode_sah()} | {""}))

    def di_luar_skala(self) -> list[tuple[int, int]]:
        """Row and column (counted from 0) of each cell that no answer can hold."""
        boleh = [frozenset(self.sah(k)) for k in range(len(self.kolom))]
        return [
            (b, k)
            for b, satu in enumerate(self.baris)
            for k, nilai in enumerate(satu)
            if k and nilai not in boleh[k]
        ]

    def tak_urut(self) -> list[int]:
        """The rows that stand out of order: without each of them its neighbours would be in order."""
        isi = self.baris
        turun = [i for i in range(1, len(isi)) if isi[i] < isi[i - 1]]
        keluar = []
        for i in turun:
            # Of two rows in the wrong order, the one that moved is the one whose absence mends it.
            tanpa_ini = i + 1 >= len(isi) or isi[i - 1] <= isi[i + 1]
            tanpa_itu = i < 2 or isi[i - 2] <= isi[i]
            keluar += [i - 1] if tanpa_itu and not tanpa_ini else [i] if not tanpa_itu else [i - 1, i]
        return list(dict.fromkeys(keluar))


def tempat(lembar: Lembar, baris: int, kolom: int) -> str:
    """ "baris 17, kolom waktu (U3)", the row as a spreadsheet counts."""
    return f"baris {lembar.nomor[baris]}, kolom {lembar.sebut(kolom)}"


def tulis(kolom: Sequence[str], baris: Sequence[Sequence[str]]) -> bytes:
    """Rows, already sorted, as the canonical file writes them."""
    return "".join(row_text(satu) for satu in (kolom, *baris)).encode()


def read_lembar(data: bytes) -> Lembar:
    """A CSV of answers. Raises TakTerpakai when it is none."""
    teks, ubahan = _decode(data)
    kepala = teks.partition("\n")[0]
    pemisah = max(PEMISAH, key=kepala.count)
    if pemisah != ",":
        ubahan.append("pemisah kolom menjadi " + ("titik koma" if pemisah == ";" else "tab"))
    if "\r" in teks:
        ubahan.append("akhir baris menjadi CRLF" if "\r\n" in teks else "akhir baris menjadi CR")
    try:
        isi = list(csv.reader(io.StringIO(teks, newline=""), delimiter=pemisah))
    except csv.Error as salah:
        raise TakTerpakai(f"bukan CSV yang terbaca: {salah}") from None
    return make_lembar(isi, ubahan)


def make_lembar(isi: Sequence[Sequence[str]], ubahan: Sequence[str] = (), awal: int = 1) -> Lembar:
    """Rows of cells, the header first; ``awal`` is the row of the header as a spreadsheet counts. Raises
    TakTerpakai when they are no answers of any of our instruments."""
    if not isi:
        raise TakTerpakai("berkas kosong")
    judul = [satu.strip().casefold() for satu in isi[0]]
    instrumen = _instrumen(judul)
    urut = ("layanan", *instrumen.kunci_item, *(satu.kunci for satu in instrumen.profil))
    kolom = tuple(satu for satu in urut if satu in judul)
    pindah = [judul.index(satu) for satu in kolom]
    catatan = list(ubahan)
    if pindah != sorted(pindah):
        catatan.append("urutan kolom berubah")
    baris, nomor = [], []
    for ke, satu in enumerate(isi[1:], start=awal + 1):
        if not any(sel.strip() for sel in satu):
            catatan.append("ada baris kosong")
            continue
        lengkap = [*satu, *[""] * (len(judul) - len(satu))]
        baris.append(tuple(_rapi(lengkap[p], bilangan=n > 0) for n, p in enumerate(pindah)))
        nomor.append(ke)
    if any(a > b for a, b in pairwise(baris)):
        catatan.append("urutan baris berubah")
    asing = tuple(satu or "tanpa judul" for satu in judul if satu not in kolom)
    return Lembar(instrumen, kolom, tuple(baris), tuple(nomor), tuple(dict.fromkeys(catatan)), asing)


def beda_bentuk(lembar: Lembar) -> list[Beda]:
    """Columns that are too many or missing."""
    harus = ("layanan", *lembar.instrumen.kunci_item)
    hilang = [Beda(f"kolom {satu}", "tidak ada", "ada") for satu in harus if satu not in lembar.kolom]
    return hilang + [Beda(f"kolom {satu}", "ada", "tidak ada") for satu in lembar.asing]


def _decode(data: bytes) -> tuple[str, list[str]]:
    ubahan = []
    if data.startswith(b"\xef\xbb\xbf"):
        ubahan.append("tanda BOM ditambahkan di awal berkas")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16"), ["sandi huruf menjadi UTF-16"]
        except UnicodeDecodeError:
            raise TakTerpakai("bukan teks yang terbaca") from None
    try:
        teks = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        teks = data.decode("cp1252", "replace")
        ubahan.append("sandi huruf bukan lagi UTF-8")
    if "\0" in teks[:4096]:
        raise TakTerpakai("bukan berkas teks")
    return teks, ubahan


def _instrumen(judul: Sequence[str]) -> Instrumen:
    """The instrument whose questions the header names; most of them must be there."""

    def kena(satu: Instrumen) -> tuple[int, int]:
        return len(set(satu.kunci_item) & set(judul)), satu.versi

    terbaik = max(daftar_instrumen(), key=lambda satu: (kena(satu)[0] / len(satu.kunci_item), satu.versi))
    if "layanan" not in judul or kena(terbaik)[0] * 2 < len(terbaik.kunci_item):
        raise TakTerpakai(
            "bukan berkas jawaban dari program ini: judulnya tidak memuat 'layanan' dan kunci pertanyaan"
        )
    return terbaik


def _rapi(sel: str, *, bilangan: bool) -> str:
    """A code as the canonical file writes it: spreadsheets may have made 3 into 3.0 or " 3"."""
    if not bilangan:
        return sel
    rapi = sel.strip().removesuffix(".0").removesuffix(",0")
    return "" if rapi == "0" else rapi
