"""The tables of a page: candidates, their rows, columns and headers, and tables over several pages."""
