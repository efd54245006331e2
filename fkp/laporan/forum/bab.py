"""The chapters of the report, each drafted from the data."""

from collections import Counter

from fkp.dokumen.laporan import Blok, Fakta, Kolom, Paragraf, Peran, Poin, Tabel
from fkp.dokumen.teks import teks_angka
from fkp.formats import tanggal
from fkp.forum.liputan import TERTINGGI
from fkp.laporan.forum.bahan import BahanForum, RingkasSkm
from fkp.laporan.forum.berita_acara import tabel_liputan
from fkp.laporan.forum.notulen import susunan_acara, susunan_tim
from fkp.laporan.forum.tabel import hasil_of, tabel_berita_acara, tabel_janji, tabel_rencana
from fkp.laporan.forum.tanda import tanda_pimpinan
from fkp.laporan.forum.teks import kepala_of


def latar_belakang(bahan: BahanForum, umum: bool) -> tuple[Blok, ...]:
    """Why this forum: its theme, its topic, the survey it discussed."""
    forum, unit = bahan.forum, bahan.unit["nama"]
    teks = (
        f"{unit} menyelenggarakan Forum Konsultasi Publik (FKP) tentang {forum['tema']} agar masalah "
        "pelayanan dibicarakan bersama masyarakat dan pemangku kepentingan, dan perbaikannya disepakati."
    )
    if forum["topik"]:
        teks += f" Pokok bahasannya: {bahan.kerangka.nama_of('topik', forum['topik']).lower()}."
    isi = [Paragraf(teks)]
    if bahan.skm and (bahan.skm.umum or not umum):
        isi.append(Paragraf(_skm(bahan.skm)))
    elif forum["survei"]:
        isi.append(Paragraf(f"Forum ini membahas hasil SKM periode {forum['survei']['periode']}."))
    return tuple(isi)


def dasar_hukum(bahan: BahanForum, _umum: bool) -> tuple[Blok, ...]:
    """The grounds that the unit chose."""
    butir = tuple(bahan.kerangka.nama_of("dasar_hukum", kunci) for kunci in bahan.forum["dasar_hukum"])
    return (Poin(butir, bernomor=True),) if butir else (_belum("Dasar hukum belum dipilih."),)


def tujuan(bahan: BahanForum, _umum: bool) -> tuple[Blok, ...]:
    """What it was to reach."""
    return (Paragraf(bahan.forum["tujuan"]),) if bahan.forum["tujuan"] else (_belum("Tujuan belum ditulis."),)


def waktu_tempat(bahan: BahanForum, umum: bool) -> tuple[Blok, ...]:
    """Day, hour, place, means, agenda and team."""
    moda = bahan.kerangka.nama_of("moda", bahan.forum["moda"])
    isi: list[Blok] = [Fakta((*kepala_of(bahan).butir, ("Cara", moda)))]
    for judul, fakta in (
        ("Susunan acara:", susunan_acara(bahan)),
        ("Tim penyelenggara:", susunan_tim(bahan, umum=umum)),
    ):
        if fakta.butir:
            isi += [Paragraf(judul), fakta]
    return tuple(isi)


def peserta(bahan: BahanForum, umum: bool) -> tuple[Blok, ...]:
    """How many of each element came, for everyone only which did; of an archive, what its source tells."""
    if bahan.arsip is not None:
        return (Fakta(bahan.arsip),) if bahan.arsip else (_belum("Peserta tidak tercatat."),)
    liputan = bahan.isi["liputan"]
    orang = sum(satu["hadir"] for satu in liputan)
    unsur = sum(1 for satu in liputan if satu["hadir"])
    hadir = (
        f"{unsur} unsur hadir"
        if umum
        else f"Masyarakat yang hadir {teks_angka(orang)} orang dari {unsur} unsur"
    )
    return (
        Paragraf(
            f"{hadir} di antara {len(liputan)}. "
            f"Nilai pelibatan unsur (PEKPPP): {bahan.isi['nilai']} dari {TERTINGGI}."
        ),
        tabel_liputan(bahan, "Peserta menurut unsur", umum=umum),
    )


def materi(bahan: BahanForum, umum: bool) -> tuple[Blok, ...]:
    """The material, and the services that were discussed."""
    judul = tuple(s.judul for s in bahan.berkas if s.jenis == "materi" and (s.umum or not umum))
    isi: list[Blok] = []
    if bahan.layanan:
        isi += [Paragraf("Layanan yang dibahas:"), Poin(bahan.layanan)]
    if judul:
        isi += [Paragraf("Bahan yang dibagikan:"), Poin(judul)]
    return tuple(isi) or (_belum("Bahan forum tidak tercatat."),)


