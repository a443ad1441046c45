"""Small wrong changes to our code, each made in a copy, to see whether the tests notice.

``python -m tests.mutants --help`` says how; docs/contributing.md how to read what it reports.
"""
