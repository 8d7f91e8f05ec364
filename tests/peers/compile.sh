#!/usr/bin/env bash
# What does a test double cost to compile? Prints, for each contender, the CPU seconds of
# `cargo test --no-run` over the same traits and tests, and the ratio to a hand-written fake.
#
#   compile.sh                  all contenders
#   compile.sh mlmock hand      only these
#
# Variables: TRAITS (40), METHODS (8) per trait, SIGNATURES (8) that a trait's methods have, RUNS (5)
# of which the median counts.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
out=$here/target/compile
traits=${TRAITS:-40}
methods=${METHODS:-8}
signatures=${SIGNATURES:-8}
runs=${RUNS:-5}
[ $# -gt 0 ] || set -- hand mlmock autospy unimock mockall

# Whatever the machine's own settings are: full builds, two jobs, no compiler cache, one target
# directory per package.
export CARGO_INCREMENTAL=0 CARGO_BUILD_JOBS="${CARGO_BUILD_JOBS:-2}" CARGO_TERM_COLOR=never
export RUSTC_WRAPPER='' RUSTC_WORKSPACE_WRAPPER='' LC_ALL=C
unset CARGO_TARGET_DIR CARGO_BUILD_TARGET_DIR CARGO_BUILD_BUILD_DIR

# fail <contender> <what>: shows the end of the contender's log and gives up.
fail() {
    tail -n 60 "$out/$1/log" >&2 || true
    echo "compile.sh: $1: $2" >&2
    exit 1
}

# in_package <contender> <cargo arguments..>: runs cargo there; its output goes to the log.
in_package() {
    local contender=$1
    shift
    (cd "$out/$contender" && CARGO_TARGET_DIR="$out/$contender/target" exec cargo "$@") >"$out/$contender/log" 2>&1
}

# milliseconds <command..>: prints the user and system time of the command and of all it started.
milliseconds() {
    local TIMEFORMAT='%3U %3S' user system times
    times=$({ time "$@"; } 2>&1) || return
    read -r user system <<<"$times"
    echo $((10#${user/./} + 10#${system/./}))
}

seconds() {
    printf '%d.%02d' $((($1 + 5) / 1000)) $((($1 + 5) % 1000 / 10))
}

# nth <contender> <n>: the n-th smallest of its times.
nth() {
    sort -n "$out/$1/times" | sed -n "$2p"
}

python3 "$here/generate.py" "$out" "$traits" "$methods" "$signatures" "$@"

# Build all that is not measured, and prove that the tests do what they say.
for contender in "$@"; do
    echo "prepare $contender" >&2
    : >"$out/$contender/times"
    in_package "$contender" fetch --offline || in_package "$contender" fetch || fail "$contender" "its dependencies could not be fetched"
    in_package "$contender" test --offline || fail "$contender" "its tests do not build or do not pass"
    grep -q "^test result: ok. $traits passed; 0 failed; 0 ignored" "$out/$contender/log" || fail "$contender" "expected $traits tests"
done

# One run after the other through all contenders: a machine that slows down does so for each.
for ((run = 1; run <= runs; run++)); do
    for contender in "$@"; do
        touch "$out/$contender/src/lib.rs"
        spent=$(milliseconds in_package "$contender" test --no-run --offline) || fail "$contender" "the build failed"
        [ "$(grep -c '^ *Compiling ' "$out/$contender/log")" = 1 ] || fail "$contender" "expected to compile one package"
        echo "$spent" >>"$out/$contender/times"
        echo "run $run of $runs: $contender $(seconds "$spent")" >&2
    done
done

hand=
for contender in "$@"; do
    [ "$contender" != hand ] || hand=$(nth hand $(((runs + 1) / 2)))
done

echo "CPU seconds of \`cargo test --no-run\`, $traits traits x $methods methods ($signatures signatures), $runs runs"
printf '%-10s %8s %8s %8s %14s\n' contender median min max 'ratio to hand'
for contender in "$@"; do
    median=$(nth "$contender" $(((runs + 1) / 2)))
    ratio=-
    [ -z "$hand" ] || ratio=$(seconds $((median * 1000 / hand)))
    printf '%-10s %8s %8s %8s %14s\n' "$contender" "$(seconds "$median")" "$(seconds "$(nth "$contender" 1)")" \
        "$(seconds "$(nth "$contender" "$runs")")" "$ratio"
done
