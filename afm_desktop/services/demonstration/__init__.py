"""The demonstration alliance: public facts, and everything else on bodies named 예시."""

from afm_desktop.services.demonstration.build import Counts, Progress, build

__all__ = ["Counts", "Progress", "build"]
