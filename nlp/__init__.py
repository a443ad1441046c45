"""From passages and tables to counts, commitments, parties and deadlines."""
