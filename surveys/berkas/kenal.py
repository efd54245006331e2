"""What one column title means: an unsur, a question, the service, an id. Names win over numbers.

The list of unsur has Pengaduan eighth and Sarana ninth, the printed questionnaire the other way round
(PermenPANRB 14/2017), and published results use both orders. So a title is read for its words first; a bare
code U1..U9 means the order of the list.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from surveys.berkas.sel import plain, trim
from surveys.instrumen import daftar_instrumen, load_instrumen
from surveys.unsur import UNSUR

KLASIK, ENAM_BELAS = "skm-9", "skm-16"


@dataclass(frozen=True, slots=True)
class Kenal:
    """A recognised answer column: of which instrument, which item, and with which words if it is an extra
    unsur."""

    instrumen: str
    kunci: str
    nama: str = ""
    catatan: str = ""


_SAPAAN = frozenset(("saudara", "saudari", "sdr", "i", "anda", "bapak", "ibu"))
_PENGANTAR = frozenset(("nilai", "skor", "jawaban", "indikator", "variabel", "aspek"))
_KODE = re.compile(r"(u|unsur|p) ?0*([1-9][0-9]?)")
_KODE_DEPAN = re.compile(_KODE.pattern + r"(?: (.*))?")
_KODE_BELAKANG = re.compile(r"(.*) " + _KODE.pattern)
_NOMOR_DEPAN = re.compile(r"(?:no |nomor )?[0-9]{1,2} (.*)")
_NOMOR_PERTANYAAN = re.compile(r"(?:q|soal|pertanyaan|no|nomor)? ?0*([1-9][0-9]?)")
_MORE_CODES = re.compile(r"^[0-9 ]+$|\b(?:u|p|unsur) ?[0-9]")  # "U1.2", or a line that was never split
_KURUNG = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")

# A short title is an unsur when it holds one of its own words and nothing beyond these fillers.
_PENGISI = frozenset(
    (
        *("unsur", "pelayanan", "layanan", "petugas", "pelaksana", "jenis", "sistem", "mekanisme"),
        *("kesesuaian", "kemudahan", "kecepatan", "ketepatan", "kewajaran", "kualitas", "kepuasan"),
        *("dan", "atau", "yang", "di", "dalam", "terhadap", "tentang"),
    )
)
_KATA: Mapping[str, tuple[frozenset[str], frozenset[str]]] = {
    # key: (words that name it, words that may stand beside them)
    "persyaratan": (frozenset(("persyaratan", "syarat")), frozenset()),
    "prosedur": (frozenset(("prosedur", "mekanisme")), frozenset(("alur",))),
    "waktu": (frozenset(("waktu",)), frozenset(("penyelesaian", "jangka"))),
    "biaya": (frozenset(("biaya", "tarif")), frozenset()),
    "produk": (frozenset(("produk",)), frozenset(("spesifikasi", "hasil"))),
    "kompetensi": (frozenset(("kompetensi", "kemampuan")), frozenset()),
    "perilaku": (frozenset(("perilaku",)), frozenset(("kesopanan", "keramahan", "sikap"))),
    "pengaduan": (frozenset(("pengaduan",)), frozenset(("penanganan", "saran", "masukan"))),
    "sarana": (frozenset(("sarana", "prasarana")), frozenset()),
}
_GANTI_P = ("yang diinformasikan", "yang dipublikasikan")


def recognise(judul: str, diminta: str | None = None) -> Kenal | None:
    """The item a title names, or None. Bare question numbers ("3", "q3") are left to `question_number`.

    `diminta` is the instrument asked for: its wordings come first where two instruments share one.
    """
    lemah: Kenal | None = None
    for calon in _readings(judul):
        kata = plain(calon)
        if kenal := _lexicon(diminta).get(_without_courtesy(kata)):
            return kenal
        kode, sisa = _split_code(kata)
        if kenal := _by_words(sisa, diminta):
            return _note_other_place(kenal, kode, judul)
        if kode and lemah is None and not _MORE_CODES.search(sisa):
            lemah = _by_code(kode, sisa, judul)
    return lemah


def question_number(judul: str) -> int | None:
    """The number of a title that says nothing but a number: "3", "q3", "Pertanyaan 3"."""
    cocok = _NOMOR_PERTANYAAN.fullmatch(plain(judul))
    return int(cocok[1]) if cocok else None


def _readings(judul: str) -> Iterator[str]:
    """The title, what its brackets hold (Google Forms grids), and the title without them."""
    rapi = trim(judul)
    yield rapi
    if dalam := ["".join(filter(None, satu)) for satu in _KURUNG.findall(rapi)]:
        yield _KURUNG.sub(" ", rapi)
        yield from dalam


def _split_code(kata: str) -> tuple[tuple[str, int] | None, str]:
    while (depan := kata.partition(" "))[0] in _PENGANTAR and depan[2]:
        kata = depan[2]
    if cocok := _KODE_DEPAN.fullmatch(kata):
        return (cocok[1][0], int(cocok[2])), (cocok[3] or "").strip()
    if cocok := _KODE_BELAKANG.fullmatch(kata):
        return (cocok[2][0], int(cocok[3])), cocok[1]
    if cocok := _NOMOR_DEPAN.fullmatch(kata):
        return None, cocok[1]
    return None, kata


def _by_words(kata: str, diminta: str | None) -> Kenal | None:
    if not kata:
        return None
    kamus = _lexicon(diminta)
    tanpa_sapaan = _without_courtesy(kata)
    if kenal := kamus.get(tanpa_sapaan):
        return kenal
    for teks, kenal in kamus.items():
        # Forms add a hint after the question ("... 1 = tidak sesuai"); a long beginning is proof enough.
        if len(teks) > 30 and tanpa_sapaan.startswith(teks + " "):
            return kenal
    milik = set(kata.split())
    for kunci, (nama, samping) in _KATA.items():
        if milik & nama and milik <= nama | samping | _PENGISI:
            return Kenal(KLASIK, kunci)
    return None


def _by_code(kode: tuple[str, int], sisa: str, judul: str) -> Kenal:
    huruf, nomor = kode
    if huruf == "p":
        return Kenal(ENAM_BELAS, f"p{nomor}")
    if nomor > len(UNSUR):
        return Kenal(KLASIK, f"u{nomor}", nama=_own_words(judul) if sisa else "")
    unsur = UNSUR[nomor - 1]
    dikira = f'Kolom "{judul}" dibaca sebagai {unsur.nama} karena kodenya; kata-katanya tidak dikenal.'
    return Kenal(KLASIK, unsur.kunci, catatan=dikira if sisa else "")


def _own_words(judul: str) -> str:
    return re.sub(r"^\W*(?:unsur|u)[\s._-]*[0-9]+[\s.:)_-]*", "", trim(judul), flags=re.IGNORECASE)


def _note_other_place(kenal: Kenal, kode: tuple[str, int] | None, judul: str) -> Kenal:
    if kode is None or kenal.instrumen != KLASIK or kode[0] != "u":
        return kenal
    urut = next(i for i, unsur in enumerate(UNSUR, start=1) if unsur.kunci == kenal.kunci)
    if urut == kode[1]:
        return kenal
    unsur = UNSUR[urut - 1]
    dibaca = f'Kolom "{judul}" dibaca sebagai {unsur.nama} ({unsur.kode} pada daftar unsur)'
    return Kenal(kenal.instrumen, kenal.kunci, catatan=f"{dibaca}: nama mengalahkan nomor.")


def _without_courtesy(kata: str) -> str:
    return " ".join(satu for satu in kata.split() if satu not in _SAPAAN)


@cache
def _lexicon(diminta: str | None) -> Mapping[str, Kenal]:
    """Every exact wording that names an item, as `plain` words without forms of address.

    Made from the instrument files, so a new file brings its own questions along.
    """
    kamus: dict[str, Kenal] = {}
    kode = dict.fromkeys((*filter(None, [diminta]), KLASIK, *(satu.kode for satu in daftar_instrumen())))
    for satu in kode:
        for pertanyaan in load_instrumen(satu).pertanyaan:
            kenal = Kenal(satu, pertanyaan.kunci)
            kamus.setdefault(plain(pertanyaan.kunci), kenal)
            for teks in (*pertanyaan.teks.values(), *pertanyaan.teks_en.values()):
                kata = _without_courtesy(plain(teks))
                kamus.setdefault(kata, kenal)
                for lama in _GANTI_P:
                    # Some offices' copies compare with the service standard instead.
                    if kata.endswith(lama):
                        kamus.setdefault(kata.removesuffix(lama) + "standar pelayanan", kenal)
    for unsur in UNSUR:
        kamus.setdefault(plain(unsur.nama), Kenal(KLASIK, unsur.kunci))
    return kamus
