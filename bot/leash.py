"""``python -m bot.leash MODULE …``: runs a module that ends as soon as its parent does.

The parent holds the other end of standard input. However it ends, also by SIGKILL, the end
closes; this works on every system, where a death signal from the kernel is Linux only.
"""

import os
import runpy
import signal
import sys
import threading


def _end_with_parent() -> None:
    # Past Python's buffer, whose lock a thread must not hold when the interpreter ends.
    while os.read(0, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


def main() -> None:
    module = sys.argv[1]
    sys.argv = sys.argv[1:]
    threading.Thread(target=_end_with_parent, daemon=True).start()
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
