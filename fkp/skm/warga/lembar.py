"""The citizen's sheet: everything ``templates/skm/isi.html`` shows, ready made."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from flask_babel import gettext as _

from fkp.skm.models import Survei
from fkp.skm.queries import instrumen_of, label_layanan
from fkp.skm.warga.isian import Masalah
from surveys.kuesioner import KolomProfil, Pertanyaan


@dataclass(frozen=True)
class Soal:
    """A question. ``kosong`` is the sentence for when nothing was chosen, ``galat`` what is wrong now."""

    nomor: int
    kunci: str
    ringkas: str
    teks: str
    pilihan: list[tuple[int, str]]
    kosong: str
    dipilih: object = None
    galat: str = ""


@dataclass(frozen=True)
class Profil:
    """A profile column; ``syarat`` is "column=code" when it is asked only then."""

    kunci: str
    nama: str
    pilihan: list[tuple[int, str]]
    ganda: bool
    syarat: str
    dipilih: list[object]
    galat: str = ""


@dataclass(frozen=True)
class Lembar:
    """One sheet, in one language, with what was already entered and what is wrong with it.
    ``ditetapkan`` is the layanan that is not asked, because it is the only one or the poster named it."""

    layanan: list[tuple[int, str]]
    ditetapkan: tuple[int, str] | None
    soal: list[Soal]
    profil: list[Profil]
    id: str
    saran: str = ""
    layanan_dipilih: object = None
    galat: Mapping[str, str] = field(default_factory=dict)
    ringkasan: list[tuple[str, str]] = field(default_factory=list)


def lembar_of(
    survei: Survei,
    bahasa: str,
    id_: str,
    *,
    poster: int | None = None,
    mentah: Mapping[str, Any] | None = None,
    masalah: list[Masalah] | None = None,
) -> Lembar:
    """The sheet of a survey. ``poster`` is the layanan that the address names; ``mentah`` what was sent
    before, in the shape of the API; ``masalah`` what was wrong with it."""
    instrumen, isi = instrumen_of(survei), mentah or {}
    layanan = list(label_layanan(survei).items())
    galat = {m.kolom: m.pesan if bahasa == "id" else _("Periksa jawaban ini.") for m in masalah or []}
    soal = [
        _soal(n, p, survei.ragam, bahasa, isi.get("jawaban", {}).get(p.kunci), galat)
        for n, p in enumerate(instrumen.pertanyaan, 1)
    ]
    profil = [_profil(k, bahasa, isi.get("profil", {}).get(k.kunci), galat) for k in instrumen.profil]
    return Lembar(
        layanan=layanan,
        ditetapkan=layanan[0] if len(layanan) == 1 else next((x for x in layanan if x[0] == poster), None),
        soal=soal,
        profil=profil,
        id=id_,
        saran=isi.get("saran") or "",
        layanan_dipilih=isi.get("layanan"),
        galat=galat,
        ringkasan=_ringkasan(soal, profil, galat),
    )


def _soal(
    nomor: int, p: Pertanyaan, ragam: str, bahasa: str, dipilih: object, galat: Mapping[str, str]
) -> Soal:
    inggris = bahasa == "en"
    return Soal(
        nomor=nomor,
        kunci=p.kunci,
        ringkas=p.teks_en[ragam] if inggris else p.ringkas,
        teks=(p.teks_en if inggris else p.teks)[ragam],
        pilihan=list(enumerate(p.label_en if inggris else p.label, 1)),
        kosong=_("Pilih satu jawaban.") if inggris else f"Pilih satu jawaban untuk {p.ringkas}.",
        dipilih=dipilih,
        galat=galat.get(f"jawaban.{p.kunci}", ""),
    )


def _profil(kolom: KolomProfil, bahasa: str, dipilih: object, galat: Mapping[str, str]) -> Profil:
    inggris = bahasa == "en"
    return Profil(
        kunci=kolom.kunci,
        nama=kolom.nama_en if inggris else kolom.nama,
        pilihan=[(p.kode, p.nama_en if inggris else p.nama) for p in kolom.pilihan],
        ganda=kolom.ganda,
        syarat=f"{kolom.syarat.kolom}={kolom.syarat.kode}" if kolom.syarat else "",
        dipilih=dipilih if isinstance(dipilih, list) else [dipilih],
        galat=galat.get(f"profil.{kolom.kunci}", ""),
    )


def _ringkasan(soal: list[Soal], profil: list[Profil], galat: Mapping[str, str]) -> list[tuple[str, str]]:
    """Lines of the error summary: where each leads, and its words."""
    baris = []
    if "layanan" in galat:
        baris.append(("#layanan", _("Layanan yang Anda terima")))
    baris += [
        (f"#{s.kunci}-1", _("Pertanyaan %(n)s: %(apa)s", n=s.nomor, apa=s.ringkas)) for s in soal if s.galat
    ]
    baris += [(f"#{p.kunci}-1", p.nama) for p in profil if p.galat]
    if "saran" in galat:
        baris.append(("#saran", galat["saran"]))
    if "id" in galat:
        baris.append(("#isi", _("Halaman ini sudah terlalu lama terbuka. Kirim sekali lagi.")))
    return baris
