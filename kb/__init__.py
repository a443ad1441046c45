"""The knowledge base: its schema, its build, its checks and its command line."""

__version__ = "0.1.0"
