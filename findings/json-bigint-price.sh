#!/usr/bin/env bash
# json-bigint 1.0.0 with useNativeBigInt: a price of sixteen characters is an error.
# One would expect useNativeBigInt to make BigInts of whole numbers, and to leave 178.49 a number.
# Seen: it does so as long as a number's text has at most 15 characters; a longer one is handed to BigInt,
# fraction and all, which throws a SyntaxError.
# A page made for 64-bit ids works until the first quotient with many decimals arrives.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"

packages json-bigint@1.0.0
seen=$(node -e '
const json = require("json-bigint")({ useNativeBigInt: true });
for (const price of ["178.49", "178.12345678901", "178.123456789012"]) {
  try {
    console.log(json.parse(`{"price":${price}}`).price);
  } catch (e) {
    console.log(e.name, e.message);
  }
}')
still "$seen" $'178.49\n178.12345678901\nSyntaxError Cannot convert 178.123456789012 to a BigInt' \
  'json-bigint 1.0.0 with useNativeBigInt refuses a price of 16 characters.'
