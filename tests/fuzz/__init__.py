"""Coverage-guided fuzzing: bytes become inputs of the rule loader, the view, the link scanner and the pipeline."""
