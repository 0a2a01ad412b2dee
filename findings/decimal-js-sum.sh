#!/usr/bin/env bash
# decimal.js 10.6.0: a sum has 20 significant digits, whatever its terms have.
# One would expect that an arbitrary-precision library adds exactly, as big.js and bignumber.js do; only
# division has to stop somewhere.
# Seen: 123456789012345.12345678 + 0.00000001 is 123456789012345.12346, less precise than its own first
# term, which the constructor keeps whole.
# A client that sums up a firm's positions so differs from the books by ten-thousandths.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"

packages decimal.js@10.6.0 big.js@7.0.1 bignumber.js@11.1.5
seen=$(node -e '
for (const name of ["decimal.js", "big.js", "bignumber.js"]) {
  let Decimal = require(name);
  Decimal = Decimal.default ?? Decimal.BigNumber ?? Decimal;
  console.log(name, new Decimal("123456789012345.12345678").plus("0.00000001").toString());
}')
still "$seen" 'decimal.js 123456789012345.12346
big.js 123456789012345.12345679
bignumber.js 123456789012345.12345679' \
  'decimal.js 10.6.0 rounds sums to 20 digits by default; big.js and bignumber.js do not.'
