"""Drafts of the last chapters: weak and strong unsur, the plan, the trend, the conclusion, and how far the
plan of the period before has got."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from fkp.formats import angka, tanggal
from fkp.skm.naskah.isi import BarisRencana, IsiLaporan, TitikNilai
from fkp.skm.naskah.kata import (
    alinea,
    banyak_pokok,
    daftar,
    nama_unsur,
    naskah,
    nilai_huruf,
    nilai_sisip,
    persen,
    rata_semua,
    sebut_unsur,
    seri_di_luar,
)
from fkp.skm.naskah.perubahan import arah_unsur, gerak_terbesar, kalimat_perubahan
from surveys.hasil import HasilSkm, NilaiUnsur
from surveys.rincian import TERKECIL

SELESAI, DIHENTIKAN = "selesai", "dihentikan"


def analisis(isi: IsiLaporan, hasil: HasilSkm, _rincian: Mapping[str, Any]) -> str:
    if len(hasil.unsur) == 1:
        satu = hasil.unsur[0]
        return naskah(
            f"Hanya satu unsur yang mempunyai nilai, yaitu {satu.nama} ({nilai_sisip(satu.ikm, satu.mutu)}), "
            "sehingga kelemahan dan kelebihan antarunsur tidak dapat dibandingkan.",
            arah_unsur(hasil.unsur, isi.sebelumnya),
        )
    if rata_semua(hasil):
        return naskah(
            f"Semua unsur bernilai sama ({nilai_sisip(hasil.unsur[0].ikm, hasil.unsur[0].mutu)}), sehingga "
            "tidak ada unsur yang lebih lemah atau lebih kuat daripada yang lain.",
            gerak_terbesar(hasil, isi.sebelumnya),
        )
    n = banyak_pokok(hasil)
    rendah, tinggi = hasil.terendah(n), hasil.tertinggi(n)
    return naskah(
        alinea(_urutan("terendah", n, rendah), _seri(hasil, rendah), arah_unsur(rendah, isi.sebelumnya)),
        _saran(isi, hasil),
        alinea(_urutan("tertinggi", n, tinggi), _seri(hasil, tinggi), arah_unsur(tinggi, isi.sebelumnya)),
        gerak_terbesar(hasil, isi.sebelumnya),
        "Satu orang saja yang menjawab, sehingga urutan ini belum dapat dipakai sebagai dasar keputusan."
        if hasil.responden == 1
        else "",
    )


_BILANGAN = {1: "Satu", 2: "Dua", 3: "Tiga"}


def _urutan(ujung: str, n: int, unsur: tuple[NilaiUnsur, ...]) -> str:
    if n == 1:
        return f"Unsur dengan nilai {ujung} adalah {sebut_unsur(unsur)}."
    paling = {"terendah": "rendah", "tertinggi": "tinggi"}[ujung]
    return (
        f"{_BILANGAN[n]} unsur dengan nilai {ujung}, mulai dari yang paling {paling}: {sebut_unsur(unsur)}."
    )


def _seri(hasil: HasilSkm, terpilih: tuple[NilaiUnsur, ...]) -> str:
    lain = seri_di_luar(hasil, terpilih)
    if not lain:
        return ""
    return (
        f"Nilai {nama_unsur(lain)} sama dengan nilai {terpilih[-1].nama}; "
        "yang disebut lebih dulu mengikuti urutan unsur."
    )


def _saran(isi: IsiLaporan, hasil: HasilSkm) -> str:
    nama = {u.kunci: u.nama for u in hasil.unsur}
    banyak = [(nama[s.unsur], s.jumlah) for s in isi.saran if s.unsur in nama and s.jumlah >= TERKECIL]
    if not banyak:
        return ""
    bagian = daftar([f"{nama_} ({angka(n)} saran)" for nama_, n in banyak])
    return f"Responden yang memberi nilai 1 atau 2 menuliskan saran, di antaranya tentang unsur {bagian}."


def rencana(isi: IsiLaporan, hasil: HasilSkm, _rincian: Mapping[str, Any]) -> str:
    forum = isi.forum
    bahas = (
        f"Rencana tindak lanjut dibahas dalam Forum Konsultasi Publik “{forum.judul}” pada "
        f"{tanggal(forum.tanggal)}."
        if forum
        else "Rencana tindak lanjut belum dibahas dalam Forum Konsultasi Publik."
    )
    if not isi.rencana:
        return naskah("Rencana tindak lanjut untuk hasil periode ini belum disusun.", bahas)
    rendah = () if rata_semua(hasil) else hasil.terendah(banyak_pokok(hasil))
    ada = {baris.unsur for baris in isi.rencana}
    tanpa = [u for u in rendah if u.kunci not in ada]
    tenggat = [baris.tenggat for baris in isi.rencana]
    awal, akhir = tanggal(min(tenggat)), tanggal(max(tenggat))
    sampai = f"dengan tenggat {awal}" if awal == akhir else f"dengan tenggat dari {awal} sampai {akhir}"
    return naskah(
        f"Dari hasil survei ini disusun {angka(len(isi.rencana))} rencana tindak lanjut {sampai}, dimulai "
        "dari unsur dengan nilai terendah.",
        bahas,
        f"Unsur {nama_unsur(tanpa)} termasuk yang terendah tetapi belum mempunyai rencana tindak lanjut."
        if tanpa
        else "",
    )


def tren(isi: IsiLaporan, hasil: HasilSkm, rincian: Mapping[str, Any]) -> str:
    titik = isi.tren
    if len(titik) < 2:
        return (
            f"Baru ada nilai satu periode, yaitu {isi.periode} ({angka(hasil.ikm)}), sehingga tren belum "
            "dapat dibaca."
        )
    lama = [satu for satu in titik if satu.pita == "2004"]
    sebanding = [satu for satu in titik if satu.pita != "2004"]
    luar = [satu for satu in titik if satu.sumber]
    return naskah(
        alinea(
            f"Nilai IKM tersedia untuk {angka(len(titik))} periode, dari {titik[0].periode} sampai "
            f"{titik[-1].periode}.",
            _ujung(sebanding, bool(lama)),
        ),
        kalimat_perubahan(isi, hasil, rincian),
        f"Nilai {daftar([satu.periode for satu in luar])} berasal dari laporan sebelumnya dan dicantumkan "
        "seperti yang dulu diumumkan."
        if luar
        else "",
        f"Huruf mutu {daftar([satu.periode for satu in lama])} memakai tabel tahun 2004, sehingga tidak "
        "dibandingkan dengan huruf periode lain dan tidak diubah."
        if lama
        else "",
    )


def _ujung(titik: list[TitikNilai], ada_lama: bool) -> str:
    """Best and worst of the periods that compare; that older ones are left out is said."""
    if len(titik) < 2:
        return ""
    tinggi, rendah = max(satu.ikm for satu in titik), min(satu.ikm for satu in titik)
    if tinggi == rendah:
        return f"Nilainya sama pada semua periode yang dapat dibandingkan ({angka(tinggi)})."
    atas = daftar([satu.periode for satu in titik if satu.ikm == tinggi])
    bawah = daftar([satu.periode for satu in titik if satu.ikm == rendah])
    awal = "Di antara nilai yang memakai tabel mutu 2017, yang tertinggi" if ada_lama else "Nilai tertinggi"
    return f"{awal} {angka(tinggi)} pada {atas}, terendah {angka(rendah)} pada {bawah}."


def kesimpulan(isi: IsiLaporan, hasil: HasilSkm, rincian: Mapping[str, Any]) -> str:
    n = banyak_pokok(hasil)
    if len(hasil.unsur) == 1 or rata_semua(hasil):
        ujung = "Nilai antarunsur tidak berbeda." if len(hasil.unsur) > 1 else ""
        ujung = ujung or f"Unsur yang mempunyai nilai hanya {hasil.unsur[0].nama}."
    else:
        ujung = (
            f"Unsur terendah, yang perlu diperbaiki lebih dulu: {sebut_unsur(hasil.terendah(n))}. "
            f"Unsur tertinggi, yang perlu dipertahankan: {sebut_unsur(hasil.tertinggi(n))}."
        )
    responden = f" dari {angka(hasil.responden)} responden" if hasil.responden else ""
    return naskah(
        f"IKM {isi.identitas.unit} periode {isi.periode} adalah {nilai_huruf(hasil.ikm, hasil.mutu)}"
        f"{responden}. {kalimat_perubahan(isi, hasil, rincian)}",
        ujung,
        "Rencana tindak lanjut pada Bab IV dilaksanakan dan dilaporkan bersama hasil SKM periode berikutnya."
        if isi.rencana
        else "Rencana tindak lanjut perlu segera disusun, dan hasilnya dilaporkan bersama SKM periode "
        "berikutnya.",
    )


def pelaksanaan(isi: IsiLaporan, _hasil: HasilSkm, _rincian: Mapping[str, Any]) -> str:
    lalu, baris = isi.sebelumnya, isi.pelaksanaan
    if not baris:
        if lalu is None:
            return (
                "Tidak ada SKM sebelumnya dengan kuesioner yang sama, sehingga tidak ada rencana tindak "
                "lanjut yang dilaporkan pelaksanaannya."
            )
        return f"SKM {lalu.periode} tidak mempunyai rencana tindak lanjut yang tercatat."
    n = len(baris)
    selesai = [satu for satu in baris if satu.status == SELESAI]
    henti = [satu for satu in baris if satu.status == DIHENTIKAN]
    lewat = [
        satu for satu in baris if satu.status not in (SELESAI, DIHENTIKAN) and satu.tenggat <= _acuan(isi)
    ]
    telat = [satu for satu in selesai if satu.selesai_pada and satu.selesai_pada > satu.tenggat]
    asal = f" SKM {lalu.periode}" if lalu else " SKM periode sebelumnya"
    return naskah(
        f"Dari {angka(n)} rencana tindak lanjut{asal}, {angka(len(selesai))} sudah selesai "
        f"({persen(len(selesai), n)}).",
        _sebut("Yang selesai setelah tenggatnya", telat),
        _sebut("Yang sudah lewat tenggat dan belum selesai", lewat),
        _sebut("Yang dihentikan", henti),
    )


def _sebut(awal: str, baris: list[BarisRencana]) -> str:
    if not baris:
        return ""
    isi = "; ".join(f"{satu.kegiatan.rstrip('.')} (tenggat {tanggal(satu.tenggat)})" for satu in baris)
    return f"{awal}: {isi}."


def _acuan(isi: IsiLaporan) -> date:
    """The last day that the report speaks of: a later deadline has not passed yet."""
    return max([isi.akhir - timedelta(days=1), *(sampai for _nama, _dari, sampai in isi.jadwal)])
