"""Many people pasted from a spreadsheet: what can be used, and each line that cannot, with why.

The first line names the columns, in any order. A line is a row: nothing that is pasted gets lost, for what is
not used is given back as it was.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from fkp.forum.models import Forum
from fkp.forum.peserta.actions import IsiPeserta, periksa_isi
from fkp.forum.peserta.kata_unsur import kata_unsur
from fkp.forum.queries import kerangka_of
from fkp.forum.tahap import ForumSalah
from fkp.ketikan import rapikan

TERBANYAK = 5000
"""Rows that may be pasted at once."""
BARIS_TERPANJANG = 4000
"""Characters of one line; all that a person may have is far shorter."""
PEMISAH = ("\t", ";", ",")
JUDUL = {
    "nama": ("nama", "nama lengkap", "nama peserta"),
    "lembaga": ("lembaga", "instansi", "organisasi", "instansi/organisasi", "lembaga/instansi", "asal"),
    "jabatan": ("jabatan", "kedudukan"),
    "unsur": ("unsur", "unsur peserta", "kelompok"),
    "hp": ("hp", "no hp", "no. hp", "nomor hp", "telepon", "no telepon", "no. telepon", "wa", "whatsapp"),
    "surel": ("surel", "email", "e-mail", "alamat surel", "alamat email"),
    "jenis_kelamin": ("jenis kelamin", "jk", "l/p", "jenis kelamin (l/p)"),
}
_KOLOM = {judul: isian for isian, semua in JUDUL.items() for judul in semua}
_KELAMIN = {"laki-laki": "L", "laki laki": "L", "pria": "L", "perempuan": "P", "wanita": "P"}


class TempelanSalah(ForumSalah):
    """Nothing of what was pasted can be read; the sentence says why."""

    def __init__(self, pesan: str) -> None:
        super().__init__("tempelan", pesan)


@dataclass(frozen=True, slots=True)
class BarisTempel:
    """A line with its number, counted as the spreadsheet does, and what is said of it."""

    nomor: int
    teks: str
    alasan: str = ""
    isi: IsiPeserta | None = None


@dataclass(frozen=True, slots=True)
class Tempelan:
    """What was pasted, in three heaps. ``kembar`` have the name of somebody on the list, or of an earlier
    line. ``diabaikan`` are columns that mean nothing to us."""

    judul: str
    baik: list[BarisTempel] = field(default_factory=list)
    salah: list[BarisTempel] = field(default_factory=list)
    kembar: list[BarisTempel] = field(default_factory=list)
    diabaikan: list[str] = field(default_factory=list)

    def sisa(self, *, dengan_kembar: bool) -> str:
        """The lines that were not used, below their titles; "" when there are none."""
        baris = [*self.salah, *(self.kembar if dengan_kembar else [])]
        if not baris:
            return ""
        return "\n".join([self.judul, *(satu.teks for satu in sorted(baris, key=lambda b: b.nomor))])


def baca_tempelan(forum: Forum, teks: str, ada: Iterable[str], unsur_baku: str = "") -> Tempelan:
    """Read what was pasted. ``ada`` are the names already on the list, ``unsur_baku`` the element of a line
    that names none. Raises TempelanSalah."""
    semua = [(n, baris) for n, baris in enumerate(teks.splitlines(), 1) if baris.strip(" \t;,")]
    if not semua:
        raise TempelanSalah("Tempel dulu barisnya dari Excel, dengan judul kolom di baris pertama.")
    if len(semua) > TERBANYAK + 1:
        raise TempelanSalah(f"Paling banyak {TERBANYAK} baris sekali tempel. Bagi menjadi beberapa bagian.")
    judul = semua[0][1]
    pemisah = max(PEMISAH, key=judul.count)
    kolom = [rapikan(satu).lower().rstrip(":*") for satu in _sel(judul, pemisah)]
    if not any(_KOLOM.get(satu) == "nama" for satu in kolom):
        raise TempelanSalah(
            "Baris pertama harus berisi judul kolom, paling sedikit “nama”. Yang dikenal: nama, lembaga, "
            "jabatan, unsur, hp, surel, jenis kelamin."
        )
    hasil = Tempelan(judul, diabaikan=[satu for satu in kolom if satu and satu not in _KOLOM])
    nama_ada = {_kunci(satu) for satu in ada}
    kamus = kata_unsur(kerangka_of(forum))
    for nomor, baris in semua[1:]:
        try:
            sel = dict(zip((_KOLOM.get(satu, "") for satu in kolom), _sel(baris, pemisah), strict=False))
        except TempelanSalah as galat:
            hasil.salah.append(BarisTempel(nomor, baris, galat.pesan))
            continue
        isi, salah = periksa_isi(forum, _isi(sel, kamus, unsur_baku))
        if salah:
            # An element by a word that nobody knows is not one of the list: the word is what helps.
            pesan = [_pesan_unsur(sel) if satu.isian == "unsur" else satu.pesan for satu in salah]
            hasil.salah.append(BarisTempel(nomor, baris, " ".join(pesan)))
            continue
        kembar = _kunci(isi.nama) in nama_ada
        nama_ada.add(_kunci(isi.nama))
        tumpuk = hasil.kembar if kembar else hasil.baik
        tumpuk.append(BarisTempel(nomor, baris, isi.nama if kembar else "", isi))
    return hasil


def _isi(sel: Mapping[str, str], kamus: Mapping[str, str], unsur_baku: str) -> IsiPeserta:
    sebut = rapikan(sel.get("unsur", ""))
    unsur = kamus.get(sebut.lower(), "") if sebut else unsur_baku
    kelamin = rapikan(sel.get("jenis_kelamin", ""))
    return IsiPeserta(
        nama=sel.get("nama", ""),
        unsur=unsur,
        lembaga=sel.get("lembaga", ""),
        jabatan=sel.get("jabatan", ""),
        hp=sel.get("hp", ""),
        surel=sel.get("surel", ""),
        jenis_kelamin=_KELAMIN.get(kelamin.lower(), kelamin.upper()),
    )


def _pesan_unsur(sel: Mapping[str, str]) -> str:
    sebut = rapikan(sel.get("unsur", ""))
    apa = f"Unsur “{sebut[:60]}” tidak dikenal." if sebut else "Unsurnya belum diisi."
    return f"{apa} Tulis misalnya U1, Media massa, atau LSM."


def _sel(baris: str, pemisah: str) -> list[str]:
    """The cells of one line; a quotation mark that is never closed stands for itself. Raises
    TempelanSalah."""
    if len(baris) > BARIS_TERPANJANG:
        raise TempelanSalah(f"Baris ini lebih panjang dari {BARIS_TERPANJANG} huruf.")
    rata = baris if baris.count('"') % 2 == 0 else baris.replace('"', "")
    return next(csv.reader([rata], delimiter=pemisah))


def _kunci(nama: str) -> str:
    return rapikan(nama).casefold()
