"""Compiles the kernel (`kernel/*.c`) into the wheel where there is a C compiler, and leaves it out where there is none.

Without the kernel the wheel is pure Python, finds the same names, and takes longer. `MINERAL_SCREEN_KERNEL=0` in the
environment leaves it out in any case. An editable install compiles in place.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from setuptools import Extension
from setuptools.command.build_ext import build_ext
from setuptools.dist import Distribution
from setuptools.errors import BaseError, CCompilerError

MODULE = "mineral_screen.index._kernel"


class KernelHook(BuildHookInterface):  # type: ignore[type-arg]
    """What hatchling calls before it packs a wheel."""

    PLUGIN_NAME = "custom"
    _built: tempfile.TemporaryDirectory[str] | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and say what the wheel then is."""
        if os.environ.get("MINERAL_SCREEN_KERNEL") == "0":
            self.app.display_info("kernel: left out, as MINERAL_SCREEN_KERNEL=0 asks; the wheel is pure Python")
            return
        root = Path(self.root)
        self._built = tempfile.TemporaryDirectory()
        into = root / "src" if version == "editable" else Path(self._built.name)
        try:
            library = _compile(root, into, Path(self._built.name))
        except (BaseError, CCompilerError, OSError) as failure:
            self.app.display_warning(f"kernel: not compiled ({failure}); the wheel is pure Python, and slower")
            return
        build_data["pure_python"] = False
        build_data["infer_tag"] = True
        if version != "editable":
            build_data["force_include"][str(library)] = library.relative_to(into).as_posix()
        self.app.display_info(f"kernel: compiled as {library.name}")

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was compiled beside the wheel."""
        if self._built is not None:
            self._built.cleanup()


class _Build(build_ext):
    def build_extensions(self) -> None:
        # Products and sums must be rounded one by one, as numpy does: some compilers join them where the machine can.
        if self.compiler.compiler_type != "msvc":
            for extension in self.extensions:
                extension.extra_compile_args.append("-ffp-contract=off")
        super().build_extensions()


def _compile(root: Path, into: Path, temporary: Path) -> Path:
    """Compile the kernel into its place in the folder `into`."""
    sources = sorted((root / "kernel").glob("*.c"))
    extension = Extension(MODULE, [str(source) for source in sources], depends=[str(root / "kernel" / "kernel.h")])
    command = _Build(Distribution({"ext_modules": [extension]}))
    command.build_lib, command.build_temp = str(into), str(temporary / "objects")
    command.force = True
    command.ensure_finalized()
    command.run()
    return Path(command.get_ext_fullpath(MODULE))
