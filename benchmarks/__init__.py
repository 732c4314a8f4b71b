"""What is measured. A package by name, lest an installed one of that name be taken for it."""
