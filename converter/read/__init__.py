"""Bytes -> Filing. One module a format; READERS in `converter.read` is the table of them."""
