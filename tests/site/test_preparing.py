import os
import subprocess
import sys

from tests.journeys.site import FOREIGN, ROOT


def test_association_without_a_demonstration_is_told_so_and_nothing_is_begun(tmp_path):
    kept = {name: value for name, value in os.environ.items() if name not in FOREIGN}
    prepared = subprocess.run(
        [sys.executable, ".ci/prepare"], cwd=ROOT, env=kept | {"VAR_DIR": str(tmp_path), "ASSOCIATION": "x"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert prepared.returncode == 1
    assert prepared.stderr.splitlines()[-1].startswith(
        "There is no demonstration of an association 'x' (yet)."
    )
    assert "Traceback" not in prepared.stderr
    assert not (tmp_path / "x" / "demonstration-is-due").exists()
