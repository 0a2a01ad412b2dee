#!/usr/bin/env bash
# Ledger 3.3.0 and hledger 1.25 (Debian 12): one journal, a gain of 6.67 dollars in one and of nothing in
# the other.
# One would expect two programs that read one format to book one sale alike.
# Seen: of three shares bought for 100 dollars one is sold for 40, with its cost as {$33.33}. Ledger puts
# 6.67 dollars on the account that was left open; hledger reads the cost and leaves it out, so that nothing
# remains for the account.
# Whoever changes the program keeps a journal that balances, without any of its realised gains. Needs
# Debian's apt-get and apt's lists.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"

programs ledger hledger
export LD_LIBRARY_PATH="$LD_LIBRARY_PATH:$place/debian/usr/lib/ledger"
cat >journal <<'JOURNAL'
2026-01-05 buy
    Assets:Stock        3 AAPL @@ $100.00
    Assets:Cash

2026-01-06 sell
    Assets:Stock        -1 AAPL {$33.33} @ $40.00
    Assets:Cash         $40.00
    Income:Gain
JOURNAL
seen=$(
  echo "Ledger: $(ledger --args-only -f journal balance Income | sed 's/  */ /g')"
  echo "hledger: $(hledger -f journal balance --empty Income | head -n 1 | sed 's/  */ /g')"
)
still "$seen" 'Ledger:  $-6.67 Income:Gain
hledger:  0 Income:Gain' 'A sale with its cost in braces has a gain in Ledger 3.3.0 and none in hledger 1.25.'
