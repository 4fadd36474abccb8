#!/bin/sh
# Bring what the tests need and pip cannot install: Chromium, in which built pages are read (and
# libatomic, which Playwright's own driver links), and poppler-utils, which reads the PDFs back.
# Does nothing where all are there.
set -eu

missing=""
command -v chromium >/dev/null 2>&1 || command -v chromium-browser >/dev/null 2>&1 ||
    command -v google-chrome >/dev/null 2>&1 || missing="chromium"
command -v pdftotext >/dev/null 2>&1 && command -v pdftoppm >/dev/null 2>&1 ||
    missing="$missing poppler-utils"
if [ -x /sbin/ldconfig ] && ! /sbin/ldconfig -p | grep -q 'libatomic\.so\.1'; then
    missing="$missing libatomic1"
fi
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null 2>&1; then
    echo "The tests need Chromium (or Chrome), poppler-utils and libatomic." >&2
    echo "This is not Debian: install what is missing by your system's own means:" $missing >&2
    exit 1
fi
if [ "$(id -u)" -eq 0 ]; then
    sudo=""
elif command -v sudo >/dev/null 2>&1; then
    sudo="sudo"
else
    echo "The tests need, and you may not install: $missing" >&2
    echo "As root: apt-get install $missing" >&2
    exit 1
fi

echo "Installing Debian's packages:" $missing
log=$(mktemp)
trap 'rm -f "$log"' EXIT
export DEBIAN_FRONTEND=noninteractive
# $sudo and $missing are lists of words.
# shellcheck disable=SC2086
if ! { $sudo apt-get update && $sudo apt-get install --yes --no-install-recommends $missing; } \
    >"$log" 2>&1 </dev/null; then
    cat "$log" >&2
    exit 1
fi
