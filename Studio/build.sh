#!/bin/sh
# Checks the types and builds the studio into Studio/dist. `--watch` builds again after each change, `--no-check` skips the type check.
set -eu
cd "$(dirname "$0")"

# The packages come from Debian, or from `npm install` for those who have npm.
[ -e node_modules ] || ln -s "${NODE_MODULES:-/usr/share/nodejs}" node_modules
exec node build.mjs "$@"
