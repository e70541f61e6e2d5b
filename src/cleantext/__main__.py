"""`python -m cleantext` is the command `cleantext`."""

import gc
import os
import sys


def run() -> None:
    """Run the command and leave with its exit status."""
    # The rules are many objects that stay: to look for waste among them costs a tenth of a short run. `main` turns
    # this on again for more than one file.
    gc.disable()
    from cleantext.cli import COMMANDS, main

    status = main()
    if sys.argv[1:2] and sys.argv[1] in COMMANDS:
        sys.exit(status)
    # All is written; to take the rules apart, object by object, costs another tenth.
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


if __name__ == "__main__":
    run()
