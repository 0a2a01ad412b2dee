#!/usr/bin/env bash
# numeral.js 2.0.6: a price below a millionth is shown as NaN.
# One would expect 0.0000001 in the format 0.00000000 to be 0.00000010.
# Seen: NaN from seven zeros on, since JavaScript writes such a number as 1e-7 and numeral rounds by putting
# a second exponent behind that text. 0.000001 is still right.
# Prices of some tokens, and fees per share, are that small.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"

packages numeral@2.0.6
seen=$(node -e '
const numeral = require("numeral");
for (const price of [0.000001, 0.0000001]) console.log(price, numeral(price).format("0.00000000"));')
still "$seen" $'0.000001 0.00000100\n1e-7 NaN' 'numeral.js 2.0.6 shows a price of 0.0000001 as NaN.'
