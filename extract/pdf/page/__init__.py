"""What stands on a page: glyphs, words, ruling lines, shading, and whether its text can be trusted."""
