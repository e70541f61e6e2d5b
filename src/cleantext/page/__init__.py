"""Whole pages: the article's extent in a page's full text, told by the text alone."""

SETTINGS = ("careful", "balanced", "thorough")
