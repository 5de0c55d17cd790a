"""Compile requirements/ from pyproject.toml: pinned, with hashes, for every platform, with no address of an index."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
UV = Path(sys.executable).parent / "uv"
ALWAYS = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url", "--no-annotate"]
WEB = ["--extra", "web", "--extra", "xlsform"]
MATCHING = ["--extra", "matching", "--extra", "likeness"]
FILES = {
    "web.txt": [*WEB, "pyproject.toml"],
    "dev.txt": [*WEB, *MATCHING, "--group", "dev", "pyproject.toml"],
    "build.txt": ["--group", "build"],
    "node.txt": ["--group", "node"],
}

if __name__ == "__main__":
    for name, words in FILES.items():
        subprocess.run(
            [UV, "pip", "compile", "--quiet", *ALWAYS, *words, "-o", f"requirements/{name}"], cwd=ROOT, check=True
        )
