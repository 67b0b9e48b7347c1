"""Calendar files: as others write them, as no one should, and as we write them."""
