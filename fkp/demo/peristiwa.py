"""Moments of the demo."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple


class Peristiwa(NamedTuple):
    """Something that happened; those at the same moment happen in the order in which they were thought of."""

    waktu: datetime
    lakukan: Callable[[datetime], None]
