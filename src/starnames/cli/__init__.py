"""The command line: arguments in, results to stdout, words to stderr, exit codes as the contract says.

0 clean or done; 1 findings (``--diff`` with a difference, ``table lint`` with a fault); 2 wrong use or input that
cannot be read.
"""

from starnames.cli.main import main

__all__ = ["main"]
