"""From sources to a page model: lines, passages, tables and cells."""
