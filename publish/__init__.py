"""Publishing the knowledge base with Datasette: plugins, templates, static files."""

from publish.serving import serve_arguments

__all__ = ["serve_arguments"]
