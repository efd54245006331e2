"""Reading the signatures of a PDF. Runs only in a process of its own (``fkp.tte.proses``): pyHanko is slow to
import, and a hostile file must hang nobody but that process.

Nothing is fetched: neither revocation lists nor the certificates of intermediate issuers. Whether a
certificate was revoked is therefore not known here, and whoever shows the result says so.
"""

import io
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from asn1crypto import x509
from pyhanko.pdf_utils.crypt import AuthStatus
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESIndeterminate
from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel
from pyhanko.sign.fields import SigSeedSubFilter, enumerate_sig_fields
from pyhanko.sign.validation import (
    EmbeddedPdfSignature,
    PdfSignatureStatus,
    SignatureCoverageLevel,
    validate_pdf_signature,
    validate_pdf_timestamp,
)
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator import ValidationContext
from pypdf import PdfReader

from fkp.tte.hasil import Keadaan, Masa, Pemeriksaan, Rantai, Sesudah, Tanda

TANDA_TERBANYAK = 50
HALAMAN_TERBANYAK = 300
NAMA_TERPANJANG = 120
PALING_AWAL, PALING_AKHIR = datetime(1970, 1, 1, tzinfo=UTC), datetime(2999, 12, 31, tzinfo=UTC)
DIPERIKSA = {
    "/Sig": (
        SigSeedSubFilter.ADOBE_PKCS7_DETACHED,
        SigSeedSubFilter.PADES,
        SigSeedSubFilter.PBAD_PADES,
    ),
    "/DocTimeStamp": (SigSeedSubFilter.ETSI_RFC3161,),
}
"""By the type of a signature the kinds of it that can be checked."""
MENANDATANGANI = KeyUsageConstraints(
    key_usage={"non_repudiation", "digital_signature"}, match_all_key_usages=False
)
"""What a certificate must be made for; issuers mark signing by either of the two."""
_LEMAH = (
    AdESIndeterminate.CRYPTO_CONSTRAINTS_FAILURE,
    AdESIndeterminate.CRYPTO_CONSTRAINTS_FAILURE_NO_POE,
)


class Terkunci(ValueError):
    """The PDF opens with a password only."""


def periksa(isi: bytes, akar: Sequence[bytes], saat: datetime, pola: str = "") -> Pemeriksaan:
    """Check every signature of a PDF as of ``saat`` against the roots ``akar`` (DER), and look on its pages
    for ``pola`` (its first group). Raises Terkunci, and ValueError among others for what is no PDF."""
    pdf = PdfFileReader(io.BytesIO(isi), strict=False)
    if pdf.encrypted and pdf.decrypt("").status is AuthStatus.FAILED:
        raise Terkunci
    tepercaya = [x509.Certificate.load(satu) for satu in akar]
    terbaca: list[EmbeddedPdfSignature] = []
    gagal: list[Tanda] = []
    for nama, objek, isian in enumerate_sig_fields(pdf, filled_status=True):
        if len(terbaca) + len(gagal) == TANDA_TERBANYAK:
            raise ValueError("terlalu banyak tanda tangan")
        satu = _buka(pdf, nama, objek.get_object(), isian)
        if isinstance(satu, Tanda):
            gagal.append(satu)
        else:
            terbaca.append(satu)
    terbaca.sort(key=lambda satu: satu.signed_revision)
    rusak, cap = _cap_waktu(terbaca, tepercaya, saat)
    orang = [satu for satu in terbaca if satu.sig_object_type == "/Sig"]
    tanda = [_satu(satu, tepercaya, saat, cap) for satu in orang]
    return Pemeriksaan(saat, len(tepercaya), (*gagal, *rusak, *tanda), _kode(isi, pola))


def _buka(pdf: PdfFileReader, nama: str, objek: Any, isian: Any) -> EmbeddedPdfSignature | Tanda:
    jenis = [satu.value for satu in DIPERIKSA.get(objek.get("/Type", "/Sig"), ())]
    if objek.get("/SubFilter") not in jenis:
        return Tanda("", Keadaan.ASING)
    try:
        satu = EmbeddedPdfSignature(pdf, isian, nama)
        _ = satu.signer_cert
    except Exception:  # a stranger's bytes make the parser raise whatever it happens to trip over
        return Tanda("", Keadaan.TAK_TERBACA)
    return satu


def _cap_waktu(
    semua: Sequence[EmbeddedPdfSignature], akar: Sequence[x509.Certificate], saat: datetime
) -> tuple[list[Tanda], list[tuple[int, datetime]]]:
    """Timestamps over the whole document: those that are broken, and of the trusted ones the revision and the
    moment. They prove that whatever lies under them was there by then."""
    rusak: list[Tanda] = []
    cap: list[tuple[int, datetime]] = []
    for satu in semua:
        if satu.sig_object_type != "/DocTimeStamp":
            continue
        nama = _nama(satu.signer_cert.subject)
        try:
            hasil = validate_pdf_timestamp(satu, _konteks(akar, saat))
        except Exception:  # as above
            rusak.append(Tanda(nama, Keadaan.TAK_TERBACA))
            continue
        if not (hasil.intact and hasil.valid):
            rusak.append(Tanda(nama, Keadaan.BERUBAH))
        elif akar and hasil.trusted:
            cap.append((satu.signed_revision, hasil.timestamp))
    return rusak, cap


