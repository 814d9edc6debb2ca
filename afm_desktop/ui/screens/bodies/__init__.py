"""변동 등록 and 탈퇴 점검: what happens to a body, and what it leaves behind."""
