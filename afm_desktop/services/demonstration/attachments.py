"""Small files attached to demands."""

from __future__ import annotations

from collections.abc import Sequence

from afm_desktop.domain.attaching import media_type
from afm_desktop.domain.model.attachments import Attachment
from afm_desktop.domain.model.demands import Demand
from afm_desktop.paths import DEMONSTRATION
from afm_desktop.services.demonstration.demands import Filed
from afm_desktop.services.demonstration.ledger import Ledger
from afm_desktop.services.demonstration.packs import read
from afm_desktop.storage.attached import digest_of


def write_attachments(ledger: Ledger, demands: Sequence[Filed]) -> list[bytes]:
    """The records of the files; answers what is in them."""
    by_title = {demand.title: demand for demand in demands}
    contents = []
    for told in read("screening")["attachments"]:
        demand = by_title[told["title"]]
        content = (DEMONSTRATION / "attachments" / told["file"]).read_bytes()
        ledger.add(
            Attachment,
            kind=Demand.__tablename__,
            record_id=demand.id,
            circle=demand.id,
            name=told["name"],
            media_type=media_type(told["name"]),
            size=len(content),
            sha256=digest_of(content),
            added_on=demand.steps[0].day,
            purpose=told["purpose"],
        )
        contents.append(content)
    return contents
