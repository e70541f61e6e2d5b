"""`python -m cleantext` is the command `cleantext`."""

import gc
import sys


def run() -> None:
    """Run the command and leave with its exit status."""
    # The rules are many objects that stay: to look for waste among them costs a tenth of a short run. `main` turns
    # this on again for more than one file.
    gc.disable()
    from cleantext.cli import main

    sys.exit(main())


if __name__ == "__main__":
    run()
