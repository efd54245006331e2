"""Rows of sheets as cases, in the shape that files of cases have (``kasus.baca_kasus`` reads one).

A forum may take several rows, one for each problem; the rows after the first may leave its unit, date and
theme empty. A problem goes on down merged and empty cells, and so does an action that is merged over several
problems: it is one promise for all of them.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from fkp.forum.arsip.istilah import load_istilah, tak_berisi
from fkp.forum.arsip.kepala import baca_kepala
from fkp.forum.arsip.lembaran import BarisLembar, Lembaran

FORUM = {
    "kunci": "id",
    "unit": "institution",
    "tanggal": "date",
    "waktu": "time",
    "tema": "topic",
    "moda": "mode",
    "tempat": "venue",
    "sumber": "source",
}
"""Keys of columns and of lines above a table, and what a case calls them."""
JATI = ("kunci", "unit", "tanggal", "tema")
"""A forum is another when one of these is."""
_UNSUR = {"unsur hadir": "elements_observed", "unsur mungkin hadir": "elements_uncertain"}
_AKSI = ("usulan", "tindakan", "jangka waktu", "penanggung jawab")


@dataclass
class _Forum:
    """A case while its rows are added: what was said of it before (``sebutan``), and the issue and the
    commitment that go on."""

    isi: dict[str, Any]
    sebutan: set[tuple[str, str]] = field(default_factory=set)
    masalah: int | None = None
    komitmen: dict[str, Any] | None = None


def susun_kasus(semua: Iterable[Lembaran], lembaga: str) -> list[dict[str, Any]]:
    """The forums of these tables. ``lembaga`` is the unit of those that name none."""
    hasil: dict[tuple[str, ...], _Forum] = {}
    for lembaran in semua:
        kepala = baca_kepala(lembaran.atas, lembaga)
        baku = {nama: t for nama, t in kepala.isi.items() if nama not in lembaran.judul.letak}
        if lembaga:
            baku.pop("unit", None)
        disebut: dict[int, _Forum] = {}
        kini: _Forum | None = None
        for baris in lembaran.baris:
            isi = baku | {nama: teks for nama, teks in baris.isi.items() if teks}
            kini = _forum(hasil, kini, isi, lembaran, lembaga)
            _tambah(kini, baris, isi, bertindakan="tindakan" in lembaran.judul.letak)
            disebut[id(kini)] = kini
        _sebut(list(disebut.values()), lembaran, kepala.baris, baku)
    return [_rapi(forum.isi) for forum in hasil.values()]


def _forum(
    hasil: dict[tuple[str, ...], _Forum],
    kini: _Forum | None,
    isi: Mapping[str, str],
    lembaran: Lembaran,
    lembaga: str,
) -> _Forum:
    """The forum a row belongs to: the one before, an earlier one of the same name, or a new one."""
    jati = {FORUM[nama]: isi.get(nama, "") for nama in JATI}
    if kini is not None and not any(teks and teks != kini.isi.get(k, "") for k, teks in jati.items()):
        return kini
    terakhir = next(reversed(hasil.values()), None)
    unit = jati["institution"] or (terakhir.isi.get("institution", "") if terakhir else "") or lembaga
    nama_forum: tuple[str, ...] = (jati["id"], unit, jati["date"], jati["topic"])
    if not (jati["id"] or (jati["date"] and jati["topic"])):
        nama_forum = (*nama_forum, lembaran.nama, str(len(hasil)))  # too little to know it again
    if nama_forum not in hasil:
        kasus: dict[str, Any] = {kunci: isi[nama] for nama, kunci in FORUM.items() if isi.get(nama)}
        if unit:
            kasus.setdefault("institution", unit)
        kasus |= {"participants": {}, "issues": [], "commitments": [], "answers": [], "notes": []}
        hasil[nama_forum] = _Forum(kasus)
    return hasil[nama_forum]


def _tambah(forum: _Forum, baris: BarisLembar, isi: Mapping[str, str], *, bertindakan: bool) -> None:
    """Add a row; ``bertindakan`` when its table has a column for actions."""
    kasus = forum.isi
    peserta = kasus["participants"]
    baru = [(nama, teks) for nama, teks in isi.items() if teks and (nama, teks) not in forum.sebutan]
    for nama, teks in baru:
        match nama:
            case "moda" | "tempat" | "sumber" if kasus.setdefault(FORUM[nama], teks) != teks:
                kasus["notes"].append(f"{load_istilah().nama[nama]}: {teks}")
            case "unsur hadir" | "unsur mungkin hadir":
                peserta.setdefault(_UNSUR[nama], []).extend(_pisah(teks))
            case "jumlah peserta":
                peserta["total"] = teks
            case "catatan":
                kasus["notes"].append(teks)
            case _:
                continue
        forum.sebutan.add((nama, teks))
    _soal(forum, baris, bertindakan)
    if baris.lain:
        kasus.setdefault("sheet", {}).setdefault("rows", []).append({"row": baris.nomor, **baris.lain})


def _soal(forum: _Forum, baris: BarisLembar, bertindakan: bool) -> None:
    kasus, isi = forum.isi, baris.isi
    baru = bool(isi.get("masalah")) and "masalah" not in baris.lanjutan
    ada = [nama for nama in _AKSI if not tak_berisi(isi.get(nama, ""))]
    segar = [nama for nama in ada if nama not in baris.lanjutan]
    if baru or (forum.masalah is None and (segar or isi.get("tanggapan"))):
        forum.masalah = len(kasus["issues"])
        kasus["issues"].append(isi.get("masalah") or None)
    if segar == ["usulan"] == ada and bertindakan:
        _usul(kasus["issues"], forum.masalah or 0, isi["usulan"])
    elif segar:
        forum.komitmen = _komitmen(isi, forum.masalah)
        kasus["commitments"].append(forum.komitmen)
    elif baru and ada and forum.komitmen is not None:
        ke = forum.komitmen["issue"]
        forum.komitmen["issue"] = [*(ke if isinstance(ke, list) else [ke]), forum.masalah]
    if isi.get("tanggapan") and (baru or "tanggapan" not in baris.lanjutan):
        kasus["answers"].append({"issue": forum.masalah, "answer": isi["tanggapan"]})


def _usul(issues: list[Any], ke: int, usulan: str) -> None:
    """A proposal that became no action, where the sheet has a column for actions: it stays with its issue."""
    lama = issues[ke] if isinstance(issues[ke], dict) else {"issue": issues[ke]}
    issues[ke] = lama | {"proposal": [*lama.get("proposal", []), usulan]}


def _komitmen(isi: Mapping[str, str], masalah: int | None) -> dict[str, Any]:
    """An action that only fills its place is none; the proposal then stands for it."""
    tindakan = next((isi[n] for n in ("tindakan", "usulan") if not tak_berisi(isi.get(n, ""))), None)
    return {
        "issue": masalah,
        "action": tindakan,
        "proposal": isi.get("usulan") or None,
        "deadline_text": isi.get("jangka waktu") or None,
        "pic": isi.get("penanggung jawab") or None,
    }


def _pisah(teks: str) -> list[str]:
    """Elements, parted by semicolons or lines; by commas too when they are keys, since names hold commas."""
    bagian = [satu.strip() for satu in re.split(r"[;\n]", teks) if satu.strip()]
    return [
        kunci.strip()
        for satu in bagian
        for kunci in (satu.split(",") if all(len(k.strip()) <= 2 for k in satu.split(",")) else [satu])
    ]


def _sebut(hasil: list[_Forum], lembaran: Lembaran, atas: list[str], baku: Mapping[str, str]) -> None:
    """Say, and keep in each record, what of the sheet is no row of a forum."""
    nama = {**load_istilah().nama, "waktu": "Waktu"}
    pesan = []
    if terbaca := [nama[kunci] for kunci in FORUM if kunci in baku]:
        pesan.append(f"dibaca dari baris di atas tabel: {', '.join(terbaca)}")
    if lembaran.asing:
        pesan.append(f"kolom tidak dikenal, disimpan apa adanya: {', '.join(lembaran.asing.values())}")
    if lembaran.pribadi:
        pesan.append(f"kolom tentang orang tidak disimpan: {', '.join(lembaran.pribadi)}")
    if lembaran.jumlah:
        pesan.append(f"baris {', '.join(map(str, lembaran.jumlah))} hanya menjumlahkan, tidak dihitung")
    if lembaran.bawah:
        pesan.append(f"{len(lembaran.bawah)} baris di bawah tabel disimpan apa adanya, tidak dihitung")
    if lembaran.orang:
        pesan.append("tabel orang (nama, tanda tangan) di bawahnya tidak disimpan")
    sekitar = {
        "above": [" ".join(satu for satu in sel if satu) for sel in lembaran.atas],
        "below": [" ".join(satu for satu in sel if satu) for sel in lembaran.bawah],
    }
    for forum in hasil:
        lama = forum.isi.get("sheet", {})
        nama_lembar = {"name": lembaran.nama} if lembaran.nama else {}
        tambah = {k: [*lama.get(k, []), *v] for k, v in sekitar.items() if v}
        forum.isi["sheet"] = nama_lembar | lama | tambah
        forum.isi["reading"] = list(dict.fromkeys([*forum.isi.get("reading", []), *pesan]))
        if atas and "tema" not in lembaran.judul.letak:
            forum.isi["notes"] = [f"Di atas tabel: {' / '.join(atas)}", *forum.isi["notes"]]


def _rapi(kasus: dict[str, Any]) -> dict[str, Any]:
    """Without what stayed empty."""
    return {kunci: nilai for kunci, nilai in kasus.items() if nilai not in ("", [], {})}
