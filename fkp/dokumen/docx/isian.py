"""What an office may write in its template: names in double braces, and "if" around them; nothing else."""

from datetime import datetime
from typing import Any

from babel.dates import format_date
from jinja2 import nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from fkp.dokumen.laporan import Laporan
from fkp.dokumen.teks import bersih
from fkp.galat import Galat

ISI = "isi"
DIKENAL = {
    ISI: "tempat isi laporan; wajib, sekali, sendirian di paragrafnya",
    "judul": "judul laporan",
    "unit": "unit yang menyusun",
    "kop": "baris-baris kop, pemerintah lebih dulu",
    "pemerintah": "baris pertama kop",
    "instansi": "baris kedua kop",
    "kop_lanjutan": "baris ketiga kop dan seterusnya, misalnya alamat",
    "tanggal": "tanggal laporan",
    "kode": "kode pemeriksaan, kosong pada rancangan",
    "alamat": "alamat halaman pemeriksaan",
    "versi": "versi pengesahan",
}
"""Every name a template may use, and what stands there."""

_BOLEH = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.If,
    nodes.Not,
    nodes.And,
    nodes.Or,
)


class TemplatSalah(Galat):
    """The template of an office cannot be used; the message says why and what to do."""

    status = 422


class LingkunganTemplat(ImmutableSandboxedEnvironment):
    """Jinja that knows our names and nothing more. The sandbox keeps code away from the program; a loop could
    still keep the program busy for ever, so what is not a name or an "if" is refused before it runs."""

    def __init__(self) -> None:
        super().__init__(autoescape=True)
        self.globals.clear()

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        pohon = super()._parse(source, name, filename)
        for simpul in pohon.find_all(nodes.Node):
            if not isinstance(simpul, _BOLEH):
                raise TemplatSalah(
                    "Templat hanya boleh memuat nama dalam kurung kurawal ganda, misalnya {{ judul }}, dan "
                    f"{{% if judul %}} … {{% endif %}}. Yang ditemukan: {type(simpul).__name__}. "
                    "Hapus rumus, penyaring, dan pengulangan dari templat."
                )
            if isinstance(simpul, nodes.Name) and simpul.name not in DIKENAL:
                raise TemplatSalah(
                    f"Templat memakai {{{{ {simpul.name} }}}}, yang tidak dikenal. "
                    f"Yang dapat dipakai: {', '.join(DIKENAL)}."
                )
        return pohon


def nilai_isian(laporan: Laporan, penanda: str) -> dict[str, Any]:
    """What stands at each name; ``penanda`` holds the place of the body."""
    bukti = laporan.bukti
    nilai = {
        ISI: penanda,
        "judul": laporan.judul,
        "unit": laporan.penyusun,
        "kop": "\n".join(laporan.kop),
        "pemerintah": "".join(laporan.kop[:1]),
        "instansi": "".join(laporan.kop[1:2]),
        "kop_lanjutan": "\n".join(laporan.kop[2:]),
        "tanggal": tanggal_indonesia(laporan.saat),
        "kode": bukti.kode if bukti else "",
        "alamat": bukti.alamat if bukti else "",
        "versi": bukti.uraian if bukti else "",
    }
    return {nama: bersih(teks) for nama, teks in nilai.items()}


def tanggal_indonesia(saat: datetime) -> str:
    """31 Desember 2026."""
    return format_date(saat.date(), "d MMMM yyyy", locale="id_ID")
