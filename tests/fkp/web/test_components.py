"""The design system by itself: every macro says what it should, to eyes and to screen readers."""

from types import SimpleNamespace

import pytest
from jinja2 import UndefinedError

from tests.fkp.web.templat import ROOT, component, contoh_app, every, number, render, words

COMPONENTS = sorted(p.name for p in (ROOT / "templates/components").glob("*.html"))
IKON = [
    *(
        "cek",
        "cek_lingkar",
        "peringatan",
        "jam",
        "panah_turun",
        "naik",
        "turun",
        "unduh",
        "kirim",
        "perangkat",
    ),
    *("bumi", "cetak", "segitiga", "setengah", "putus", "tambah", "tutup", "cari", "kunci", "orang"),
]


@pytest.mark.parametrize("name", COMPONENTS)
def test_every_component_loads_by_itself(name: str) -> None:
    with contoh_app().test_request_context():
        assert contoh_app().jinja_env.get_template(f"components/{name}").module


@pytest.mark.parametrize("name", IKON)
def test_every_icon_is_drawn_and_silent(name: str) -> None:
    svg = every(render(component("icon", "icon", f"{{{{ icon('{name}') }}}}")), "svg")[0]
    assert len(svg)
    assert svg.get("aria-hidden") == "true"


def test_an_icon_nobody_drew_is_a_mistake() -> None:
    with pytest.raises(UndefinedError):
        render(component("icon", "icon", "{{ icon('roket') }}"))


def stitches(call: str) -> list[str]:
    tree = render(component("stitches", "stitches", f"{{{{ stitches({call}) }}}}"))
    return [r.get("class", "penuh") for r in every(tree, "rect")]


def test_one_stitch_is_one_thing_done() -> None:
    assert stitches("2, 5") == ["penuh", "penuh", "kosong", "kosong", "kosong"]
    assert stitches("2, 5, kini=3") == ["penuh", "penuh", "kini", "kosong", "kosong"]
    assert stitches("14, 14") == ["penuh"] * 14
    assert stitches("0, 0") == []


def test_more_than_fourteen_stitches_become_a_line() -> None:
    tree = render(component("stitches", "stitches", "{{ stitches(30, 80) }}{{ stitches(90, 80) }}"))
    lengths = [number(r.get("width")) for r in every(tree, "rect") if r.get("class") != "kosong"]
    assert lengths == [37.5, 100]


@pytest.mark.parametrize("keadaan", ["diterima", "mengirim", "tersimpan", "tidak_ada"])
def test_a_receipt_is_named_by_its_state(keadaan: str) -> None:
    body = f"{{% call receipt('{keadaan}', 'Judul', tersembunyi=true) %}}<p>K7QF-2M9X</p>{{% endcall %}}"
    (section,) = every(render(component("receipt", "receipt", body)), "section")
    (heading,) = every(section, "h2")
    assert section.get("aria-labelledby") == heading.get("id")
    assert "K7QF-2M9X" in words(section)
    assert "hidden" in section.attrib


def test_a_data_table_names_every_column() -> None:
    body = (
        "{% call data_table('Layanan', [('Nama', false), ('Orang', true), ('', false)]) %}"
        "<tr><th scope='row'>KTP-el</th><td class='n'>317</td><td>Ubah</td></tr>{% endcall %}"
    )
    tree = render(component("data_table", "data_table", body))
    heads = every(every(tree, "thead")[0], "th")
    assert [words(h) for h in heads] == ["Nama", "Orang", "Tindakan"]
    assert [h.get("class") for h in heads] == [None, "n", None]
    assert words(every(tree, "caption")[0]) == "Layanan"
    assert words(every(tree, "tbody")[0]) == "KTP-el317Ubah"


def test_a_figure_keeps_its_data_out_of_the_page() -> None:
    body = "{% call plotly_figure('g', 'IKM naik', data) %}<p>tabel</p>{% endcall %}"
    tree = render(component("figure", "plotly_figure", body), data='{"judul": "</script><b>x"}')
    (script,) = every(tree, "script")
    assert script.get("type") == "application/json"
    assert script.text == '{"judul": "\\u003c/script>\\u003cb>x"}'
    (place,) = [e for e in tree.iter() if e.get("data-gambar")]
    assert place.get("data-gambar") == script.get("id")
    assert words(every(tree, "details")[0]).endswith("tabel")


def test_stages_say_what_is_done_without_colour() -> None:
    stages = [
        SimpleNamespace(teks="Rancangan", selesai=True, kini=False),
        SimpleNamespace(teks="Dibuka", selesai=False, kini=True),
    ]
    tree = render(component("steps", "steps_datar", "{{ steps_datar(langkah) }}"), langkah=stages)
    done, now = every(tree, "li")
    assert words(done) == "Rancangan, selesai"
    assert now.get("aria-current") == "step"


@pytest.mark.parametrize("jenis", ["selesai", "lewat", "jalan", "perhatian", "belum"])
def test_a_status_has_a_shape_and_a_word(jenis: str) -> None:
    tree = render(component("status", "status", f"{{{{ status('{jenis}', 'Kata') }}}}"))
    assert words(every(tree, "span")[0]) == "Kata"
    assert every(tree, "svg")


def test_the_last_crumb_is_the_page_itself() -> None:
    tree = render(component("crumbs", "crumbs", "{{ crumbs([('Unit', '/unit'), ('RSUD', none)]) }}"))
    assert [a.get("href") for a in every(tree, "a")] == ["/unit"]
    assert [words(e) for e in tree.iter() if e.get("aria-current") == "page"] == ["RSUD"]


def test_the_pager_keeps_first_last_and_neighbours() -> None:
    source = component("pager", "pager", "{{ pager(halaman, 12, url) }}")
    tree = render(source, halaman=6, url=lambda n: f"?h={n}")
    numbers = [a.get("href", "") for a in every(every(tree, "ul")[0], "a")]
    assert numbers == ["?h=1", "?h=5", "?h=6", "?h=7", "?h=12"]
    assert "Halaman 6 dari 12" in words(tree)
    assert not every(render(source.replace("12", "1"), halaman=1, url=str), "nav")


def test_an_empty_list_tells_the_next_step() -> None:
    body = "{{ empty('Belum ada survei.', 'Buat yang pertama.', '/baru', 'Buat survei') }}"
    tree = render(component("empty", "empty", body))
    assert words(every(tree, "a")[0]) == "Buat survei"
    assert "Buat yang pertama." in words(tree)


def test_user_text_is_escaped_everywhere() -> None:
    jahat = "<b>jahat</b>"
    source = (
        component("facts", "fact, facts", "{{ facts([(x, x)]) }}<dl>{{ fact(x, x) }}{{ fact(x, '') }}</dl>")
        + component("crumbs", "crumbs", "{{ crumbs([(x, none)]) }}")
        + component("steps", "steps", "{{ steps([x]) }}")
        + component("brand", "brand", "{{ brand(x, x, '/') }}")
        + component("empty", "empty", "{{ empty(x, x) }}")
        + component("mutu_badge", "mutu_badge", "{{ mutu_badge('A', x) }}")
    )
    tree = render(source, x=jahat)
    assert words(tree).count(jahat) == 11
    assert not every(tree, "b")
