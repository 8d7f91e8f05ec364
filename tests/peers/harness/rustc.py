#!/usr/bin/env python3
"""What does the compiler use for the package that is looked at, and what does it generate?

A RUSTC_WRAPPER: runs the compiler on dependencies as it is asked to. On the package itself it appends a
line to the file MEASURED: CPU seconds and peak memory in MiB, of the compiler and the linker that it
starts. Where GENERATED names a file, the compiler runs once more, to write there what it hands to LLVM.
"""

import os
import subprocess
import sys


def main():
    command = sys.argv[1:]
    if "CARGO_PRIMARY_PACKAGE" not in os.environ or "--crate-name" not in command:
        os.execvp(command[0], command)
    process = subprocess.Popen(command)
    _, status, usage = os.wait4(process.pid, 0)
    code = os.waitstatus_to_exitcode(status)
    with open(os.environ["MEASURED"], "a") as measured:
        measured.write(f"{usage.ru_utime + usage.ru_stime} {usage.ru_maxrss / 1024}\n")
    generated = os.environ.get("GENERATED")
    if code == 0 and generated:
        kept = [argument for argument in command if not argument.startswith("--emit")]
        flags = ["-Cno-prepopulate-passes", "-Ccodegen-units=1", "-Cdebuginfo=0"]
        code = subprocess.run([*kept, f"--emit=llvm-ir={generated}", *flags]).returncode
    sys.exit(code)


main()
