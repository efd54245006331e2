"""The body of a document: cover, contents, parts and blocks in order, and the proof at the end."""

from collections.abc import Iterator, Sequence

from docx.shared import Cm

from fkp.dokumen.docx import gaya as g
from fkp.dokumen.docx.gambar import Galeri
from fkp.dokumen.docx.oox import Penanda, bidang, ditandai, paragraf, ruas, teks_xml
from fkp.dokumen.docx.penomoran import Penomoran
from fkp.dokumen.docx.tabel import tabel_polos, tabel_xml
from fkp.dokumen.laporan import (
    AngkaBesar,
    Bagian,
    Batang,
    Bentuk,
    Blok,
    Fakta,
    Garis,
    Goresan,
    HalamanBaru,
    KepalaSurat,
    KodeQr,
    Laporan,
    Paragraf,
    Peran,
    Poin,
    Tabel,
    TandaTangan,
)
from fkp.dokumen.teks import alinea

TITIK = "…" * 16
LANJUT = "<w:keepNext/>"
_GAYA_PERAN = {Peran.CATATAN: g.CATATAN, Peran.KUTIPAN: g.KUTIPAN, Peran.PERINGATAN: g.PERINGATAN}
_KAPITAL = '<w:caps/><w:sz w:val="26"/><w:szCs w:val="26"/>'
_HALAMAN_BARU = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


