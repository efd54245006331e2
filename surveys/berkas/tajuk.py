"""Finding the header of a table of answers, and what each of its columns is.

Above the header stand titles of a letterhead, below it sometimes a second line of names; cells of a header
are merged. The row that names the most items is the header.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from surveys.berkas.kenal import ENAM_BELAS, KLASIK, Kenal, question_number, recognise
from surveys.berkas.sel import plain, trim
from surveys.berkas.tabel import BerkasTakTerbaca, one_line
from surveys.instrumen import load_instrumen
from surveys.kuesioner import Instrumen, Pertanyaan
from surveys.unsur import UNSUR, Unsur

BARIS_DICARI = 60  # a letterhead is shorter than this

_NOMOR = frozenset(("no", "nomor", "no urut", "nomor urut", "urut"))
_ID = frozenset(
    (
        *("id", "uuid", "guid", "instanceid", "id responden", "responden id", "respondent id", "id jawaban"),
        *(
            "response id",
            "responseid",
            "submission id",
            "id respon",
            "kode responden",
            "kode jawaban",
            "kode unik",
        ),
        *("no responden", "nomor responden", "no resp", "no res", "nomor resp"),
    )
)
_LAYANAN = frozenset(
    (
        *(
            "layanan",
            "jenis layanan",
            "nama layanan",
            "jenis pelayanan",
            "nama pelayanan",
            "layanan yang diterima",
        ),
        *("jenis layanan yang diterima", "jenis pelayanan yang diterima", "jenis layanan yang digunakan"),
    )
)


@dataclass(frozen=True, slots=True)
class Tajuk:
    """The header of one table.

    `baris` is the spreadsheet row of its last line; `item` maps item keys to columns (from 0), in the order
    of `instrumen`, which holds only the questions the file has; `judul` are the titles as the file shows
    them.
    """

    baris: int
    judul: tuple[str, ...]
    instrumen: Instrumen
    item: Mapping[str, int]
    id: int | None
    layanan: int | None
    catatan: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CalonTajuk:
    """A row that could be the header: its place, its titles and what they name."""

    baris: int
    judul: tuple[str, ...]
    kenal: Mapping[int, Kenal]

    @property
    def banyak(self) -> int:
        """How many different items it names; 0 when it names none."""
        return len({(satu.instrumen, satu.kunci) for satu in self.kenal.values()})


def find_header(baris: Sequence[Sequence[str]], diminta: str | None) -> CalonTajuk | None:
    """The row among the first of a table that names the most items, the earliest of equals; None without one.

    `diminta` is the instrument asked for. Titles that are only question numbers ("1".."9", "q1") say nothing
    by themselves, so they count only when it is given: they are then that questionnaire's printed numbers.
    """
    calon = [_candidate(nomor, satu, diminta) for nomor, satu in enumerate(baris, start=1)]
    terbaik = max(calon, key=lambda satu: satu.banyak, default=None)
    if terbaik is None or not terbaik.banyak:
        return None
    judul = list(terbaik.judul)
    for atas in baris[max(0, terbaik.baris - 3) : terbaik.baris - 1]:
        # Titles merged over two lines ("No. Resp") stand in the upper one.
        for kolom, teks in enumerate(atas[: len(judul)]):
            if not judul[kolom] and plain(teks) in _NOMOR | _ID | _LAYANAN:
                judul[kolom] = one_line(trim(teks), 200)
    terbaik = replace(terbaik, judul=tuple(judul))
    tempat = terbaik.baris - 1
    for pertama, kedua in ((_at(calon, tempat - 1), terbaik), (terbaik, _at(calon, tempat + 1))):
        if pertama and kedua and _same_header(pertama, kedua):
            pasang = zip_longest(pertama.judul, kedua.judul, fillvalue="")
            return _candidate(kedua.baris, [" ".join(satu).strip() for satu in pasang], diminta)
    return terbaik


def _at(calon: Sequence[CalonTajuk], tempat: int) -> CalonTajuk | None:
    return calon[tempat] if 0 <= tempat < len(calon) else None


def _same_header(atas: CalonTajuk, bawah: CalonTajuk) -> bool:
    """Codes above names, or names above codes: two lines that speak of the same columns and form."""
    sama = set(atas.kenal) & set(bawah.kenal)
    form = {satu.instrumen for calon in (atas, bawah) for satu in calon.kenal.values()}
    return len(form) == 1 and len(sama) * 2 >= max(len(atas.kenal), len(bawah.kenal))


def _candidate(nomor: int, baris: Sequence[str], diminta: str | None) -> CalonTajuk:
    judul = tuple(one_line(trim(teks), 200) for teks in baris)
    kenal = {kolom: satu for kolom, teks in enumerate(judul) if teks and (satu := recognise(teks, diminta))}
    if not kenal and diminta:
        kenal = _by_question_number(judul, diminta)
    return CalonTajuk(nomor, judul, kenal)


def _by_question_number(judul: Sequence[str], diminta: str) -> dict[int, Kenal]:
    nomor = {kolom: n for kolom, teks in enumerate(judul) if (n := question_number(teks)) is not None}
    pertanyaan = {satu.nomor: satu.kunci for satu in load_instrumen(diminta).pertanyaan}
    if sorted(nomor.values()) != sorted(pertanyaan):
        return {}  # also rows of answers hold nothing but numbers: only the whole form is proof
    return {kolom: Kenal(diminta, pertanyaan[n]) for kolom, n in nomor.items()}


def numbers_whole_form(judul: Sequence[str]) -> bool:
    """Whether the titles are the question numbers of an instrument, each once, and say nothing more."""
    return any(_by_question_number(judul, kode) for kode in (KLASIK, ENAM_BELAS))


def read_header(calon: CalonTajuk, diminta: str | None) -> Tajuk:
    """Settle instrument and columns of a found header.

    Raises BerkasTakTerbaca: titles of both instruments, another instrument than asked for, two columns for
    one item, or nine bare P columns, which could be either form.
    """
    kode = _one_instrument(calon, diminta)
    asli = load_instrumen(kode)
    kolom_item: dict[str, int] = {}
    for kolom, kenal in calon.kenal.items():
        if kode != KLASIK and kenal.kunci not in asli.kunci_item:
            continue  # only the classic form takes unsur of the unit's own
        if kenal.kunci in kolom_item:
            pertama = calon.judul[kolom_item[kenal.kunci]]
            raise BerkasTakTerbaca(
                f'kolom "{one_line(pertama)}" dan "{one_line(calon.judul[kolom])}" sama-sama terbaca sebagai '
                f"{kenal.kunci}; sisakan satu atau perjelas judulnya"
            )
        kolom_item[kenal.kunci] = kolom
    instrumen = _only_present(asli, {calon.kenal[k].kunci: calon.kenal[k].nama for k in kolom_item.values()})
    dikenal = {_plain_role(teks): kolom for kolom, teks in reversed(list(enumerate(calon.judul)))}
    return Tajuk(
        baris=calon.baris,
        judul=calon.judul,
        instrumen=instrumen,
        item={kunci: kolom_item[kunci] for kunci in instrumen.kunci_item},
        id=dikenal.get("id"),
        layanan=dikenal.get("layanan"),
        catatan=_notes(calon, instrumen, asli, set(kolom_item.values()), dikenal),
    )


def _plain_role(judul: str) -> str:
    kata = plain(judul)
    if kata in _ID:
        return "id"
    if kata in _LAYANAN:
        return "layanan"
    return "nomor" if kata in _NOMOR else ""


def _one_instrument(calon: CalonTajuk, diminta: str | None) -> str:
    per_kode = {satu.instrumen: calon.judul[kolom] for kolom, satu in reversed(list(calon.kenal.items()))}
    if len(per_kode) > 1:
        contoh = " dan ".join(f'{kode} ("{one_line(judul)}")' for kode, judul in sorted(per_kode.items()))
        raise BerkasTakTerbaca(f"berkas mencampur kolom instrumen {contoh}; pisahkan dahulu")
    (kode,) = per_kode
    if diminta and kode != diminta:
        raise BerkasTakTerbaca(
            f'judul kolom seperti "{one_line(per_kode[kode])}" milik instrumen {kode}, bukan {diminta}'
        )
    p_saja = {
        plain(judul).replace(" ", "") for kolom, judul in enumerate(calon.judul) if kolom in calon.kenal
    }
    if not diminta and p_saja == {f"p{nomor}" for nomor in range(1, 10)}:
        raise BerkasTakTerbaca(
            "kolom p1..p9 dapat berarti sembilan pertanyaan formulir cetak atau bagian dari 16 pertanyaan; "
            "beri judul u1..u9 atau nama unsur, atau pakai --instrumen skm-16"
        )
    return kode


def _only_present(asli: Instrumen, nama: Mapping[str, str]) -> Instrumen:
    """The instrument as the file has it: fewer questions, or unsur of the unit's own beyond the nine."""
    pertanyaan = [satu for satu in asli.pertanyaan if satu.kunci in nama]
    terukur = {satu.unsur for satu in pertanyaan}
    unsur = [satu for satu in asli.unsur if satu.kunci in terukur]
    for kunci in sorted(set(nama) - set(asli.kunci_item), key=lambda kunci: int(kunci[1:])):
        nomor = int(kunci[1:])
        sebutan = nama[kunci] or f"Unsur {nomor}"
        unsur.append(Unsur(kunci, kunci.upper(), sebutan))
        pertanyaan.append(
            Pertanyaan(
                kunci=kunci,
                nomor=nomor,
                unsur=kunci,
                ringkas=sebutan,
                teks=dict.fromkeys(asli.ragam, sebutan),
                label=(),
                teks_en={},
                label_en=(),
            )
        )
    return replace(asli, pertanyaan=tuple(pertanyaan), unsur=tuple(unsur))


