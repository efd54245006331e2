"""Reading a PDF back: its text, its tags, where things stand."""

from io import BytesIO

from pypdf import PageObject, PdfReader

from fkp.dokumen.laporan import (
    Laporan,
)
from fkp.dokumen.pdf import write_pdf


def baca(laporan: Laporan) -> PdfReader:
    return PdfReader(BytesIO(write_pdf(laporan)))


def teks(pdf: PdfReader) -> str:
    """All text on one line: where lines break is the typesetter's business."""
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def mulai_teks(page: PageObject) -> list[float]:
    """How far from the left each piece of text begins, in points."""
    mulai: list[float] = []

    def catat(potong: str, cm: list[float], tm: list[float], *_: object) -> None:
        if potong.strip():
            mulai.append(tm[4] * cm[0] + cm[4])

    page.extract_text(visitor_text=catat)
    return mulai


def pohon(pdf: PdfReader) -> list[str]:
    """The kinds of tags, top down."""
    jenis: list[str] = []

    def turun(simpul: object) -> None:
        simpul = simpul.get_object() if hasattr(simpul, "get_object") else simpul
        if isinstance(simpul, list):
            for satu in simpul:
                turun(satu)
        elif isinstance(simpul, dict) and "/K" in simpul:
            jenis.append(str(simpul.get("/S", "")))
            turun(simpul["/K"])

    turun(pdf.trailer["/Root"]["/StructTreeRoot"])
    return jenis
