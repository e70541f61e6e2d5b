"""How much of the boilerplate that is laid in goes: measured over fixed documents, with a lower bound.

Body text is never removed; boilerplate is removed as far as it is known for sure. So this is a share and no law. The bound is
set a little below what was measured; whoever raises the share may raise the bound.
"""

from __future__ import annotations

from collections import Counter

from cleantext import categories, explain
from tests.strategies.articles import SHAPES, article
from tests.strategies.boilerplate import LAYOUTS, block, examples
from tests.strategies.dice import seeded
from tests.strategies.documents import Document, gone, lay

#: Of the boilerplate's characters at the head and tail of articles and between their paragraphs.
AT_LEAST = 0.80


def _documents(count: int) -> list[Document]:
    found = []
    for seed in range(count):
        dice = seeded(seed)
        found.append(
            lay(dice, article(dice), [block(dice) for _ in range(dice.number(1, 4))], glue=False, fitting=True)
        )
    return found


def test_most_of_the_boilerplate_goes() -> None:
    went: Counter[str] = Counter()
    there: Counter[str] = Counter()
    for laid in _documents(160):
        result = explain(laid.text)
        for piece, _, _ in laid.boilerplate:
            alone = Document(laid.shape, tuple(p if p is piece or isinstance(p, str) else p.text for p in laid.pieces))
            a, b = gone(alone, result)
            went[piece.category] += a
            there[piece.category] += b
    share = went.total() / there.total()
    print(f"{share:.1%} of {there.total()} characters of boilerplate gone")
    for category in sorted(there, key=lambda name: went[name] / there[name]):
        print(f"  {category:26} {went[category] / there[category]:6.1%} of {there[category]}")
    assert share >= AT_LEAST


def test_every_shape_and_every_category_is_laid() -> None:
    """The measure, and the laws, see all of them."""
    laid = _documents(160)
    assert {document.shape for document in laid} == set(SHAPES)
    kinds = {piece.category for document in laid for piece, _, _ in document.boilerplate}
    assert kinds >= {name for name in categories() if name in examples()} | {"comment_threads"}
    assert len(LAYOUTS) >= 20