def _notes(
    calon: CalonTajuk, instrumen: Instrumen, asli: Instrumen, item: set[int], dikenal: Mapping[str, int]
) -> tuple[str, ...]:
    catatan = [satu.catatan for satu in calon.kenal.values() if satu.catatan]
    dipakai = item | {dikenal[peran] for peran in ("id", "layanan", "nomor") if peran in dikenal}
    lain = [judul for kolom, judul in enumerate(calon.judul) if judul and kolom not in dipakai]
    if lain:
        catatan.append(
            "Kolom yang tidak ikut dihitung: " + ", ".join(one_line(satu, 40) for satu in lain) + "."
        )
    if all(question_number(calon.judul[kolom]) is not None for kolom in item):
        catatan.append(f"Judul kolom hanya nomor; dibaca sebagai nomor pertanyaan cetak {asli.kode}.")
    hilang = [satu for satu in asli.pertanyaan if satu not in instrumen.pertanyaan]
    if hilang and lain:
        # One of the ignored columns may be a missing item under a title nobody knows.
        nama = _names(hilang) if asli.kode == KLASIK else [satu.kunci for satu in hilang]
        catatan.append(f"Tidak ada di berkas: {', '.join(nama)}.")
    return tuple(catatan)


def _names(pertanyaan: Sequence[Pertanyaan]) -> list[str]:
    return [satu.nama for satu in UNSUR if satu.kunci in {soal.unsur for soal in pertanyaan}]
