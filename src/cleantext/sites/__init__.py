"""Site profiles: what a site repeats on page after page, counted, and removed with the counts as the reason."""

#: The category of what a site repeats on page after page.
CATEGORY = "site_furniture"
