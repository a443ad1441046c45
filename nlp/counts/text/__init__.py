"""Running text: sentences with numbers, and what one sentence leaves to the next."""
