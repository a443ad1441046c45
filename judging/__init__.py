"""Rows of a knowledge base judged by people, and how sure that makes us of other rows."""
