#!/usr/bin/env bash
# Builds the example guests as components, into target/guests: `build.sh [json_like] [callback]
# [scores]`, all of them when none is named. Ends with 3 when there is no compiler for them; with
# `--check` it ends there.
#
# For Rust, with the target of rustup nothing is special. Without it Debian's compiler can, which has
# the sources of the library (packages rustc-web, rust-web-src and lld). For C, Debian's packages
# clang, lld, wasi-libc and libclang-rt-dev-wasm32 are enough.
set -euo pipefail
cd "$(dirname "$0")"
target=wasm32-unknown-unknown
folder="${CARGO_TARGET_DIR:-target}"
check=false
if [[ "${1-}" == --check ]]; then
  check=true
  shift
fi
guests=("$@")
if [[ ${#guests[@]} -eq 0 ]]; then
  guests=(json_like callback scores)
fi
mkdir -p "$folder/guests"

tools() {
  cargo run --locked --quiet -p dyntype-guest-tools -- "$@"
}

rust() {
  local build=(cargo build --locked --release --target "$target" --example "$1")
  if [[ -d "$(rustc --print sysroot)/lib/rustlib/$target" ]]; then
    "$check" || "${build[@]}"
  elif [[ -x /usr/bin/rustc && -d "$(/usr/bin/rustc --print sysroot)/lib/rustlib/src" ]] && command -v wasm-ld >/dev/null; then
    "$check" || RUSTC_BOOTSTRAP=1 RUSTC=/usr/bin/rustc CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld \
      "${build[@]}" -Zbuild-std=std,panic_abort
  else
    echo "no compiler for $target: rustup target add $target, or install rustc-web, rust-web-src and lld" >&2
    exit 3
  fi
  "$check" || tools component "$folder/$target/release/examples/$1.wasm" "$folder/guests/$1.wasm"
}

c() {
  if ! command -v clang >/dev/null || ! command -v wasm-ld >/dev/null ||
    ! echo 'int main(void) { return 0; }' | clang --target=wasm32-wasi -x c - -o "$folder/guests/probe.wasm" 2>/dev/null; then
    echo "no C compiler for wasm32-wasi: install clang, lld, wasi-libc and libclang-rt-dev-wasm32" >&2
    exit 3
  fi
  rm -f "$folder/guests/probe.wasm"
  if "$check"; then return; fi
  local made="$folder/guests/c"
  tools c ../wit c/world.wit "$made"
  clang --target=wasm32-wasi -mexec-model=reactor -O2 -Wall -Wextra -Werror -Ic "c/$1.c" \
    "$made/dyntype.c" "$made/dyntype_component_type.o" -o "$made/$1.wasm"
  tools component "$made/$1.wasm" "$folder/guests/$1.wasm"
}

for guest in "${guests[@]}"; do
  if [[ -f "c/$guest.c" ]]; then c "$guest"; else rust "$guest"; fi
done
