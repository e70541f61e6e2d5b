"""Hypothesis strategies for articles, boilerplate, and documents made of both.

`prose` holds a grammar of sentences, `articles` the shapes that articles have, `boilerplate` the blocks of each category,
`documents` lays them together and keeps account of what is body, `writing` varies spelling, spaces and newlines.
"""
