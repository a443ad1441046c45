"""Tables: what their headers, rows and cells say of each number."""
