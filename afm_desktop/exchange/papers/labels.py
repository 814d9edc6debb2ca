"""The words of papers as files that no paper says itself."""

APPROVAL = "결\n재"
NOTE_MARK = "※"
RECIPIENT = "수신처: {name}"
TEXT_SHEET = "본문"
