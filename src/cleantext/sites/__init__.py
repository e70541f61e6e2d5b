"""Site profiles: what a site repeats on page after page, counted, and removed with the counts as the reason."""
