"""Tables of the kerangka: it says which columns, in which order and under which title; here stands only what
each key means."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Literal

from fkp.dokumen.laporan import Kolom, Sel, Tabel
from fkp.forum.jangka import kata_jangka
from fkp.forum.kerangka import KolomNaskah
from fkp.laporan.blok.rencana import STATUS
from fkp.laporan.forum.bahan import BahanForum, Janji
from fkp.laporan.forum.tanda import cara_hadir, goresan_of, nomor_hp, sebutan, yang_hadir
from fkp.laporan.forum.teks import hari_pendek, pukul, rangkai, tempat_of

Baris = Mapping[str, Any]
Isi = Mapping[str, Callable[[Baris], Sel]]
"""What stands in a column, by its key; a key that is not here is looked up in the row itself."""

_TENGAH = frozenset({"nomor", "jenis_kelamin", "waktu"})


def susun_tabel(
    kolom: Iterable[KolomNaskah],
    baris: Iterable[Baris],
    isi: Isi,
    judul: str = "",
    *,
    lembar: str = "",
    kotak: bool = False,
    catatan: tuple[str, ...] = (),
    kepala: tuple[tuple[str, str], ...] = (),
) -> Tabel:
    """A table of these columns; ``judul`` is its title on paper and in a workbook."""
    kolom = tuple(kolom)

    def sel(satu: Baris, kunci: str) -> Sel:
        nilai = isi[kunci](satu) if kunci in isi else satu.get(kunci)
        return nilai if isinstance(nilai, int) or nilai is None or kunci in isi else str(nilai)

    return Tabel(
        judul,
        tuple(Kolom(satu.judul, _rata(satu.kunci), satu.lebar) for satu in kolom),
        tuple(tuple(sel(satu, k.kunci) for k in kolom) for satu in baris),
        catatan=catatan,
        lembar=lembar,
        kepala=kepala,
        kotak=kotak,
    )


def tabel_berita_acara(bahan: BahanForum, judul: str = "") -> Tabel:
    """What was agreed, in the official columns and no others."""
    return susun_tabel(
        bahan.kerangka.kolom("berita_acara"),
        bahan.isi["baris"],
        {
            "jangka_waktu": lambda satu: kata_jangka(
                bahan.kerangka, satu["kelas"], satu["durasi"], satu["satuan"], satu.get("jangka_teks", "")
            )
        },
        judul,
        lembar="Berita acara",
        kotak=True,
        kepala=kepala_lembar(bahan),
    )


def tabel_tanda_tangan(
    bahan: BahanForum, *, samar: bool, catatan: tuple[str, ...] = (), judul: str = "", lembar: str = ""
) -> Tabel:
    """Everyone who came with number, gender and signature: never for everyone."""
    return susun_tabel(
        bahan.kerangka.kolom("berita_acara", "tanda_tangan"),
        _bernomor(bahan),
        {
            "nama_hp": lambda satu: rangkai((satu["nama"], nomor_hp(satu["hp"], samar=samar)), "\n"),
            "lembaga": sebutan,
            "tanda_tangan": lambda satu: goresan_of(bahan, satu["id"]),
        },
        judul,
        lembar=lembar,
        kotak=True,
        catatan=catatan,
        kepala=kepala_lembar(bahan),
    )


def tabel_hadir(bahan: BahanForum, judul: str = "") -> Tabel:
    """Everyone who came, without number and gender: never for everyone."""
    return susun_tabel(
        bahan.kerangka.kolom("daftar_hadir"),
        _bernomor(bahan),
        {"lembaga": sebutan, "tanda_tangan": lambda satu: cara_hadir(bahan, satu)},
        judul,
        lembar="Daftar hadir",
        kotak=True,
        kepala=kepala_lembar(bahan),
    )


def tabel_notulen(bahan: BahanForum, judul: str = "") -> Tabel:
    """Everything that was said and what becomes of it."""
    return susun_tabel(
        bahan.kerangka.kolom("notulen"),
        bahan.isi["notulen"],
        {
            "waktu": lambda satu: pukul(satu["waktu"], bahan.forum["zona"]),
            "penyampai": lambda satu: rangkai((unsur_pendek(bahan, satu["unsur"]), satu["penyampai"]), ": "),
            "hasil": lambda satu: hasil_of(bahan, satu),
        },
        judul,
        lembar="Notulen",
        kepala=kepala_lembar(bahan),
    )


def hasil_of(bahan: BahanForum, baris: Baris) -> str:
    """The outcome with its legal ground, or to whom it was passed on."""
    nama = bahan.kerangka.nama_of("hasil", baris["hasil"])
    keterangan = rangkai(
        (
            f"dasar: {baris['dasar']}" if baris["dasar"] else "",
            f"kepada {baris['diteruskan_ke']}" if baris["diteruskan_ke"] else "",
        ),
        "; ",
    )
    return f"{nama} ({keterangan})" if keterangan else nama


def unsur_pendek(bahan: BahanForum, kunci: str) -> str:
    """The short name of an element; empty when nobody said which."""
    return next((satu.pendek for satu in bahan.kerangka.unsur_semua if satu.kunci == kunci), kunci)


def tabel_rencana(bahan: BahanForum, judul: str = "") -> Tabel:
    """The rows as a plan, each with how far it is."""
    janji = {satu.masukan: satu for satu in bahan.janji}
    return susun_tabel(
        bahan.kerangka.kolom("rencana_aksi"),
        bahan.isi["baris"],
        {
            "tenggat": lambda satu: _tenggat(janji.get(satu["masukan"]), satu["tenggat"]),
            "status": lambda satu: status_of(janji.get(satu["masukan"]), bahan),
        },
        judul,
        lembar="Rencana aksi",
        kepala=kepala_lembar(bahan),
        catatan=catatan_status(bahan.janji),
    )


def tabel_janji(bahan: BahanForum, janji: Iterable[Janji], judul: str = "") -> Tabel:
    """Promises of another forum in the columns of the plan."""
    semua = tuple(janji)
    baris: list[Baris] = [
        {
            "nomor": nomor,
            "masalah": satu.masalah,
            "tindakan": satu.kegiatan,
            "keluaran": satu.keluaran,
            "penanggung_jawab": satu.penanggung_jawab,
            "tenggat": satu.tenggat,
            "status": status_of(satu, bahan),
        }
        for nomor, satu in enumerate(semua, 1)
    ]
    return susun_tabel(
        bahan.kerangka.kolom("rencana_aksi"),
        baris,
        {"tenggat": lambda satu: satu["tenggat"]},
        judul,
        catatan=catatan_status(semua),
    )


def status_of(janji: Janji | None, bahan: BahanForum) -> str:
    """How far a promise is, and when it was due at first; before the seal it is none yet."""
    if janji is None:
        return "Tidak tercatat" if bahan.segel or bahan.arsip is not None else "Belum disahkan"
    status = rangkai((STATUS.get(janji.status, janji.status), hari_pendek(janji.selesai_pada)))
    if janji.tenggat_semula in (None, janji.tenggat):
        return status
    return f"{status}; tenggat semula {hari_pendek(janji.tenggat_semula)}"


def catatan_status(janji: Iterable[Janji]) -> tuple[str, ...]:
    """Of which day the states are."""
    terakhir = max((satu.diubah for satu in janji), default=None)
    return (f"Status menurut catatan terakhir, {hari_pendek(terakhir)}.",) if terakhir else ()


def kepala_lembar(bahan: BahanForum) -> tuple[tuple[str, str], ...]:
    """The lines above a sheet of a workbook."""
    nama = bahan.kerangka.naskah["daftar_hadir"]["kepala"]
    return (
        ("Tema", bahan.forum["tema"]),
        ("Unit", bahan.unit["nama"]),
        (nama["tanggal"], hari_pendek(bahan.tanggal)),
        (nama["tempat"], tempat_of(bahan)),
    )


def _tenggat(janji: Janji | None, tercetak: str) -> date | None:
    """The due date as it counts now; without a promise the one that was printed."""
    if janji is not None:
        return janji.tenggat
    return date.fromisoformat(tercetak) if tercetak else None


def _bernomor(bahan: BahanForum) -> list[Baris]:
    return [{**satu, "nomor": nomor} for nomor, satu in enumerate(yang_hadir(bahan), 1)]


def _rata(kunci: str) -> Literal["kiri", "tengah"]:
    return "tengah" if kunci in _TENGAH else "kiri"
