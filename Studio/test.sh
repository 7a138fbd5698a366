#!/bin/sh
# Runs the tests that need no browser. tests/imports.test.ts among them keeps the imports a tree.
set -eu
cd "$(dirname "$0")"
[ -e node_modules ] || ln -s "${NODE_MODULES:-/usr/share/nodejs}" node_modules
rm -rf .test-build
esbuild $(find tests -name "*.test.ts") --bundle --platform=node --format=esm --jsx=automatic --preserve-symlinks \
    --out-extension:.js=.mjs --outdir=.test-build --log-level=warning
exec node --test .test-build
