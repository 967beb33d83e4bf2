"""From characters to amounts: numerals, units, precision, and what is counted."""
