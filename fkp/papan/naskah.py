"""What the letters to followers say: what changed, where it stands, how to stop. They are plain text, and
written while Indonesian is the language."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from fkp.formats import tanggal, tanggal_lokal
from fkp.forum.models import Forum
from fkp.forum.peserta.models import Peserta
from fkp.identitas import samarkan
from fkp.papan.kabar import kabar_tampil
from fkp.tindak_lanjut.models import JenisKabar, KabarJanji, TindakLanjut

PALING_BANYAK = 20
"""Promises told of in one letter; the others are on the board."""


@dataclass(frozen=True, slots=True)
class Bagian:
    """One promise in a letter: its news, its page, and where to say "sudah" and "belum", empty while it
    cannot be answered yet."""

    janji: TindakLanjut
    kabar: Sequence[KabarJanji]
    halaman: str
    sudah: str = ""
    belum: str = ""


def surat_konfirmasi(apa: str, tautan: str, hari: int) -> tuple[str, str]:
    """Subject and text of the letter that asks whether an address is theirs; unanswered it is forgotten after
    ``hari`` days."""
    return "Konfirmasi: kabar janji ke alamat ini", "\n".join(
        [
            f"Seseorang meminta kabar {apa} dikirim ke alamat ini.",
            "",
            "Bila itu Anda, buka halaman ini lalu tekan tombolnya:",
            tautan,
            "",
            "Bila bukan, abaikan surat ini. Tidak ada kabar yang dikirim sebelum dikonfirmasi, dan alamat",
            f"ini terhapus sendiri setelah {hari} hari.",
        ]
    )


def surat_kabar(
    semua: Sequence[Bagian],
    mengikuti: Sequence[str],
    papan: str,
    berhenti: str,
    *,
    orang: Collection[str],
) -> tuple[str, str]:
    """Subject and text of one round-up; ``mengikuti`` says what the address follows, ``papan`` is the board
    and ``berhenti`` where everything stops. ``orang`` as for ``kabar_tampil``."""
    baris: list[str] = []
    for bagian in semua[:PALING_BANYAK]:
        baris += [*_bagian(bagian, orang), ""]
    if len(semua) > PALING_BANYAK:
        baris += [f"Ada kabar tentang {len(semua) - PALING_BANYAK} janji lain di {papan}", ""]
    return _judul(semua), "\n".join(
        [
            *baris,
            "--",
            f"Surat ini datang karena alamat ini mengikuti {'; '.join(mengikuti)}.",
            "Berhenti menerima kabar, kapan saja:",
            berhenti,
        ]
    )


def surat_terima_kasih(forum: Forum, peserta: Peserta, berita_acara: str, ikut: str) -> tuple[str, str]:
    """Subject and text of the one letter to somebody who came, once the berita acara is published; ``ikut``
    is where news can be asked for."""
    return f"Berita acara terbit: {forum.tema}", "\n".join(
        [
            f"Yth. {peserta.nama}",
            "",
            f"Terima kasih sudah hadir di Forum Konsultasi Publik {forum.unit.nama}, “{forum.tema}”.",
            "Berita acaranya sudah terbit. Di sana tertulis apa yang dijanjikan, siapa yang menanggungnya,",
            "dan kapan selesainya:",
            berita_acara,
            "",
            "Ingin tahu apakah janji itu ditepati? Minta kabarnya di sini. Tanpa permintaan Anda tidak ada",
            "surat lagi tentang forum ini:",
            ikut,
            "Alamat itu hanya untuk Anda. Jangan diteruskan.",
            "",
            forum.unit.nama,
        ]
    )


def _judul(semua: Sequence[Bagian]) -> str:
    if len(semua) == 1:
        selesai = bool(semua[0].sudah) and semua[0].kabar[-1].jenis == JenisKabar.SELESAI
        return f"{'Ditandai selesai' if selesai else 'Kabar janji'}: {samarkan(semua[0].janji.kegiatan)}"
    unit = {bagian.janji.unit.nama_pendek for bagian in semua}
    return f"Kabar {len(semua)} janji, {unit.pop() if len(unit) == 1 else f'{len(unit)} unit'}"


def _bagian(bagian: Bagian, orang: Collection[str]) -> list[str]:
    janji = bagian.janji
    baris = [samarkan(janji.kegiatan), f"{janji.unit.nama}, tenggat {tanggal(janji.tenggat)}"]
    baris += [
        f"- {tanggal_lokal(k.waktu, janji.unit.zona)}: {_kalimat(janji, k, orang)}" for k in bagian.kabar
    ]
    baris.append(bagian.halaman)
    if bagian.sudah:
        baris += ["", "Menurut Anda, sudah dikerjakan?", f"Sudah: {bagian.sudah}", f"Belum: {bagian.belum}"]
    return baris


def _kalimat(janji: TindakLanjut, kabar: KabarJanji, orang: Collection[str]) -> str:
    tampil = kabar_tampil(janji, kabar, orang)
    return f"{tampil.judul}: {' '.join(tampil.teks.split())}" if tampil.teks else f"{tampil.judul}."
