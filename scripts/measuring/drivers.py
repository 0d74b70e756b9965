"""Builds the programs that are measured."""

import os
import pathlib
import shutil
import subprocess
import sys

from measuring.places import BENCHMARKS, ROOT, USAGE, WORK
from measuring.serving import Command

RUST_CRATES = pathlib.Path("/usr/share/cargo/registry")


def swift(*arguments: str) -> None:
    subprocess.run(["swift", "build", "-c", "release", *arguments], cwd=ROOT, check=True, stdout=sys.stderr)


def build_claimwire() -> None:
    subprocess.run([ROOT / "scripts" / "build"], check=True)


def build_measure() -> None:
    swift("--package-path", str(BENCHMARKS), "--product", "measure")


def clang() -> str:
    """The compiler that the package's own C is built with, which stands beside swift."""
    beside = pathlib.Path(os.path.realpath(shutil.which("swift") or "swift")).parent / "clang"
    return str(beside) if beside.exists() else "clang"


def compile_c(output: pathlib.Path, *arguments: str | pathlib.Path) -> None:
    """Compiles a C program and links it with ICU."""
    WORK.mkdir(parents=True, exist_ok=True)
    linker = ["-fuse-ld=bfd"] if sys.platform == "linux" else []
    command = [clang(), "-std=c2x", "-O2", *linker, *arguments, "-licui18n", "-licuuc", "-o", output]
    subprocess.run(command, check=True, stdout=sys.stderr)


def build_usage() -> None:
    compile_c(USAGE, BENCHMARKS / "Programs" / "usage.c")


def build_icu() -> pathlib.Path:
    compile_c(WORK / "icu", BENCHMARKS / "Programs" / "icu.c")
    return WORK / "icu"


def build_tokenizer_bench() -> pathlib.Path:
    """The kernels and ICU in one program."""
    sources = ROOT / "Sources"
    kernels = sorted((sources / "CClaimwireKernel").glob("*.c")) + sorted((sources / "CICU").glob("*.c"))
    includes = [f"-I{sources}/CClaimwireKernel/include", f"-I{sources}/CICU/include"]
    compile_c(WORK / "bench", *includes, BENCHMARKS / "Programs" / "kernels.c", *kernels)
    return WORK / "bench"


def build_unicode_segmentation() -> tuple[pathlib.Path | None, str]:
    """The Rust program and the crate's version; or nothing and why."""
    crates = sorted(RUST_CRATES.glob("unicode-segmentation-*"))
    compiler = shutil.which("rustc")
    if not compiler:
        return None, "no rustc (Debian: apt-get install cargo)"
    if not crates:
        return None, "no crate (Debian: apt-get install librust-unicode-segmentation-dev)"
    library, program = WORK / "libunicode_segmentation.rlib", WORK / "unicode_segmentation"
    WORK.mkdir(parents=True, exist_ok=True)
    options = ["-O", "--cap-lints", "allow"]
    commands: list[Command] = [
        [compiler, "--edition", "2018", *options, "--crate-type", "rlib", "--crate-name", "unicode_segmentation",
         crates[-1] / "src" / "lib.rs", "-o", library],
        [compiler, "--edition", "2021", *options, "--extern", f"unicode_segmentation={library}",
         BENCHMARKS / "Programs" / "unicode_segmentation.rs", "-o", program],
    ]  # fmt: skip
    for command in commands:
        result = subprocess.run(command, capture_output=True, text=True)
        if result.returncode:
            return None, f"rustc: {result.stderr.strip().splitlines()[0]}"
    return program, crates[-1].name.rsplit("-", 1)[1]
