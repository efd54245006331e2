"""A certificate authority of our own, people whom it certifies, and what they sign."""

import io
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, TypeVar

from asn1crypto import keys
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, PdfSigner, PdfTimeStamper, SimpleSigner
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, FloatObject, NameObject

SAAT = datetime(2026, 11, 12, 5, tzinfo=UTC)
"""When the files of the tests are checked."""
SETAHUN = timedelta(days=365)
INDUK = "Induk Contoh"
T = TypeVar("T")


def di_utas(kerja: Callable[..., T], *isi: Any, **pilihan: Any) -> T:
    """Do it in a thread of its own: pyHanko starts an event loop, and where browser tests ran before one runs
    already."""
    with ThreadPoolExecutor(1) as kolam:
        return kolam.submit(kerja, *isi, **pilihan).result()


@dataclass(frozen=True)
class Pemilik:
    """A certificate with its key, and the certificate of who issued it."""

    sertifikat: x509.Certificate
    kunci: rsa.RSAPrivateKey
    penerbit: x509.Certificate

    @property
    def der(self) -> bytes:
        return self.sertifikat.public_bytes(serialization.Encoding.DER)

    @property
    def pem(self) -> bytes:
        return self.sertifikat.public_bytes(serialization.Encoding.PEM)


@cache
def a_ca(nama: str) -> Pemilik:
    """A root; the same one for the same name."""
    kunci = rsa.generate_private_key(65537, 2048)
    sertifikat = (
        _dasar(nama, nama, kunci, SAAT - 5 * SETAHUN, SAAT + 5 * SETAHUN)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(_guna(key_cert_sign=True, crl_sign=True), critical=True)
        .sign(kunci, hashes.SHA256())
    )
    return Pemilik(sertifikat, kunci, sertifikat)


@cache
def a_orang(
    nama: str = "Rani Umpama",
    ca: str = INDUK,
    mulai: datetime = SAAT - SETAHUN,
    akhir: datetime = SAAT + SETAHUN,
    *,
    cap_waktu: bool = False,
) -> Pemilik:
    """Somebody certified by that root, with more in the certificate than a name; with ``cap_waktu`` one who
    gives timestamps."""
    induk, kunci = a_ca(ca), rsa.generate_private_key(65537, 2048)
    bentuk = _dasar(nama, ca, kunci, mulai, akhir).add_extension(
        _guna(digital_signature=True, content_commitment=True), critical=True
    )
    if cap_waktu:
        bentuk = bentuk.add_extension(
            x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True
        )
    return Pemilik(bentuk.sign(induk.kunci, hashes.SHA256()), kunci, induk.sertifikat)


def a_tsa(saat: datetime, ca: str = INDUK) -> DummyTimeStamper:
    """Gives timestamps of that moment."""
    milik = a_orang("Cap Waktu Contoh", ca, cap_waktu=True)
    return DummyTimeStamper(
        asn1.Certificate.load(milik.der),
        _kunci(milik),
        certs_to_embed=_gudang(milik.penerbit),
        fixed_dt=saat,
    )


def a_halaman(teks: str = "") -> bytes:
    """A PDF of one page that says this."""
    tulis = PdfWriter()
    halaman = tulis.add_blank_page(width=300, height=200)
    if teks:
        huruf = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
        font = DictionaryObject({NameObject(k): NameObject(v) for k, v in huruf.items()})
        isi = DecodedStreamObject()
        isi.set_data(f"BT /F1 12 Tf 20 150 Td ({teks}) Tj ET".encode())
        halaman[NameObject("/Contents")] = tulis._add_object(isi)
        halaman[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): tulis._add_object(font)})}
        )
    return _tertulis(tulis)


def ubah_halaman(pdf: bytes) -> bytes:
    """The PDF with another page in an update behind it."""
    tulis = PdfWriter(io.BytesIO(pdf), incremental=True)
    tulis.pages[0].mediabox.right = FloatObject(400)
    return _tertulis(tulis)


def ubah_sandi(pdf: bytes, sandi: str) -> bytes:
    """The PDF behind a password."""
    tulis = PdfWriter(clone_from=io.BytesIO(pdf))
    tulis.encrypt(sandi, algorithm="RC4-128")
    return _tertulis(tulis)


def tanpa_arti(pdf: bytes) -> bytes:
    """The signed PDF with zeros and a few letters where its first signature was."""
    cocok = re.search(rb"/Contents <([0-9A-F]+)>", pdf)
    assert cocok
    isi = b"ab" * 40
    return pdf[: cocok.start(1)] + isi.ljust(len(cocok[1]), b"0") + pdf[cocok.end(1) :]


def _tertulis(tulis: PdfWriter) -> bytes:
    keluar = io.BytesIO()
    tulis.write(keluar)
    return keluar.getvalue()


def tandatangani(
    pdf: bytes,
    oleh: Pemilik,
    *,
    isian: str = "Tanda1",
    cap: DummyTimeStamper | None = None,
) -> bytes:
    """The PDF signed, with what stood in it before left as it was; ``cap`` adds a timestamp."""
    penanda = SimpleSigner(
        signing_cert=asn1.Certificate.load(oleh.der),
        signing_key=_kunci(oleh),
        cert_registry=_gudang(oleh.penerbit),
    )
    tulis = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=False)
    meta = PdfSignatureMetadata(
        field_name=isian, md_algorithm="sha256", subfilter=SigSeedSubFilter.ADOBE_PKCS7_DETACHED
    )
    kotak = SigFieldSpec(isian, on_page=0, box=(20, 20, 160, 60))
    penuh = PdfSigner(meta, penanda, timestamper=cap, new_field_spec=kotak)
    keluar: io.BytesIO = di_utas(penuh.sign_pdf, tulis)
    return keluar.getvalue()


def beri_cap(pdf: bytes, saat: datetime) -> bytes:
    """The PDF with a timestamp over all of it."""
    tulis = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=False)
    keluar: io.BytesIO = di_utas(PdfTimeStamper(a_tsa(saat)).timestamp_pdf, tulis, "sha256")
    return keluar.getvalue()


def _dasar(
    nama: str, penerbit: str, kunci: rsa.RSAPrivateKey, mulai: datetime, akhir: datetime
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(_nama(nama))
        .issuer_name(_nama(penerbit))
        .public_key(kunci.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(mulai)
        .not_valid_after(akhir)
    )


def _nama(nama: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.COMMON_NAME, nama),
            x509.NameAttribute(NameOID.SERIAL_NUMBER, "3174000000000001"),
            x509.NameAttribute(NameOID.EMAIL_ADDRESS, "rahasia@contoh.example"),
        ]
    )


def _guna(**ya: bool) -> x509.KeyUsage:
    semua = (
        *("digital_signature", "content_commitment", "key_encipherment", "data_encipherment"),
        *("key_agreement", "key_cert_sign", "crl_sign", "encipher_only", "decipher_only"),
    )
    return x509.KeyUsage(**{satu: ya.get(satu, False) for satu in semua})


def _kunci(milik: Pemilik) -> keys.PrivateKeyInfo:
    der = milik.kunci.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return keys.PrivateKeyInfo.load(der)


def _gudang(*sertifikat: x509.Certificate) -> SimpleCertificateStore:
    gudang = SimpleCertificateStore()
    for satu in sertifikat:
        gudang.register(asn1.Certificate.load(satu.public_bytes(serialization.Encoding.DER)))
    return gudang
