"""The fields of a count, one file each: the rules that read it from the words in scope."""
