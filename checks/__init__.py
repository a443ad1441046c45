"""What the documents claim, computed again: sums in tables and sentences, shares, repeats, lists."""
