"""The web server, as one part of `serve` or of a larger installation."""

import os
import socket
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from gunicorn.app.base import BaseApplication

GREW_MB = 32
"""A form that took so much, such as a list of 10,000 rows, leaves its process torn into memory nobody can use."""
RESIDENT = Path("/proc/self/statm")


@dataclass(frozen=True, slots=True)
class Address:
    """Where to listen."""

    host: str
    port: int

    @property
    def url(self) -> str:
        return f"http://{f'[{self.host}]' if ':' in self.host else self.host}:{self.port}/"


class WebServer(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn over the application that is already imported."""

    def __init__(self, application: Any, options: dict[str, Any]) -> None:
        self.application = application
        self.options = options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        return self.application


def resident_mb() -> float:
    """What this process holds; 0 where the system does not say."""
    if not RESIDENT.exists():
        return 0.0
    return int(RESIDENT.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20


def note_memory(_worker: Any, request: Any) -> None:
    request.began_mb = resident_mb() if request.method == "POST" else None


def make_room(worker: Any, request: Any, _environ: Any, _response: Any) -> None:
    """After a form that took much, let a fresh process take over, as after `max_requests`: what it does it finishes.

    Pages that are only read fill caches which are wanted again, so they never count.
    """
    began = getattr(request, "began_mb", None)
    if began is not None and resident_mb() - began > GREW_MB:
        worker.alive = False


def listen(application: Any, address: Address, *, workers: int, threads: int) -> None:
    """Answer requests until told to stop."""
    bind = f"[{address.host}]:{address.port}" if ":" in address.host else f"{address.host}:{address.port}"
    options = {
        "bind": bind,
        "workers": workers,
        "threads": threads,
        "worker_class": "gthread",
        "preload_app": True,
        "loglevel": "warning",
        "accesslog": None,
        "graceful_timeout": 20,
        "timeout": 60,
        "keepalive": 5,
        "max_requests": 20_000,
        "max_requests_jitter": 2_000,
        "control_socket_disable": True,
        "pre_request": note_memory,
        "post_request": make_room,
    }
    WebServer(application, options).run()


def check_free(address: Address) -> None:
    """Refuse early, in words, when the address cannot be had."""
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address.host, address.port))
        except OSError as problem:
            raise CommandError(
                f"Port {address.port} on {address.host} cannot be used ({problem.strerror}): perhaps the product runs "
                f"already. Stop that, or choose another: coproduction-star serve --port {address.port + 1}"
            ) from problem
