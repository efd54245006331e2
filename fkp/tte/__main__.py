"""The process that checks one PDF: ``python -m fkp.tte``. It reads a line of JSON and the file, writes a line
of JSON, and may take only so much of the machine."""

import base64
import contextlib
import json
import logging
import resource
import sys
from datetime import datetime

from fkp.tte.hasil import Sebab
from fkp.tte.periksa import Terkunci, periksa
from fkp.tte.proses import DETIK, MEMORI


def main() -> None:
    """Check what comes in; whatever the file makes the parsers do ends with this process."""
    for apa, paling in (
        (resource.RLIMIT_CPU, DETIK),
        (resource.RLIMIT_AS, MEMORI),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):  # macOS knows no limit of memory
            resource.setrlimit(apa, (paling, paling))
    # What is wrong with a stranger's file is part of the answer, not of the log.
    logging.disable(logging.CRITICAL)
    minta = json.loads(sys.stdin.buffer.readline())
    akar = [base64.b64decode(satu) for satu in minta["akar"]]
    isi = sys.stdin.buffer.read()
    try:
        hasil = periksa(isi, akar, datetime.fromisoformat(minta["saat"]), minta["pola"]).to_dict()
    except Terkunci:
        hasil = {"salah": Sebab.TERKUNCI}
    except MemoryError:
        hasil = {"salah": Sebab.TERLALU_BERAT}
    except Exception:  # a stranger's bytes make the parsers raise whatever they happen to trip over
        hasil = {"salah": Sebab.TAK_TERBACA}
    json.dump(hasil, sys.stdout)


if __name__ == "__main__":
    main()
