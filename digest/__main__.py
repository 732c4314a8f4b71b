"""Lets `python -m digest` do what `digest` does."""

from digest.cli import main

if __name__ == "__main__":
    main()
