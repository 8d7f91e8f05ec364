"""How is cargo run, and what did it use?"""

import os
import pathlib
import shlex
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent.parent
OUT = HERE / "target" / "peers"

# Whatever the machine's own settings are: full builds, two jobs, no compiler cache.
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name not in ("RUSTFLAGS", "CARGO_BUILD_BUILD_DIR")},
    "CARGO_INCREMENTAL": "0",
    "CARGO_BUILD_JOBS": os.environ.get("CARGO_BUILD_JOBS", "2"),
    "CARGO_TERM_COLOR": "never",
    "RUSTC_WRAPPER": "",
    "RUSTC_WORKSPACE_WRAPPER": "",
    "LC_ALL": "C",
}


def stop(reason):
    sys.exit(f"measure: {reason}")


def say(text):
    print(text, file=sys.stderr, flush=True)


def cargo(directory, target, *arguments, **environment):
    """Runs cargo; gives back what it printed, and the CPU seconds of it and of all that it started."""
    variables = {**ENVIRONMENT, "CARGO_TARGET_DIR": str(target), **environment}
    process = subprocess.Popen(
        ["cargo", *arguments],
        cwd=directory,
        env=variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    with process.stdout as pipe:
        output = pipe.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        last = "\n".join(output.splitlines()[-60:])
        stop(f"{last}\nin {directory}: `cargo {shlex.join(arguments)}` failed")
    return output, usage.ru_utime + usage.ru_stime


def fetch(directory, target):
    """Sees to it that nothing has to be fetched later."""
    try:
        cargo(directory, target, "fetch", "--offline")
    except SystemExit:
        cargo(directory, target, "fetch")
