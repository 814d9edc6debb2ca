"""Taking over other people's lists: what each row would do, done in one gesture, or not at all.

`model` is what goes in and comes out, `known` what the file holds already, `pending` what waits to
be written; one module for each kind of list says what a row means. `service` does it all.
"""