class Badan:
    """Writes one document; ``lebar`` is that of the text in twips, ``gaya`` the style identifiers by name,
    ``batas`` the properties of its section, which each of several letters repeats so that each has the
    letterhead of a first page."""

    def __init__(
        self, gaya: dict[str, str], lebar: int, galeri: Galeri, penomoran: Penomoran, batas: str = ""
    ) -> None:
        self._gaya = gaya
        self._lebar = lebar
        self._galeri = galeri
        self._penomoran = penomoran
        self._batas = batas
        self._penanda = Penanda()
        self._bab: list[tuple[int, str, str]] = []

    def tulis(self, laporan: Laporan) -> str:
        """Everything that stands where the template says ``{{ isi }}``."""
        if laporan.bentuk is Bentuk.SURAT:
            pisah = f"<w:p><w:pPr>{self._batas}</w:pPr></w:p>"
            return pisah.join("".join(self._isi(satu.isi, 2, False)) for satu in laporan.bagian)
        berbab = laporan.bentuk is Bentuk.LAPORAN
        isi = "".join(self._isi(laporan.bagian, 1, berbab))
        bukti = "".join(self._bukti(laporan))
        awal = "".join(self._sampul(laporan, berbab))
        return awal + ("".join(self._daftar_isi()) if berbab and self._bab else "") + isi + bukti

    def _p(self, teks: str, gaya: str = "", sifat: str = "", rata: str = "", rupa: str = "") -> str:
        return paragraf(teks, self._gaya[gaya] if gaya else "", sifat, rata, rupa)

    def _sampul(self, laporan: Laporan, berbab: bool) -> Iterator[str]:
        jauh = '<w:spacing w:before="3400" w:after="240"/>' if berbab else ""
        yield self._p(laporan.judul, g.JUDUL, jauh, rupa=_KAPITAL if laporan.bentuk is Bentuk.NASKAH else "")
        for teks in laporan.sampul:
            yield self._p(teks, g.SAMPUL)

    def _daftar_isi(self) -> Iterator[str]:
        """A contents field that already holds its entries: nobody is asked to update fields when the file is
        opened, and the page numbers come when it is printed or the field is updated (F9)."""
        yield self._p("DAFTAR ISI", g.JUDUL_ISI, "<w:pageBreakBefore/>")
        kanan = f'<w:tabs><w:tab w:val="right" w:pos="{self._lebar}"/></w:tabs>'
        for i, (tingkat, judul, nama) in enumerate(self._bab):
            halaman = "<w:r><w:tab/></w:r>" + bidang(f"PAGEREF {nama} \\h", " ")
            isi = f'<w:hyperlink w:anchor="{nama}" w:history="1">{ruas(judul)}{halaman}</w:hyperlink>'
            if i == 0:
                perintah = teks_xml('TOC \\o "1-3" \\h \\z \\u')
                isi = (
                    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> '
                    f'{perintah} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{isi}'
                )
            if i == len(self._bab) - 1:
                isi += '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
            yield paragraf("", self._gaya[f"TOC {tingkat}"], kanan, isi=isi)

    def _isi(self, isi: Sequence[Bagian | Blok], tingkat: int, berbab: bool) -> Iterator[str]:
        for satu, berikut in zip(isi, (*isi[1:], None), strict=False):
            if isinstance(satu, Bagian):
                nomor, nama = self._penanda.baru()
                self._bab.append((min(tingkat, 3), satu.judul, nama))
                sifat = "<w:pageBreakBefore/>" if berbab and tingkat == 1 else ""
                judul = ditandai(nomor, nama, ruas(satu.judul))
                yield paragraf(satu.judul, self._gaya[f"Heading {min(tingkat, 3)}"], sifat, isi=judul)
                yield from self._isi(satu.isi, tingkat + 1, berbab)
            elif isinstance(satu, Paragraf):
                yield from self._paragraf(satu, lekat=isinstance(berikut, TandaTangan))
            else:
                yield from self._blok(satu)

    def _paragraf(self, blok: Paragraf, *, lekat: bool) -> Iterator[str]:
        """With ``lekat`` the last words stay with what follows: a signature alone on a page is under
        nothing."""
        gaya = _GAYA_PERAN.get(blok.peran, "")
        rata = "both" if blok.peran is Peran.ISI else ""
        semua = alinea(blok.teks)
        for n, teks in enumerate(semua, start=1):
            yield self._p(teks, gaya, LANJUT if lekat and n == len(semua) else "", rata=rata)

    def _blok(self, blok: Blok) -> Iterator[str]:
        match blok:
            case Paragraf():
                yield from self._paragraf(blok, lekat=False)
            case Poin():
                sifat = self._penomoran.baru(blok.bernomor)
                yield from (self._p(teks, g.BUTIR, sifat) for teks in blok.butir)
            case Fakta():
                yield self._fakta(blok.butir, self._lebar)
                yield self._p("", g.TABEL)
            case Tabel():
                yield from self._tabel(blok)
            case Batang() | Garis():
                yield self._p(blok.judul, g.KETERANGAN)
                yield paragraf("", "", '<w:spacing w:after="60"/>', "center", isi=self._galeri.grafik(blok))
            case AngkaBesar():
                yield self._p(blok.label, g.SAMPUL, LANJUT)
                yield self._p(blok.nilai, g.ANGKA, LANJUT)
                yield self._p(blok.keterangan, g.SAMPUL)
            case TandaTangan():
                yield self._tanda_tangan(blok)
                yield self._p("", g.TABEL)
            case KepalaSurat():
                yield from self._kepala_surat(blok)
            case KodeQr():
                yield self._kode_qr(blok)
                yield self._p("", g.TABEL)
            case HalamanBaru():
                yield _HALAMAN_BARU

    def _tabel(self, tabel: Tabel) -> Iterator[str]:
        if tabel.judul:
            yield self._p(tabel.judul, g.KETERANGAN)
        self._galeri.siapkan(sel for baris in tabel.baris for sel in baris if isinstance(sel, Goresan))
        yield tabel_xml(tabel, self._lebar, self._gaya, self._gaya[g.KISI], self._galeri.goresan)
        # Word joins two tables that touch.
        yield from (self._p(teks, g.CATATAN) for teks in tabel.catatan or ("",))

    def _fakta(self, butir: Sequence[tuple[str, str]], lebar: int) -> str:
        kiri = lebar * 35 // 100
        baris = [(self._p(nama, g.TABEL), self._p(nilai, g.TABEL)) for nama, nilai in butir]
        return tabel_polos(baris, (kiri, lebar - kiri))

    def _tanda_tangan(self, t: TandaTangan) -> str:
        """The right half of the page, in one piece: paper is signed where everybody looks for it."""
        tebal = "<w:b/><w:bCs/>"
        jarak = '<w:spacing w:after="0"/>'
        tanggal = [] if t.tempat_tanggal is None else [t.tempat_tanggal or TITIK]
        isi = [
            *(self._p(satu, sifat=LANJUT + jarak) for satu in tanggal),
            self._p(t.jabatan or TITIK, sifat=LANJUT + jarak),
            self._ruang(t.goresan),
            self._p(t.nama or TITIK, sifat=LANJUT + jarak, rupa=tebal),
            *([] if t.nip is None else [self._p(f"NIP {t.nip or TITIK}", sifat=jarak)]),
        ]
        kiri = self._lebar * 52 // 100
        return tabel_polos([(self._p(""), "".join(isi))], (kiri, self._lebar - kiri))

    def _ruang(self, goresan: Goresan) -> str:
        """Where one signs."""
        if goresan.garis:
            sifat = f'{LANJUT}<w:spacing w:before="200" w:after="200"/>'
            return paragraf("", "", sifat, isi=self._galeri.goresan(goresan))
        atas, bawah = (500, 300) if goresan.teks else (1100, 0)
        jarak = f'{LANJUT}<w:spacing w:before="{atas}" w:after="{bawah}"/>'
        return self._p(goresan.teks, g.CATATAN if goresan.teks else "", jarak)

    def _kepala_surat(self, kepala: KepalaSurat) -> Iterator[str]:
        yield self._p(kepala.tempat_tanggal or TITIK, rata="right")
        baris = [
            (self._p(nama, g.TABEL), self._p(f": {nilai or TITIK}", g.TABEL)) for nama, nilai in kepala.butir
        ]
        yield tabel_polos(baris, (1400, self._lebar - 1400))
        yield self._p("")
        yield from (
            self._p(satu or TITIK, sifat='<w:spacing w:after="0"/>') for satu in (*kepala.kepada, " ")
        )

    def _kode_qr(self, kode: KodeQr) -> str:
        lebar_qr = 1600
        qr = paragraf("", self._gaya[g.TABEL], isi=self._galeri.qr(kode.alamat, Cm(2.5)))
        isi = self._p(kode.teks) + self._p(kode.alamat, g.TABEL)
        return tabel_polos([(qr, isi)], (lebar_qr, self._lebar - lebar_qr))

    def _bukti(self, laporan: Laporan) -> Iterator[str]:
        bukti = laporan.bukti
        if bukti is None:
            return
        lebar_qr = 1600
        butir = (
            ("Kode", bukti.kode),
            ("Periksa di", bukti.alamat),
            ("Kode isi", bukti.kode_isi)
            if bukti.kode_isi
            else ("Sidik berkas jawaban (SHA-256)", bukti.sidik),
            ("Versi", bukti.uraian),
        )
        baris = "".join(
            paragraf("", self._gaya[g.TABEL], LANJUT, isi=ruas(f"{nama}: ", "<w:b/><w:bCs/>") + ruas(nilai))
            for nama, nilai in butir
        )
        yield self._p("Keaslian dokumen", g.KETERANGAN)
        qr = paragraf("", self._gaya[g.TABEL], isi=self._galeri.qr(bukti.alamat, Cm(2.5)))
        yield tabel_polos([(qr, baris)], (lebar_qr, self._lebar - lebar_qr))
        yield self._p("", g.TABEL)
