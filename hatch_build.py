"""Compiles what takes the most time, where there is a C compiler, and leaves the wheel pure Python where there is none.

The kernel of the index (`kernel/*.c`), and the modules named in `pyproject.toml` (`compiled`), which mypyc makes C of:
the same source, run faster. Without them the wheel gives the same answers and takes longer. `MINERAL_SCREEN_KERNEL=0`
in the environment leaves both out. An editable install compiles the kernel in place and leaves the modules as they are,
since an edit would not be seen.
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

KERNEL = "mineral_screen.index._kernel"


class CompilingHook(BuildHookInterface):  # type: ignore[type-arg]
    """What hatchling calls before it packs a wheel."""

    PLUGIN_NAME = "custom"
    _built: tempfile.TemporaryDirectory[str] | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and say what the wheel then is."""
        if os.environ.get("MINERAL_SCREEN_KERNEL") == "0":
            self.app.display_info("kernel: left out, as MINERAL_SCREEN_KERNEL=0 asks; the wheel is pure Python")
            return
        root, editable = Path(self.root), version == "editable"
        self._built = tempfile.TemporaryDirectory()
        temporary = Path(self._built.name)
        into = root / "src" if editable else temporary / "built"
        try:
            libraries = _compile([_kernel(root)], into, temporary)
        except (BaseError, CCompilerError, OSError) as failure:
            self.app.display_warning(f"kernel: not compiled ({failure}); the wheel is pure Python, and slower")
            return
        self.app.display_info("kernel: compiled")
        build_data["pure_python"] = False
        build_data["infer_tag"] = True
        if editable:
            return
        try:
            libraries += _compile(_modules(root, self.config["compiled"], temporary), into, temporary)
            self.app.display_info("modules: compiled")
        # whatever mypyc or its compiler stumbles over: their source runs as well
        except (Exception, SystemExit) as failure:
            self.app.display_warning(f"modules: not compiled ({failure}); the wheel is slower")
        build_data["force_include"].update({str(one): one.relative_to(into).as_posix() for one in libraries})

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


def _kernel(root: Path) -> Extension:
    """The kernel of the index."""
    sources = sorted((root / "kernel").glob("*.c"))
    return Extension(KERNEL, [str(source) for source in sources], depends=[str(root / "kernel" / "kernel.h")])


def _modules(root: Path, names: list[str], temporary: Path) -> list[Extension]:
    """The modules, as mypyc makes them."""
    from mypyc.build import mypycify

    paths = [str(root / "src" / "mineral_screen" / name) for name in names]
    # the packages that the modules import need not be at hand, and what is checked is checked elsewhere
    options = ["--config-file=", f"--cache-dir={temporary / 'types'}", "--ignore-missing-imports"]
    extensions: list[Extension] = mypycify(
        [*options, "--follow-imports=silent", *paths],
        opt_level="2",
        debug_level="0",
        group_name="mineral_screen",
        target_dir=str(temporary / "sources"),
    )
    return extensions


def _compile(extensions: list[Extension], into: Path, temporary: Path) -> list[Path]:
    """Compile extensions into their places in the folder `into`, and name the libraries."""
    command = _Build(Distribution({"ext_modules": extensions}))
    command.build_lib, command.build_temp = str(into), str(temporary / "objects")
    command.force = True
    command.ensure_finalized()
    command.run()
    return [Path(command.get_ext_fullpath(one.name)) for one in extensions]
