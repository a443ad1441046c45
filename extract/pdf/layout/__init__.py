"""How a page is read: order, running texts, paragraphs, headings and captions."""
