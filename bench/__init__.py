"""What is measured: the lines of several engines, time and memory of books, faults that are found. Run by `build.py bench`."""
