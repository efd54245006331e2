"""The nine unsur of the SKM.

Source: PermenPANRB 14/2017, list of unsur. The list names Pengaduan eighth and Sarana ninth; the printed
questionnaire asks them the other way round, and published results use both orders. So an unsur is known by
its key everywhere and never by its place.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unsur:
    """One unsur: `kunci` the stable key, `kode` the code of the list (U1..U9), `nama` the normative name."""

    kunci: str
    kode: str
    nama: str


UNSUR: tuple[Unsur, ...] = (
    Unsur("persyaratan", "U1", "Persyaratan"),
    Unsur("prosedur", "U2", "Sistem, Mekanisme, dan Prosedur"),
    Unsur("waktu", "U3", "Waktu Penyelesaian"),
    Unsur("biaya", "U4", "Biaya/Tarif"),
    Unsur("produk", "U5", "Produk Spesifikasi Jenis Pelayanan"),
    Unsur("kompetensi", "U6", "Kompetensi Pelaksana"),
    Unsur("perilaku", "U7", "Perilaku Pelaksana"),
    Unsur("pengaduan", "U8", "Penanganan Pengaduan, Saran dan Masukan"),
    Unsur("sarana", "U9", "Sarana dan Prasarana"),
)
