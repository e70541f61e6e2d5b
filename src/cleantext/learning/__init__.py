"""Site profiles made and kept: counting what does not fit in memory, on one machine or on a cluster, and the file."""
