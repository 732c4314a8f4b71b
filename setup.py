"""Puts the themes, which stand beside the package, into it: `themes/` becomes `digest/themes/` in a wheel.

All else is said in pyproject.toml. Mapping a package on to the folder (`package_dir`) was rejected: an editable
install then needs an import hook, which every start of the program would pay for.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

THEMES = Path("themes")


class BuildWithThemes(build_py):
    """Builds the package with its themes; an editable install reads them where they stand."""

    def run(self) -> None:
        """Copy the package and, but for an editable install, the themes into it."""
        if not self.editable_mode:
            # What an earlier build left behind would otherwise be packed again, deleted files included.
            shutil.rmtree(self.build_lib, ignore_errors=True)
        super().run()
        if not self.editable_mode:
            shutil.copytree(THEMES, Path(self.build_lib, "digest", "themes"))

    def get_source_files(self) -> list[str]:
        """Return the files that a source distribution must hold, so that a wheel can be built from one too."""
        return super().get_source_files() + [str(path) for path in sorted(THEMES.rglob("*")) if path.is_file()]


setup(cmdclass={"build_py": BuildWithThemes})
