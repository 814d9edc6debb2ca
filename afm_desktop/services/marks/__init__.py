"""What is put on records of any kind: tags and attached files."""
