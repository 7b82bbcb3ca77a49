"""Find the one-file plug-ins of a folder, in sorted order, failing loudly."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from types import ModuleType
from typing import Generic, TypeVar

from graph.errors import PluginError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """The plug-ins of a folder, and those whose third-party package is not installed (module, package)."""

    plugins: tuple[T, ...]
    unavailable: tuple[tuple[str, str], ...]


def discover(
    package: ModuleType, constant: str, kind: type[T], *, skip: frozenset[str] = frozenset({"base"})
) -> Found[T]:
    """Import every module of a package and take the constant that each must hold.

    Parameters
    ----------
    package:
        The folder, imported.
    constant:
        Name of the constant, such as `READER`.
    kind:
        Class that the constant must be an instance of.
    skip:
        Modules that are no plug-ins.

    Raises
    ------
    PluginError
        When a module lacks the constant, holds another class, or two plug-ins share a name.
    ModuleNotFoundError
        When a module of this project is missing; a missing third-party package is listed as unavailable.
    """
    plugins: dict[str, T] = {}
    unavailable = []
    ours = package.__name__.partition(".")[0]
    for info in sorted(pkgutil.iter_modules(package.__path__), key=lambda i: i.name):
        if info.name in skip:
            continue
        try:
            module = importlib.import_module(f"{package.__name__}.{info.name}")
        except ModuleNotFoundError as exc:
            if (exc.name or ours).partition(".")[0] == ours:
                raise
            unavailable.append((info.name, str(exc.name)))
            continue
        plugin = getattr(module, constant, None)
        if not isinstance(plugin, kind):
            raise PluginError(f"{module.__name__} must hold {constant}, a {kind.__name__}")
        name = str(getattr(plugin, "name", info.name))
        if name in plugins:
            raise PluginError(f"{module.__name__}: a {kind.__name__} named {name!r} exists already")
        plugins[name] = plugin
    return Found(tuple(plugins.values()), tuple(unavailable))
