"""What everyone may see of the figures of a result."""

from surveys.hasil import HasilSkm, NilaiUnsur
from surveys.instrumen import Instrumen
from surveys.rincian import hide_small


def unsur_tampil(hasil: HasilSkm, instrumen: Instrumen) -> dict[str, NilaiUnsur | None]:
    """Each unsur as the public may see it, None where so few answered that their answers would show.
    The index gives away a single missing one, so its neighbour is hidden with it."""
    orang = {satu.kunci: satu.terisi // len(instrumen.item_unsur(satu.kunci)) for satu in hasil.unsur}
    tampak = hide_small(orang)
    return {satu.kunci: satu if tampak[satu.kunci] is not None else None for satu in hasil.unsur}
