"""What a table must say of where it was made."""

import os
import pathlib
import platform
import shutil
import subprocess

from measuring.places import ROOT


def first_line(*command: str) -> str:
    """The first line that a command prints, or nothing where there is no such command."""
    if not shutil.which(command[0]):
        return ""
    output = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    lines = (output.stdout or output.stderr).strip().splitlines()
    return lines[0] if output.returncode == 0 and lines else ""


def processor() -> str:
    info = pathlib.Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text().splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.processor() or platform.machine()


def machine() -> dict[str, str]:
    """Processor, cores, memory, system; no name of a host."""
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    release = pathlib.Path("/etc/os-release")
    system = platform.system()
    if release.exists():
        names = dict(line.split("=", 1) for line in release.read_text().splitlines() if "=" in line)
        system = names.get("PRETTY_NAME", system).strip('"')
    return {
        "processor": processor(),
        "architecture": platform.machine(),
        "cores": str(os.cpu_count()),
        "memory": f"{pages / 2**30:.0f} GiB",
        "system": system,
        "load when it began": f"{os.getloadavg()[0]:.1f}",
    }


def tools() -> dict[str, str]:
    """Versions of what the programs here were built with."""
    commit = first_line("git", "describe", "--always", "--dirty")
    return {
        "claimwire": commit,
        "swift": first_line("swift", "--version"),
        "rustc": first_line("rustc", "--version"),
        "ICU": first_line("pkg-config", "--modversion", "icu-uc"),
        "python": platform.python_version(),
    }
