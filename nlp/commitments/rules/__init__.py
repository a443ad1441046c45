"""The rules: rows of ``commitment-rules.toml``, and what finds words where columns do not suffice."""
