"""What the weekly digest says, in the inbox and as a letter."""

from collections.abc import Iterator, Sequence
from datetime import date

from flask_babel import force_locale

from fkp.alamat import AlamatSurat
from fkp.formats import angka, tanggal
from fkp.pengingat.hitungan import Ringkasan, UnitTelat
from fkp.pengingat.naskah import ringkas, sebut_hari
from fkp.tindak_lanjut.models import TindakLanjut
from fkp.tindak_lanjut.queries import Keadaan


def judul_ringkasan(isi: Ringkasan) -> str:
    """What the week asks for, in a line; one's own units come first."""
    with force_locale("id"):
        sendiri = [f"{angka(isi.telat)} janji lewat waktu"] if isi.telat else []
        sendiri += [f"{angka(isi.pekan)} jatuh tempo"] if isi.pekan else []
        if sendiri:
            return "Pekan ini: " + ", ".join(sendiri)
        return f"Pekan ini: {angka(isi.bina_telat)} janji lewat waktu di {angka(isi.bina_unit)} unit"


def isi_ringkasan(
    isi: Ringkasan, janji: Sequence[tuple[TindakLanjut, date]], alamat: AlamatSurat | None
) -> str:
    """The digest. ``janji`` are the promises it names, each with today in its unit. With ``alamat`` it is a
    letter, where each thing is followed by its page; the message in the inbox has one button for all."""
    with force_locale("id"):
        baris = [*_sendiri(isi, janji, alamat), *_bina(isi, alamat)]
    return "\n".join(baris)


def tujuan_ringkasan(isi: Ringkasan, alamat: AlamatSurat) -> str:
    """The list that shows what is late, or the whole register when nothing is."""
    if isi.telat or isi.bina_telat:
        return alamat.rute("tindak_lanjut.daftar", keadaan=Keadaan.LEWAT.value)
    return alamat.rute("tindak_lanjut.daftar")


def _sendiri(
    isi: Ringkasan, janji: Sequence[tuple[TindakLanjut, date]], alamat: AlamatSurat | None
) -> Iterator[str]:
    if not (isi.telat or isi.pekan):
        return
    milik = f" Anda pelaksana {angka(isi.milik)} di antaranya." if isi.milik else ""
    akhir = tanggal(isi.akhir, "EEEE, d MMMM")
    yield (
        f"Unit Anda: {angka(isi.terbuka)} janji terbuka, {angka(isi.telat)} lewat waktu, "
        f"{angka(isi.pekan)} jatuh tempo sampai {akhir}.{milik}"
    )
    for row, hari in janji:
        yield f"- {sebut_hari(row.tenggat, hari)}: {ringkas(row.kegiatan, 90)}, {row.unit.nama_pendek}"
        if alamat:
            yield "  " + alamat.penuh(alamat.rute("tindak_lanjut.lihat", tindak_lanjut_id=row.id))
    if lain := isi.telat + isi.pekan - len(janji):
        yield f"- dan {angka(lain)} lagi"


def _bina(isi: Ringkasan, alamat: AlamatSurat | None) -> Iterator[str]:
    if not isi.bina_telat:
        return
    yield f"Unit yang Anda bina: {angka(isi.bina_telat)} janji lewat waktu di {angka(isi.bina_unit)} unit."
    for satu in isi.bina:
        yield _unit(satu)
        if alamat:
            rute = alamat.rute("tindak_lanjut.daftar", unit=satu.nama, keadaan=Keadaan.LEWAT.value)
            yield "  " + alamat.penuh(rute)
    if lain := isi.bina_unit - len(isi.bina):
        yield f"- dan {angka(lain)} unit lagi"


def _unit(satu: UnitTelat) -> str:
    return f"- {satu.nama}: {angka(satu.jumlah)} lewat waktu, yang terlama {angka(satu.lama)} hari"
