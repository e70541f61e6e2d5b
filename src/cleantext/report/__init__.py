"""Reports on a cleaning, for people to read."""
