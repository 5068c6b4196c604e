"""``python -m starnames`` is the command line."""

import sys

from starnames.cli import main

if __name__ == "__main__":
    sys.exit(main())
