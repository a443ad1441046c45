"""Publishing the knowledge base with Datasette: plugins, templates, static files."""
