"""The lock on each door: every view names its Izin."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from flask import abort, g, redirect, request, url_for
from flask_login import current_user
from sqlalchemy import ColumnElement, false, or_
from sqlalchemy.orm import InstrumentedAttribute

from fkp.akun.models import Akun
from fkp.izin.rules import Izin, cakupan

View = Callable[..., Any]


def require(izin: Izin) -> Callable[[View], View]:
    """Let only those in who hold ``izin`` somewhere; what lies outside their nodes stays invisible,
    because queries ask ``dalam_cakupan``. Anyone not signed in is sent to sign in first."""

    def lock(view: View) -> View:
        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            if izin is not Izin.PUBLIK:
                if not current_user.is_authenticated:
                    return redirect(url_for("akun.masuk", lanjut=request.full_path.rstrip("?")))
                g.cakupan, g.izin = cakupan(pengguna(), izin), izin
                if not g.cakupan:
                    abort(403)
            return view(*args, **kwargs)

        guarded.izin = izin  # type: ignore[attr-defined]  # read by the test that walks the url map
        return guarded

    return lock


def pengguna() -> Akun:
    """The person who is signed in; only for views that are not public."""
    return cast(Akun, current_user._get_current_object())


def boleh(izin: Izin, jalur: str) -> bool:
    """Whether the signed-in person holds ``izin`` over the node at ``jalur``; for showing a button."""
    return current_user.is_authenticated and any(jalur.startswith(p) for p in cakupan(pengguna(), izin))


def dalam_cakupan(
    jalur: InstrumentedAttribute[str], nodes: tuple[str, ...] | None = None
) -> ColumnElement[bool]:
    """SQL condition: the path lies under one of the nodes of this request's izin (or of ``nodes``)."""
    paths = g.cakupan if nodes is None else nodes
    return or_(*(jalur.startswith(path, autoescape=True) for path in paths)) if paths else false()


def satu_unit() -> bool:
    """Whether this request looks at nothing but one unit, so that its name need not be said: paths of units
    end in "u9/"."""
    return len(g.cakupan) == 1 and g.cakupan[0].rstrip("/").rpartition("/")[2].startswith("u")
