"""``python -m woondeal_kennisbank``."""

from woondeal_kennisbank import main

main()
