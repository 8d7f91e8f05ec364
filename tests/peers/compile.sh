#!/usr/bin/env bash
# What does a test double cost to compile? The row of `measure` that says most, alone and with its
# spread: forty traits of eight methods.
#
#   compile.sh                  all contenders
#   compile.sh mlmock hand      only these
#
# Variables: TRAITS (40), METHODS (8) per trait, SIGNATURES (8) that a trait's methods have, RUNS (5)
# of which the median counts.
set -euo pipefail

exec "$(dirname "${BASH_SOURCE[0]}")/measure" --only plain --spread --traits "${TRAITS:-40}" \
    --methods "${METHODS:-8}" --signatures "${SIGNATURES:-8}" --runs "${RUNS:-5}" "$@"
