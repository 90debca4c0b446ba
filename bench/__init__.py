"""What is measured: the lines of several engines, and the time that script typography takes. Run by `build.py bench`."""
