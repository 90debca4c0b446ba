"""Which family of distributions a machine belongs to, and the command that installs packages there."""

from __future__ import annotations

from collections.abc import Iterable

from galley.machine.fault import Fault, say
from galley.machine.host import Host
from galley.machine.parts import Finding
from galley.message import listed, said

_FAMILIES = {
    "debian": ("debian", "ubuntu"),
    "fedora": ("fedora", "rhel", "centos"),
    "arch": ("arch",),
}
_APT_INSTALL = "apt-get install -y --no-install-recommends"


def family(host: Host) -> str:
    """`debian` (Ubuntu as well), `fedora`, `arch`, `macos`, `windows`, or `other`."""
    if host.system in ("darwin", "win32"):
        return {"darwin": "macos", "win32": "windows"}[host.system]
    kin = [host.release.get("ID", ""), *host.release.get("ID_LIKE", "").split()]
    return next((name for name, ids in _FAMILIES.items() if any(one in ids for one in kin)), "other")


def packages(missing: Iterable[Finding], name: str) -> list[str]:
    """The packages of that family which bring the missing parts, once each; parts it has no package for bring none."""
    names = (package for finding in missing for package in finding.part.packages.get(name, "").split())
    return list(dict.fromkeys(names))


def mend(missing: list[Finding], host: Host) -> str:
    """What to do about missing parts: the exact command, and the font files no package of this family brings."""
    name = family(host)
    known = name if name in ("debian", "fedora", "arch", "macos") else "debian"
    install = _install(name, " ".join(packages(missing, known)), "" if host.is_root else "sudo ")
    by_hand = [file for finding in missing if known not in finding.part.packages for file in finding.part.fonts]
    if not by_hand:
        return install
    put = said("put these files into fonts/ (see fonts/README.md): {files}", files=listed(by_hand))
    return said("{step}; {next}", step=install, next=put) if install else put


def _install(name: str, wanted: str, sudo: str) -> str:
    """What installs the wanted packages; empty where none are."""
    if not wanted:
        return ""
    apt_get = f"{sudo}apt-get update && {sudo}{_APT_INSTALL} {wanted}"
    commands: dict[str, str] = {
        "debian": apt_get,
        "fedora": f"{sudo}dnf install {wanted}",
        "arch": f"{sudo}pacman -S --needed {wanted}",
        "macos": f"brew install {wanted}",
        "windows": said(
            "use the Windows Subsystem for Linux, `wsl --install -d Debian`, and there: {command}", command=apt_get
        ),
        "other": said(
            "install what your distribution has in the place of Debian's packages {packages}", packages=wanted
        ),
    }
    return commands[name] if name == "debian" else said("{command} (untested)", command=commands[name])


def can_install(host: Host) -> bool:
    """Whether we may install packages ourselves: as root, where it is tested."""
    return host.is_root and family(host) == "debian"


def install(missing: list[Finding], host: Host) -> None:
    """Install Debian packages for the missing parts; raises Fault. A failed update alone is none: old lists may do."""
    wanted = packages(missing, "debian")
    names = " ".join(wanted)
    say(said("installing system packages with apt-get: {packages}", packages=names), host.pattern)
    quiet: dict[str, str | None] = {"DEBIAN_FRONTEND": "noninteractive", "LC_ALL": "C.UTF-8"}
    patient = ["apt-get", "-q", "-o", "DPkg::Lock::Timeout=300"]
    host.run([*patient, "update"], quiet)
    done = host.run([*patient, *_APT_INSTALL.split()[1:], *wanted], quiet)
    if done.code != 0:
        raise Fault(
            "apt",
            said("apt-get could not install {packages}:\n{output}", packages=names, output=last_lines(done.output)),
            said("mend what apt-get says, then start again or run it yourself: {command}", command=mend(missing, host)),
        )


def last_lines(output: str, count: int = 8) -> str:
    """The end of what a command printed, indented."""
    return "\n".join(f"    {line}" for line in output.strip().splitlines()[-count:])
