#!/usr/bin/env bash
# Builds the example guests for wasm32: `build.sh [example]…`; the modules are in target/guests.
#
# With the target of rustup nothing is special. Without it Debian's compiler can, which has the
# sources of the library (packages rustc-web, rust-web-src and lld).
set -euo pipefail
cd "$(dirname "$0")"
target=wasm32-unknown-unknown
examples=("$@")
if [[ ${#examples[@]} -eq 0 ]]; then
  examples=(json_like callback)
fi
options=()
for example in "${examples[@]}"; do
  options+=(--example "$example")
done
if [[ -d "$(rustc --print sysroot)/lib/rustlib/$target" ]]; then
  cargo build --locked --release --target "$target" "${options[@]}"
elif [[ -x /usr/bin/rustc && -d "$(/usr/bin/rustc --print sysroot)/lib/rustlib/src" ]] && command -v wasm-ld >/dev/null; then
  RUSTC_BOOTSTRAP=1 RUSTC=/usr/bin/rustc CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld \
    cargo build --locked --release -Zbuild-std=std,panic_abort --target "$target" "${options[@]}"
else
  echo "no compiler for $target: rustup target add $target, or install rustc-web, rust-web-src and lld" >&2
  exit 3
fi
mkdir -p target/guests
for example in "${examples[@]}"; do
  cp "target/$target/release/examples/$example.wasm" target/guests/
done
