"""How the judge's weights were made. Not shipped with the package."""
