"""Layouts and the error page: whole, honest about being a demo, and asking nobody else for anything."""

import re
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from flask import flash, render_template, render_template_string

from tests.fkp.web.templat import ROOT, contoh_app, every, parse, render, words

LAYOUTS = ["publik", "survei", "kelola", "cetak"]


def page(layout: str, isi: str = "<h1>Judul</h1>", **values: Any) -> Element:
    source = (
        f'{{% extends "layouts/{layout}.html" %}}{{% block judul %}}Uji{{% endblock %}}{{% block isi %}}{isi}'
        "{% endblock %}"
    )
    return render(source, **values)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_is_whole_and_says_when_it_is_a_demo(layout: str) -> None:
    tree = page(layout)
    assert words(every(tree, "title")[0]) == "Uji | Provinsi Contoh"
    assert len(every(tree, "main")) == 1
    assert "Semua nama dan angka di sini rekaan." in words(every(tree, "body")[0])
    assert every(tree, "a", "skip")[0].get("href") == "#isi"
    assert "rekaan" not in words(page(layout, demo=False))


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_layout_asks_another_origin_or_runs_inline_code(layout: str) -> None:
    tree = page(layout)
    asked = [
        e.get("href") or e.get("src") or ""
        for e in [*every(tree, "link"), *every(tree, "script"), *every(tree, "img")]
    ]
    assert all(a.startswith("/statis/") for a in asked)
    assert not [a for e in tree.iter() for a in e.attrib if str(a).startswith("on")]
    assert not every(tree, "style")


@pytest.mark.parametrize("layout", ["publik", "survei"])
def test_citizens_can_change_language_without_script(layout: str) -> None:
    assert "/?b=en" in [a.get("href") for a in every(page(layout), "a")]
    tree = page(layout, bahasa="en")
    assert tree.get("lang") == "en"
    assert "/?b=id" in [a.get("href") for a in every(tree, "a")]


def test_signing_out_is_a_post_with_its_token() -> None:
    (form,) = every(page("kelola"), "form")
    assert (form.get("method"), form.get("action")) == ("post", "/keluar")
    assert [i.get("value") for i in every(form, "input")] == ["tanda"]


def test_before_signing_in_staff_see_no_menu() -> None:
    tree = page("kelola", pengguna=None, menu_kelola=[])
    assert not every(tree, "nav", "side")
    assert not every(tree, "form")


def test_the_side_menu_says_where_one_is_and_what_waits() -> None:
    (link,) = every(every(page("kelola"), "nav", "side")[0], "a")
    assert link.get("aria-current") == "page"
    assert words(link) == "Survei 4 menunggu"


@pytest.mark.parametrize("layout", ["publik", "kelola"])
def test_news_of_the_last_action_is_shown_once(layout: str) -> None:
    with contoh_app().test_request_context():
        flash("Unit disimpan.", "baik")
        flash("Tanpa jenis.")
        tree = parse(render_template_string(f'{{% extends "layouts/{layout}.html" %}}'))
    assert [n.get("class") for n in every(tree, "div", "notice")] == ["notice notice--baik", "notice"]


def test_the_band_is_left_out_when_a_page_has_none() -> None:
    assert not every(page("publik"), "div", "band")
    source = '{% extends "layouts/publik.html" %}{% block band %}<h1>Unit</h1>{% endblock %}'
    assert [words(b) for b in every(render(source), "div", "band")] == ["Unit"]


@pytest.mark.parametrize("kode", [400, 403, 404, 405, 410, 413, 429, 500])
def test_an_error_page_says_what_to_do_also_to_strangers(kode: int) -> None:
    values = {"kode": kode, "judul": "Halaman tidak ditemukan", "pesan": "Periksa alamatnya."}
    with contoh_app().test_request_context():
        tree = parse(
            render_template("errors/galat.html", **values, tindakan=[("Ke beranda", "/")], pengguna=None)
        )
    assert words(every(tree, "h1")[0]) == "Halaman tidak ditemukan"
    assert [words(a) for a in every(tree, "a", "button")] == ["Ke beranda"]
    assert str(kode) in words(tree)


def test_every_class_a_component_names_has_a_rule() -> None:
    css = (ROOT / "fkp/static/gaya.css").read_text()
    known = set(re.findall(r"\.([A-Za-z][\w-]*)", css))
    templates = [
        *(ROOT / "templates/components").glob("*.html"),
        *(ROOT / "templates/layouts").glob("*.html"),
    ]
    used = {
        name
        for path in templates
        for value in re.findall(r'class="([^"{}]+)"', path.read_text())
        for name in value.split()
    }
    assert used - known == set()


def test_the_stylesheet_asks_nobody_for_anything() -> None:
    css = (ROOT / "fkp/static/gaya.css").read_text()
    assert "url(" not in css
    assert "@import" not in css
    assert css.count("{") == css.count("}")
