"""How the last step of the judge is fitted: read sets, rows of signals with labels, trees, calibration."""
