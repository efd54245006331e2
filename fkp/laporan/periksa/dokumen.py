"""A document against the one that the sealed result gives: built anew, then compared piece by piece."""

import io
import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib.metadata import version
from itertools import islice

from fkp.dokumen.docx import write_docx
from fkp.dokumen.html import write_html
from fkp.dokumen.laporan import Laporan
from fkp.dokumen.pdf import write_pdf
from fkp.dokumen.xlsx import write_xlsx
from fkp.laporan.bahan import BahanLaporan
from fkp.laporan.pengolahan import lembar_pengolahan
from fkp.laporan.periksa.baca import Buku, Potongan, baca_docx, baca_html, baca_pdf, baca_xlsx
from fkp.laporan.periksa.banding import HALAMAN, beda_buku, beda_halaman, beda_potongan
from fkp.laporan.periksa.temuan import Beda, Pokok, berbeda, sesuai, tidak_pasti
from fkp.laporan.publikasi import lembar_publikasi
from fkp.laporan.skm import laporan_skm
from surveys.berkas.tabel import one_line

APA = "Isi dokumen"
BEDA_TERBANYAK = 20
DESIMAL = re.compile(r"\d+,\d+")
NAMA = {"pdf": "PDF", "docx": "DOCX", "xlsx": "XLSX", "html": "HTML"}

Terbaca = list[Potongan] | Buku
"""A document as it was read: pieces of text, or the cells of each sheet."""

SEL_AWAL = 40
"""Cells of a sheet among which its title and the names of its parts stand."""

PENYUSUN: Sequence[Callable[[BahanLaporan], Laporan]] = (
    laporan_skm,
    lambda bahan: laporan_skm(bahan, umum=True),
    lembar_publikasi,
    lembar_pengolahan,
)
"""Every document that we make of a sealed result."""


def periksa_dokumen(jenis: str, data: bytes, bahan: BahanLaporan) -> Pokok:
    """Whether a PDF, DOCX, XLSX or HTML is one of the documents of this result."""
    return cocokkan(
        jenis,
        data,
        [partial(susun, bahan) for susun in PENYUSUN],
        bahan.segel.versi_program if bahan.segel else "",
    )


def cocokkan(jenis: str, data: bytes, penyusun: Sequence[Callable[[], Laporan]], versi_program: str) -> Pokok:
    """Whether a file is one of the documents that these builders make of what ``versi_program`` sealed."""
    terdekat: tuple[Laporan, list[Beda]] | None = None
    jauh = (0, 0, 0)
    ini = _terbaca(jenis, data)
    for laporan in _mirip(penyusun, ini):
        try:
            baru = susun_berkas(jenis, laporan)
            if baru == data:
                uraian = f"{NAMA[jenis]} disusun ulang dari hasil yang disahkan: sama byte demi byte"
                return sesuai(APA, uraian)
            beda = _banding(jenis, ini, _terbaca(jenis, baru))
        except Exception:  # noqa: S112  # a forged result may break any writer; it is then none of its documents
            continue
        if not beda:
            return sesuai(
                APA,
                f"{NAMA[jenis]} disusun ulang dari hasil yang disahkan: isinya sama, bentuk berkasnya tidak",
            )
        if terdekat is None or _jauh(beda) < jauh:
            terdekat, jauh = (laporan, beda), _jauh(beda)
    if terdekat is None:
        return tidak_pasti(APA, "hasil ini tidak dapat disusun menjadi dokumen oleh versi program ini")
    laporan, beda = terdekat
    if lama := _versi_lain(versi_program):
        return _dari_versi_lain(lama, _angka_asing(jenis, data, laporan))
    if jenis == "docx" and (kop := _di_sekitar(baca_docx(data), baca_docx(susun_berkas(jenis, laporan)))):
        return tidak_pasti(
            APA,
            "semua yang disahkan ada dan tidak berubah, tetapi di sekelilingnya ada tulisan yang bukan dari "
            f"hasil ini, biasanya kop surat; periksa sendiri: “{one_line('; '.join(kop), 300)}”",
        )
    lebih = len(beda) - BEDA_TERBANYAK
    beda = beda[:BEDA_TERBANYAK]
    if lebih > 0:
        beda.append(Beda("dan lainnya", f"{lebih} perbedaan lagi", None))
    return berbeda(APA, "yang tercetak bukan yang disahkan", beda)


def _mirip(penyusun: Sequence[Callable[[], Laporan]], ini: Terbaca) -> list[Laporan]:
    """Of these documents those whose title and cover lines the file shows most of."""
    semua: list[tuple[int, Laporan]] = []
    awal = rapat(" ".join(_kata(ini)))
    for susun in penyusun:
        try:
            laporan = susun()
        except Exception:  # noqa: S112  # a forged result may break any builder
            continue
        semua.append((sum(rapat(teks) in awal for teks in (laporan.judul, *laporan.sampul)), laporan))
    terbanyak = max((n for n, _ in semua), default=0)
    return [laporan for n, laporan in semua if n == terbanyak]


