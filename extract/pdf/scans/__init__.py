"""Pages that are pictures: set straight and recognised."""