def _satu(
    satu: EmbeddedPdfSignature,
    akar: Sequence[x509.Certificate],
    saat: datetime,
    cap: Sequence[tuple[int, datetime]],
) -> Tanda:
    sertifikat: x509.Certificate = satu.signer_cert
    nama = _nama(sertifikat.subject)
    try:
        hasil = _sahkah(satu, akar, _dalam_masa(sertifikat, saat))
        bukti = [waktu for revisi, waktu in cap if revisi >= satu.signed_revision]
        if akar and (tst := hasil.timestamp_validity) and tst.intact and tst.trusted:
            bukti.append(tst.timestamp)
        cap_waktu = min(bukti, default=None)
        if cap_waktu is not None:
            hasil = _sahkah(satu, akar, _dalam_masa(sertifikat, cap_waktu))
    except SignatureValidationError:
        return Tanda(nama, Keadaan.TAK_TERBACA)
    if not (hasil.intact and hasil.valid):
        return Tanda(nama, Keadaan.BERUBAH)
    dikenal = Rantai.DIKENAL if hasil.trusted else Rantai.TAK_DIKENAL
    return Tanda(
        nama=nama,
        keadaan=Keadaan.UTUH,
        penerbit=_nama(sertifikat.issuer),
        waktu=_wajar(hasil.signer_reported_dt),
        cap_waktu=cap_waktu,
        rantai=dikenal if akar else Rantai.TAK_DIPERIKSA,
        masa=_masa(sertifikat, cap_waktu or saat),
        mulai=_wajar(sertifikat.not_valid_before),
        akhir=_wajar(sertifikat.not_valid_after),
        lemah=hasil.trust_problem_indic in _LEMAH,
        sesudah=_sesudah(hasil),
    )


def _sahkah(
    satu: EmbeddedPdfSignature, akar: Sequence[x509.Certificate], saat: datetime
) -> PdfSignatureStatus:
    return validate_pdf_signature(satu, _konteks(akar, saat), key_usage_settings=MENANDATANGANI)


def _konteks(akar: Sequence[x509.Certificate], saat: datetime) -> ValidationContext:
    """Trust in these roots and in nothing else: without the list pyHanko would take that of the machine."""
    return ValidationContext(trust_roots=list(akar), moment=saat, allow_fetching=False)


def _dalam_masa(sertifikat: x509.Certificate, saat: datetime) -> datetime:
    """The moment for which the issuer is judged. That a certificate has run out is said apart and must not
    hide who issued it."""
    mulai: datetime = sertifikat.not_valid_before
    akhir: datetime = sertifikat.not_valid_after
    return max(mulai, min(saat, akhir))


def _masa(sertifikat: x509.Certificate, saat: datetime) -> Masa:
    if saat < sertifikat.not_valid_before:
        return Masa.BELUM
    return Masa.BERLAKU if saat <= sertifikat.not_valid_after else Masa.KEDALUWARSA


def _sesudah(hasil: PdfSignatureStatus) -> Sesudah:
    if hasil.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return Sesudah.TIDAK_ADA
    beda = hasil.diff_result
    if not isinstance(beda, DiffResult) or not hasil.docmdp_ok:
        return Sesudah.ISI
    if beda.modification_level <= ModificationLevel.LTA_UPDATES:
        return Sesudah.PELENGKAP
    return Sesudah.ISIAN if beda.modification_level < ModificationLevel.OTHER else Sesudah.ISI


def _nama(siapa: x509.Name) -> str:
    """The common name, as far as it can be shown; a certificate may carry several."""
    isi = siapa.native.get("common_name", "")
    teks = ", ".join(map(str, isi)) if isinstance(isi, list) else str(isi)
    rapi = " ".join("".join(h if h.isprintable() else " " for h in teks).split())
    return rapi[:NAMA_TERPANJANG]


def _wajar(waktu: datetime | None) -> datetime | None:
    """A moment that every clock of the country can show. Without a zone it could be any of two dozen, so it
    is as good as none; a certificate without an end ends in the year 9999."""
    if waktu is None or waktu.tzinfo is None:
        return None
    return max(PALING_AWAL, min(waktu.astimezone(UTC), PALING_AKHIR))


def _kode(isi: bytes, pola: str) -> tuple[str, ...]:
    """What ``pola`` finds on the pages, each once; nothing on pages whose text cannot be read."""
    if not pola:
        return ()
    cari, ada = re.compile(pola, re.IGNORECASE), dict[str, None]()
    try:
        for halaman in islice(PdfReader(io.BytesIO(isi)).pages, HALAMAN_TERBANYAK):
            teks = " ".join(halaman.extract_text().split())
            ada.update(dict.fromkeys(cocok[1] for cocok in cari.finditer(teks)))
    except Exception:  # as above; whether the signatures hold does not hang on it
        return tuple(ada)
    return tuple(ada)
