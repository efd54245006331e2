"""A PDF that does whatever a PDF can do, made for tests."""

import io

from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from tests.fkp.bersih.bangun import RAHASIA, foto


def aliran(tulis, isi, **kunci):
    satu = DecodedStreamObject()
    satu.set_data(isi)
    for nama, nilai in kunci.items():
        satu[NameObject(f"/{nama}")] = nilai
    return tulis._add_object(satu)


def kamus(**isi):
    return DictionaryObject({NameObject(f"/{nama}"): nilai for nama, nilai in isi.items()})


def nama(teks):
    return NameObject(f"/{teks}")


def teks(isi):
    return TextStringObject(isi)


def kotak(*sudut):
    return ArrayObject(FloatObject(s) for s in sudut)


def pdf_nakal(ubah=None):
    """One page with a photograph, a filled field and a stamp, and around it whatever a PDF can do."""
    tulis = PdfWriter()
    halaman = tulis.add_blank_page(300, 300)
    js = kamus(S=nama("JavaScript"), JS=teks("app.alert('jsrahasia')"))
    gambar = StreamObject()
    gambar._data = foto()
    gambar.update(
        kamus(
            Type=nama("XObject"),
            Subtype=nama("Image"),
            Width=NumberObject(120),
            Height=NumberObject(80),
            ColorSpace=nama("DeviceRGB"),
            BitsPerComponent=NumberObject(8),
            Filter=nama("DCTDecode"),
            Metadata=aliran(tulis, b"<xmp>xmp-gambar</xmp>"),
            PieceInfo=kamus(X=teks("piecerahasia")),
        )
    )
    halaman[nama("Resources")] = kamus(XObject=kamus(Foto=tulis._add_object(gambar)))
    halaman[nama("Contents")] = aliran(tulis, b"q 120 0 0 80 10 10 cm /Foto Do Q")
    halaman[nama("AA")] = kamus(O=tulis._add_object(js))
    halaman[nama("Metadata")] = aliran(tulis, b"<xmp>xmp-halaman</xmp>")
    halaman[nama("Thumb")] = aliran(tulis, b"gambar-kecil-lama")
    rupa = aliran(
        tulis,
        b"BT (isian-tampak) Tj ET",
        Type=nama("XObject"),
        Subtype=nama("Form"),
        BBox=kotak(0, 0, 90, 20),
    )
    lampiran = kamus(
        Type=nama("Filespec"),
        F=teks("rahasiaexe"),
        EF=kamus(F=aliran(tulis, b"MZ-lampiran", Type=nama("EmbeddedFile"))),
    )
    isian = kamus(
        Type=nama("Annot"),
        Subtype=nama("Widget"),
        FT=nama("Tx"),
        T=teks("namaisian"),
        V=teks("nilai"),
        Rect=kotak(10, 200, 100, 220),
        AP=kamus(N=rupa),
        AA=kamus(K=js),
        A=js,
    )
    centang = kamus(
        Type=nama("Annot"),
        Subtype=nama("Widget"),
        FT=nama("Btn"),
        AS=nama("Ya"),
        Rect=kotak(10, 240, 30, 260),
        AP=kamus(
            N=kamus(
                Ya=aliran(
                    tulis, b"% centang-ya", Type=nama("XObject"), Subtype=nama("Form"), BBox=kotak(0, 0, 9, 9)
                ),
                Off=aliran(tulis, b"% centang-tidak"),
            )
        ),
    )
    catatan = [
        isian,
        centang,
        kamus(
            Type=nama("Annot"),
            Subtype=nama("Link"),
            Rect=kotak(0, 0, 9, 9),
            A=kamus(S=nama("URI"), URI=teks("https:matamata")),
        ),
        kamus(Type=nama("Annot"), Subtype=nama("Link"), Rect=kotak(0, 0, 9, 9), A=js),
        kamus(
            Type=nama("Annot"),
            Subtype=nama("FileAttachment"),
            Rect=kotak(0, 0, 9, 9),
            FS=lampiran,
            AP=kamus(N=rupa),
        ),
        kamus(
            Type=nama("Annot"),
            Subtype=nama("Text"),
            Rect=kotak(0, 0, 9, 9),
            T=teks("penuliskomentar"),
            Contents=teks("komentarrahasia"),
        ),
        kamus(
            Type=nama("Annot"),
            Subtype=nama("Stamp"),
            Rect=kotak(0, 0, 9, 9),
            F=NumberObject(2),
            AP=kamus(N=aliran(tulis, b"% cap-tersembunyi", Type=nama("XObject"), Subtype=nama("Form"))),
        ),
    ]
    halaman[nama("Annots")] = ArrayObject(tulis._add_object(satu) for satu in catatan)
    akar = tulis.root_object
    akar[nama("OpenAction")] = tulis._add_object(js)
    akar[nama("AcroForm")] = kamus(
        Fields=ArrayObject([halaman["/Annots"][0]]), XFA=aliran(tulis, b"<xdp>xfa-rahasia</xdp>")
    )
    akar[nama("Metadata")] = aliran(tulis, b"<xmp>xmp-dokumen</xmp>")
    tulis.add_attachment("lampiran.html", b"<script>lampiran-kedua</script>")
    pustaka = kamus(S=nama("JavaScript"), JS=aliran(tulis, b"app.alert('jskedua')"))
    akar["/Names"][nama("JavaScript")] = kamus(Names=ArrayObject([teks("satu"), pustaka]))
    tulis.add_metadata({"/Author": RAHASIA.decode(), "/Producer": "ProgramKantor"})
    aliran(tulis, b"yatim-piatu")
    if ubah:
        ubah(tulis, halaman)
    wadah = io.BytesIO()
    tulis.write(wadah)
    return wadah.getvalue()


def seluruhnya(isi):
    """The bytes of a PDF together with what its streams hold."""
    baca = PdfReader(io.BytesIO(isi))
    semua = [isi]
    for nomor in range(1, len(baca.xref[0]) + 1):
        objek = baca.get_object(nomor)
        if isinstance(objek, StreamObject):
            semua.append(objek.get_data())
    return b"\n".join(semua)
