"""Laporan -> HTML: one file that asks nothing of anyone, reads well on a phone and prints on A4."""

from fkp.dokumen.laporan import Laporan
from fkp.dokumen.tampilan import lingkungan


def write_html(laporan: Laporan) -> str:
    """The document as a page of its own, the same text for the same document. Charts are SVG with their
    numbers as a table beside them; the only link is the one to the verification page."""
    return lingkungan().get_template("dokumen/berkas.html").render(laporan=laporan)
