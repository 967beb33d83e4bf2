"""From characters to days: times of day, dates, periods, and how they are resolved."""
