"""Many documents: files of records in, the same records with cleaned texts out."""
