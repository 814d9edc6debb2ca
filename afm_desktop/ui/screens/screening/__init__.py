"""검토: the list, the demand as its form, the checklist with what can be done."""
