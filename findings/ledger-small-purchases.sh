#!/usr/bin/env bash
# Ledger 3.3.0 and hledger 1.25 (Debian 12): ten small purchases of a coin cost nothing in one, four cents
# in the other.
# One would expect the cash of ten purchases of 0.00000004 BTC at 100000.00 dollars, left open in the
# journal, to be 0.04 dollars less.
# Seen: Ledger rounds each cost of 0.004 dollars to the two decimals of the dollar, so that the cash account
# stays empty; hledger keeps the costs whole and shows -0.04.
# Savings plans and fees in fractions of a cent vanish from the cash of one of the two. Needs Debian's
# apt-get and apt's lists.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"

programs ledger hledger
export LD_LIBRARY_PATH="$LD_LIBRARY_PATH:$place/debian/usr/lib/ledger"
for day in $(seq 10 19); do
  cat <<JOURNAL
2026-01-$day buy
    Assets:Coin         0.00000004 BTC @ \$100000.00
    Assets:Cash

JOURNAL
done >journal
seen=$(
  echo "Ledger: $(ledger --args-only -f journal balance --empty --flat Cash | head -n 1 | sed 's/  */ /g')"
  echo "hledger: $(hledger -f journal balance --empty Cash | head -n 1 | sed 's/  */ /g')"
)
still "$seen" 'Ledger:  0 Assets:Cash
hledger:  $-0.04 Assets:Cash' 'Ledger 3.3.0 rounds each cost to the cent, hledger 1.25 keeps it whole.'
