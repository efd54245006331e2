"""Forms about instansi, units and layanan."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as l_
from flask_wtf.file import FileField, FileRequired
from wtforms import SelectChoice
from wtforms.validators import ValidationError

from fkp.borang import Borang
from fkp.clock import ZONA
from fkp.isian import Baris, Bilangan, Paragraf, Pilihan, bukan_rumus
from fkp.unit.models import Instansi, JenisInstansi, JenisUnit

LAYANAN_TERPANJANG = 200


class FormInstansi(Borang):
    nama = Baris(l_("Nama instansi"), panjang=200, wajib=l_("Isi nama instansi."), validators=[bukan_rumus])
    singkatan = Baris(l_("Singkatan"), panjang=60, description=l_("Boleh kosong."))
    jenis = Pilihan(l_("Jenis"), choices=[SelectChoice(j.value, l_(j.nama)) for j in JenisInstansi])
    induk = Pilihan(l_("Berada di bawah"))


class FormUnit(Borang):
    nama = Baris(l_("Nama unit"), panjang=200, wajib=l_("Isi nama unit."), validators=[bukan_rumus])
    singkatan = Baris(l_("Singkatan"), panjang=60, description=l_("Boleh kosong. Dipakai di tempat sempit."))
    instansi = Pilihan(l_("Instansi"))
    jenis = Pilihan(l_("Jenis"), choices=[SelectChoice(j.value, l_(j.nama)) for j in JenisUnit])
    alamat = Paragraf(l_("Alamat"), panjang=500, description=l_("Boleh kosong. Tampil di halaman publik."))
    jam_layanan = Baris(
        l_("Jam layanan"),
        panjang=200,
        description=l_("Boleh kosong. Misalnya: Senin sampai Jumat, 08.00-15.00."),
    )
    zona = Pilihan(
        l_("Zona waktu"), choices=[SelectChoice(iana, f"{pendek} ({iana})") for iana, pendek in ZONA.items()]
    )


class FormLayananBanyak(Borang):
    """Many layanan at once, one a line."""

    daftar = Paragraf(
        l_("Tambah layanan"),
        panjang=20_000,
        wajib=l_("Tulis paling sedikit satu layanan."),
        validators=[bukan_rumus],
        description=l_("Satu baris satu layanan. Yang sudah ada dilewati."),
    )

    def validate_daftar(self, isian: Paragraf) -> None:
        for nama in self.nama:
            if len(nama) > LAYANAN_TERPANJANG:
                raise ValidationError(
                    _(
                        "Nama layanan paling panjang %(n)s huruf: %(nama)s…",
                        n=LAYANAN_TERPANJANG,
                        nama=nama[:40],
                    )
                )

    @property
    def nama(self) -> list[str]:
        """The names, tidied, in the order typed."""
        return [baris for baris in (self.daftar.data or "").splitlines() if baris]


class FormLayanan(Borang):
    nama = Baris(
        l_("Nama layanan"),
        panjang=LAYANAN_TERPANJANG,
        wajib=l_("Isi nama layanan."),
        validators=[bukan_rumus],
    )
    tempat = Bilangan(l_("Urutan ke"), description=l_("1 berarti paling atas di formulir survei."))

    def validate_tempat(self, isian: Bilangan) -> None:
        if isian.data is None or isian.data < 1:
            raise ValidationError(_("Isi urutan mulai dari 1."))


class FormGerai(Borang):
    nama = Baris(l_("Nama gerai"), panjang=80, description=l_("Boleh kosong. Misalnya: Loket 7."))


class FormUnggah(Borang):
    berkas = FileField(
        l_("Berkas Excel (.xlsx)"),
        [FileRequired(l_("Pilih berkas Excel yang akan diimpor."))],
        description=l_("Paling besar 8 MB dan 20.000 baris."),
    )
    instansi_baru = Pilihan(
        l_("Bila nama instansi belum dikenal"),
        description=l_("Nama yang salah ketik juga tampak sebagai instansi baru. Pratinjau menyebutkannya."),
    )


def pilihan_instansi(semua: list[Instansi], selain: str | None = None) -> list[SelectChoice]:
    """Instansi as options, in the order of the tree, each set in by its depth; none at or below the path
    ``selain``."""
    nama = {i.jalur: i.nama for i in semua}

    def letak(jalur: str) -> list[str]:
        bagian = jalur.strip("/").split("/")
        jalan = ("/" + "/".join(bagian[:n]) + "/" for n in range(1, len(bagian) + 1))
        return [nama[j].casefold() for j in jalan if j in nama]

    return [
        SelectChoice(str(i.id), "\u2003" * (len(letak(i.jalur)) - 1) + i.nama)
        for i in sorted(semua, key=lambda i: (letak(i.jalur), i.id))
        if selain is None or not i.jalur.startswith(selain)
    ]