def pembahasan(bahan: BahanForum, _umum: bool) -> tuple[Blok, ...]:
    """The minutes by outcome, and the answers to what was not agreed."""
    notulen = bahan.isi["notulen"]
    if not notulen:
        return (_belum("Tidak ada masukan yang tercatat."),)
    banyak = Counter(satu["hasil"] for satu in notulen)
    urut = [*(satu.kunci for satu in bahan.kerangka.daftar["hasil"]), ""]
    nama = [(bahan.kerangka.nama_of("hasil", kunci) or "Belum ditentukan", banyak[kunci]) for kunci in urut]
    lain = [s for s in notulen if s["hasil"] not in bahan.kerangka.hasil_baris and s["jawaban"]]
    isi: list[Blok] = [
        Paragraf(
            f"Tercatat {teks_angka(len(notulen))} masukan. Catatan lengkapnya ada pada lampiran notulen."
        ),
        Tabel(
            "Masukan menurut hasilnya",
            (Kolom("Hasil", lebar=4), Kolom("Masukan", "kanan")),
            tuple((satu, n) for satu, n in nama if n),
        ),
    ]
    if lain:
        judul = {satu.kunci: satu.judul for satu in bahan.kerangka.kolom("notulen")}
        isi.append(
            Tabel(
                "Masukan yang dijawab tanpa menjadi baris berita acara",
                tuple(
                    Kolom(judul.get(kunci, ""), lebar=lebar)
                    for kunci, lebar in (("masalah", 3), ("jawaban", 3), ("hasil", 1.6))
                ),
                tuple((s["masalah"] or s["usulan"], s["jawaban"], hasil_of(bahan, s)) for s in lain),
            )
        )
    return tuple(isi)


def kesepakatan(bahan: BahanForum, _umum: bool) -> tuple[Blok, ...]:
    """What was agreed, in the official columns."""
    if not bahan.isi["baris"]:
        return (Paragraf(bahan.kerangka.naskah["berita_acara"]["tanpa_baris"]),)
    return (tabel_berita_acara(bahan, "Kesepakatan forum"),)


def rencana_aksi(bahan: BahanForum, _umum: bool) -> tuple[Blok, ...]:
    """The rows as a plan."""
    return (tabel_rencana(bahan, "Rencana aksi"),) if bahan.isi["baris"] else ()


def forum_lalu(bahan: BahanForum, _umum: bool) -> tuple[Blok, ...]:
    """What became of the promises of the forum before."""
    lalu = bahan.lalu
    if lalu is None:
        return (Paragraf("Tidak ada forum sebelumnya yang dirujuk."),)
    pada = f", {tanggal(lalu.tanggal)}" if lalu.tanggal else ""
    sebut = f"Forum sebelumnya: {lalu.tema}{pada}."
    if not lalu.janji:
        return (Paragraf(f"{sebut} Tidak ada tindak lanjut yang tercatat dari forum itu."),)
    selesai = sum(1 for satu in lalu.janji if satu.status == "selesai")
    return (
        Paragraf(f"{sebut} {selesai} dari {len(lalu.janji)} tindak lanjutnya selesai."),
        tabel_janji(bahan, lalu.janji, "Tindak lanjut forum sebelumnya"),
    )


def penutup(bahan: BahanForum, umum: bool) -> tuple[Blok, ...]:
    """A closing line and the head of the unit."""
    banyak = len(bahan.isi["baris"])
    hasil = (
        f"Forum menyepakati {banyak} perbaikan, masing-masing dengan penanggung jawab dan jatuh tempo. "
        "Pelaksanaannya dipantau bersama masyarakat."
        if banyak
        else bahan.kerangka.naskah["berita_acara"]["tanpa_baris"]
    )
    return (Paragraf(hasil), tanda_pimpinan(bahan, umum=umum))


def _skm(skm: RingkasSkm) -> str:
    mutu = f" (mutu {skm.mutu})" if skm.mutu else ""
    return (
        f"Forum ini membahas hasil SKM periode {skm.periode}: IKM {teks_angka(skm.ikm)}{mutu}. "
        f"Unsur dengan nilai terendah: {', '.join(skm.terendah)}."
    )


def _belum(teks: str) -> Paragraf:
    return Paragraf(teks, Peran.CATATAN)
