"""The data a program may edit, beside the code that reads and checks it."""