def awal_dokumen(jenis: str, data: bytes) -> str:
    """The texts near the beginning of a file, closed up, where its title stands."""
    return rapat(" ".join(_kata(_terbaca(jenis, data))))


def _terbaca(jenis: str, data: bytes) -> Terbaca:
    return baca_xlsx(data) if jenis == "xlsx" else baca(jenis, data)


def _kata(ini: Terbaca) -> Iterator[str]:
    """The texts near the beginning, where a title stands."""
    if isinstance(ini, dict):
        yield from (str(satu.nilai) for isi in ini.values() for satu in islice(isi.values(), SEL_AWAL))
    else:
        yield from (teks for satu in ini[:20] for teks in satu.teks)


def _di_sekitar(ini: Sequence[Potongan], harap: Sequence[Potongan]) -> list[str]:
    """What stands before and after a text that is whole, as the letterhead of an office does; empty when the
    text itself differs."""
    semua, inti = [satu.teks for satu in ini], [satu.teks for satu in harap]
    for awal in range(len(semua) - len(inti) + 1):
        akhir = awal + len(inti)
        if semua[awal:akhir] == inti:
            return [" | ".join(satu) for satu in (*semua[:awal], *semua[akhir:])]
    return []


def _versi_lain(lama: str) -> str:
    """The version of the program that sealed the result, empty when it is this one: another may set the same
    figures in other words and on other pages."""
    return "" if lama == version("fkp") else lama


def _dari_versi_lain(lama: str, asing: Sequence[str]) -> Pokok:
    if asing:
        beda = [Beda("angka tercetak", satu, "tidak ada angka itu") for satu in asing[:BEDA_TERBANYAK]]
        return berbeda(APA, "ada angka yang bukan dari hasil yang disahkan", beda)
    return tidak_pasti(
        APA,
        f"hasil ini disahkan dengan versi program {lama}, sedangkan yang memeriksa versi {version('fkp')}: "
        "kata atau tata letaknya berbeda. Semua angka desimal yang tercetak ada pada hasil yang disahkan, "
        "tetapi letak, huruf mutu, dan kalimatnya harus Anda cocokkan sendiri",
    )


def _angka_asing(jenis: str, data: bytes, laporan: Laporan) -> list[str]:
    """Decimal numbers in the document that the one built anew has nowhere, in their order."""
    baru = susun_berkas(jenis, laporan)
    dikenal = set(_desimal(jenis, baru))
    return list(dict.fromkeys(satu for satu in _desimal(jenis, data) if satu not in dikenal))


def _desimal(jenis: str, data: bytes) -> list[str]:
    if jenis == "xlsx":
        nilai = [satu.nilai for isi in baca_xlsx(data).values() for satu in isi.values()]
        return [str(satu).replace(".", ",") for satu in nilai if isinstance(satu, float) and satu % 1]
    return [angka for satu in baca(jenis, data) for teks in satu.teks for angka in DESIMAL.findall(teks)]


def rapat(teks: str) -> str:
    """Without spaces and capitals: where a line ends tells nothing."""
    return "".join(teks.split()).casefold()


def _jauh(beda: Sequence[Beda]) -> tuple[int, int, int]:
    """How unlike: what was meant to be another of our documents differs in its length first."""
    halaman = next((satu for satu in beda if satu.tempat == HALAMAN), None)
    panjang = abs(int(halaman.tertulis) - int(halaman.disahkan or 0)) if halaman else 0
    return panjang, sum("tidak ada" in (satu.tertulis, satu.disahkan) for satu in beda), len(beda)


def tertulis(jenis: str, data: bytes, pola: re.Pattern[str]) -> str:
    """The first text of a PDF, DOCX or HTML that looks like ``pola``, spaces inside it left out."""
    for satu in baca(jenis, data):
        for teks in satu.teks:
            if ada := pola.search(teks.lower()) or pola.search(teks.lower().replace(" ", "")):
                return ada.group()
    return ""


def baca(jenis: str, data: bytes) -> list[Potongan]:
    """The pieces of a PDF, DOCX or HTML."""
    return {"pdf": baca_pdf, "docx": baca_docx, "html": baca_html}[jenis](data)


def _banding(jenis: str, ini: Terbaca, baru: Terbaca) -> list[Beda]:
    if isinstance(ini, dict) and isinstance(baru, dict):
        return beda_buku(ini, baru)
    if isinstance(ini, dict) or isinstance(baru, dict):
        raise TypeError(jenis)
    return beda_halaman(ini, baru) if jenis == "pdf" else beda_potongan(ini, baru)


def susun_berkas(jenis: str, laporan: Laporan) -> bytes:
    """The document in one of the formats."""
    if jenis == "pdf":
        return write_pdf(laporan)
    if jenis == "docx":
        return write_docx(laporan)
    if jenis == "html":
        return write_html(laporan).encode()
    keluar = io.BytesIO()
    write_xlsx(laporan, keluar)
    return keluar.getvalue()
