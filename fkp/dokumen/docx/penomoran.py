"""Lists: bullets, and numbers that begin anew in every list."""

from typing import cast

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.numbering import NumberingPart


class Penomoran:
    """The lists of one document, beside those that its template has."""

    def __init__(self, dokumen: Document) -> None:
        self._akar = _bagian(dokumen).element
        dipakai = [int(satu.get(qn("w:abstractNumId"))) for satu in self._akar.findall(qn("w:abstractNum"))]
        self._bulat = max(dipakai, default=-1) + 1
        self._nomor = max((int(n.get(qn("w:numId"))) for n in self._akar.findall(qn("w:num"))), default=0)
        self._tambah_bentuk(self._bulat, "bullet", "•")
        self._tambah_bentuk(self._bulat + 1, "decimal", "%1.")
        self._poin = 0

    def baru(self, bernomor: bool) -> str:
        """Paragraph properties of a new list; all bulleted lists are one."""
        if not bernomor and self._poin:
            return _sifat(self._poin)
        self._nomor += 1
        bentuk = self._bulat + bernomor
        mulai = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>' if bernomor else ""
        self._akar.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{self._nomor}">'
                f'<w:abstractNumId w:val="{bentuk}"/>{mulai}</w:num>'
            )
        )
        if not bernomor:
            self._poin = self._nomor
        return _sifat(self._nomor)

    def _tambah_bentuk(self, nomor: int, jenis: str, teks: str) -> None:
        bentuk = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{nomor}"><w:multiLevelType w:val="singleLevel"/>'
            f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{jenis}"/><w:lvlText w:val="{teks}"/>'
            '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="454" w:hanging="340"/></w:pPr></w:lvl>'
            "</w:abstractNum>"
        )
        # The schema wants every shape before the first list that uses one.
        pertama = self._akar.find(qn("w:num"))
        if pertama is None:
            self._akar.append(bentuk)
        else:
            pertama.addprevious(bentuk)


def _sifat(nomor: int) -> str:
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{nomor}"/></w:numPr>'


def _bagian(dokumen: Document) -> NumberingPart:
    """The part with the lists; a template that has none gets one."""
    for satu in dokumen.part.rels.values():
        if satu.reltype == RELATIONSHIP_TYPE.NUMBERING:
            return cast(NumberingPart, satu.target_part)
    kosong = f"<w:numbering {nsdecls('w')}/>".encode()
    bagian: NumberingPart = NumberingPart.load(
        PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, kosong, dokumen.part.package
    )
    dokumen.part.relate_to(bagian, RELATIONSHIP_TYPE.NUMBERING)
    return bagian
