"""Minutes and action plan: wide tables, turned sideways."""

from flask_babel import force_locale

from fkp.dokumen.laporan import Bagian, Bentuk, Blok, Fakta, Laporan
from fkp.laporan.forum.bahan import BahanForum
from fkp.laporan.forum.samaran import untuk_umum
from fkp.laporan.forum.tabel import tabel_notulen, tabel_rencana
from fkp.laporan.forum.tanda import tanda_pimpinan
from fkp.laporan.forum.teks import bukti_of, isi_pola, kepala_of, kop_of, rangkai, saat_of, tanda_air


def notulen(bahan: BahanForum, *, umum: bool = False) -> Laporan:
    """Everything that was said. Speakers are roles and organisations, so everyone may read it; a copy for
    everyone does not name the team."""
    bahan = untuk_umum(bahan) if umum else bahan
    with force_locale("id"):
        kepala = Fakta((*kepala_of(bahan).butir, *susunan_tim(bahan, umum=umum).butir))
        isi = (kepala, tabel_notulen(bahan))
        return _lembar(bahan, "notulen", isi, umum)


def rencana_aksi(bahan: BahanForum, *, umum: bool = False) -> Laporan:
    """What was agreed as a plan, with how far each row is."""
    bahan = untuk_umum(bahan) if umum else bahan
    with force_locale("id"):
        isi = (kepala_of(bahan), tabel_rencana(bahan), tanda_pimpinan(bahan, umum=umum))
        return _lembar(bahan, "rencana_aksi", isi, umum)


def susunan_tim(bahan: BahanForum, *, umum: bool) -> Fakta:
    """Who holds which role; for everyone the offices only."""
    tim = bahan.isi["tim"] if umum or bahan.pribadi is None else bahan.pribadi["tim"]
    return Fakta(
        tuple(
            (bahan.kerangka.nama_of("peran_tim", s["peran"]), rangkai((s.get("nama", ""), s["jabatan"])))
            for s in tim
            if s.get("nama") or s["jabatan"]
        )
    )


def susunan_acara(bahan: BahanForum) -> Fakta:
    """The order of the day."""
    return Fakta(
        tuple(
            (rangkai((s["mulai"], s["selesai"]), " sampai ").replace(":", "."), s["judul"])
            for s in bahan.isi["agenda"]
        )
    )


def _lembar(bahan: BahanForum, naskah: str, isi: tuple[Blok, ...], umum: bool) -> Laporan:
    return Laporan(
        judul=isi_pola(bahan.kerangka.naskah[naskah]["judul"], bahan),
        sampul=(),
        bagian=(Bagian("", isi),),
        penyusun=bahan.unit["nama"],
        saat=saat_of(bahan),
        bentuk=Bentuk.LEBAR,
        bukti=bukti_of(bahan, umum=umum),
        tanda_air=tanda_air(bahan),
        kop=kop_of(bahan),
    )
