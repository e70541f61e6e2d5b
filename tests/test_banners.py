"""Pictures of advertisements go by their address, and boxes set off as quotations; an article's pictures stay."""

from __future__ import annotations

import pytest

from cleantext import clean, explain
from tests.test_margins import A, B, C

AD = "A picture whose address is an advertisement's."


@pytest.mark.parametrize(
    "banner",
    [
        "![Quilps for less](https://ads.fen.example/quilp.gif)",
        "![Quilps](/ads/970.jpg)",
        "![](/img/quilp-728x90.png) ",
        "[![Quilps for less](/banner/quilp.gif)](/shop)",
        "[![Quilps](/reklama/q.jpg)](https://shop.example/quilps)",
        "[![Quilps](/img/quilp-300x250.png)](/shop)",
        "[![Quilps](/img/q.png)](https://ad.fen.example/click?id=8)",
        "[![One](/banners/1.gif) ![Two](/banners/2.gif)](/shop)",
    ],
)
def test_a_banner_goes(banner: str) -> None:
    assert clean(f"{A}\n\n{banner}\n\n{B}") == f"{A}\n\n{B}"


@pytest.mark.parametrize(
    "picture",
    [
        "![The treble and its rope](/img/treble.jpg)",
        "![The banner of the ringers](/img/banner-1911.jpg)",
        "[![The treble](/img/treble-300x200.jpg)](/img/treble.jpg)",
        "[![The treble](/img/treble-300x250.jpg)](/img/treble.jpg)",
        "[![Gentoo](/images/thumb/a/ad/Gentoo.png)](/wiki/File:Gentoo.png)",
        "[![A cow of Fen End](/cows/7.jpg)](https://shop.example/cows?tag=fen-21)",
    ],
)
def test_a_picture_of_the_article_stays(picture: str) -> None:
    text = f"{A}\n\n{picture}\n\n{B}"
    assert clean(text) == text


def test_a_picture_with_its_words_stays_amid_furniture() -> None:
    picture = "![Mrs Tovey at the treble, in her barn](/img/tovey.jpg)"
    text = f"Home | Log in | Your account\n\nShare on Facebook\n\n# Bells\n\n{picture}\n\n{A}\n\n{B}\n\n{C}"
    assert picture in clean(text)


def test_no_space_stays_where_an_empty_link_stood() -> None:
    assert clean("The rope held [](#note), and the bell swung [](https://fen.example/bell).") == (
        "The rope held, and the bell swung."
    )


@pytest.mark.parametrize(
    "box",
    [
        "> **Read also:** [Why the jackdaws left](/jackdaws)",
        "> 🔗 **Read also:** [Why the jackdaws left](/jackdaws)",
    ],
)
def test_a_box_set_off_as_a_quotation_goes(box: str) -> None:
    assert clean(f"{A}\n\n{box}\n\n{B}") == f"{A}\n\n{B}"


@pytest.mark.parametrize("quotation", ["> Read also: Why the jackdaws left", "> See [the ledger](/ledger) of 1911."])
def test_a_quotation_stays(quotation: str) -> None:
    text = f"{A}\n\n{quotation}\n\n{B}"
    assert clean(text) == text


def test_the_reason_is_told() -> None:
    [removal] = [one for one in explain(f"{A}\n\n![Quilps](/ads/1.gif)\n\n{B}").removals if one.rule == "links/banner"]
    assert (removal.category, removal.reason) == ("markdown_link_debris", AD)
