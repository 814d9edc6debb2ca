"""How much memory another process uses, on Windows, where it cannot be told to stay small."""

from __future__ import annotations

import ctypes
import subprocess
import sys

MUST_BE_WATCHED = sys.platform == "win32"


class _Counters(ctypes.Structure):
    """PROCESS_MEMORY_COUNTERS of psapi.h."""

    _fields_ = [
        ("cb", ctypes.c_uint32),
        ("PageFaultCount", ctypes.c_uint32),
        ("PeakWorkingSetSize", ctypes.c_size_t),
        ("WorkingSetSize", ctypes.c_size_t),
        ("QuotaPeakPagedPoolUsage", ctypes.c_size_t),
        ("QuotaPagedPoolUsage", ctypes.c_size_t),
        ("QuotaPeakNonPagedPoolUsage", ctypes.c_size_t),
        ("QuotaNonPagedPoolUsage", ctypes.c_size_t),
        ("PagefileUsage", ctypes.c_size_t),
        ("PeakPagefileUsage", ctypes.c_size_t),
    ]


def megabytes_of(process: subprocess.Popen[bytes]) -> int:
    """What a process has taken; 0 where the system limits it itself."""
    if not MUST_BE_WATCHED:
        return 0
    counters = _Counters()
    counters.cb = ctypes.sizeof(counters)
    handle = ctypes.c_void_p(int(vars(process)["_handle"]))
    kernel = vars(ctypes)["WinDLL"]("kernel32", use_last_error=True)
    if not kernel.K32GetProcessMemoryInfo(handle, ctypes.byref(counters), counters.cb):
        return 0
    return int(counters.PagefileUsage) >> 20
