"""One period against the one before."""

from decimal import Decimal


def beda_nyata(beda: Decimal, margin: Decimal | None, margin_lalu: Decimal | None) -> bool | None:
    """Whether the difference of two independent results is more than chance (95%): its square exceeds the sum
    of the squares of their margins of error, all in IKM points. None when a margin is not known.

    The variance of a difference of independent means is the sum of their variances (Cochran, "Sampling
    Techniques", 3rd ed. 1977, ch. 2); both intervals have the same factor 1.96. It supposes simple random
    samples.
    """
    if margin is None or margin_lalu is None:
        return None
    return beda**2 > margin**2 + margin_lalu**2
