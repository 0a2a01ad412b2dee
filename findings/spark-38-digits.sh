#!/usr/bin/env bash
# Spark 4.2.0: two prices of 38 digits that differ are equal, and join; a small product is nothing.
# One would expect exact decimals to compare exactly, and 1 times 0.00000001 to be 0.00000001.
# Seen: where scales differ and both have 38 digits, the finer side is rounded to make room: 1.12345678
# equals 1.1235.
# With decimal(18,4) on one side it does not. The product of two decimal(38,18) has six decimals: 0.000000.
# Money kept as decimal(38,x) "to be safe" matches wrong rows and loses fees, without an error in ANSI mode.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"
source "$here/spark.bash"

seen=$(ask_spark <<'SQL'
select cast('1.12345678' as decimal(38,8)) = cast('1.1235' as decimal(38,4))
select count(*) from values (cast('1.12345678' as decimal(38,8))) a(x) join values (cast('1.1235' as decimal(38,4))) b(y) on x = y
select cast('1.12345678' as decimal(38,8)) = cast('1.1235' as decimal(18,4))
select cast(1 as decimal(38,18)) * cast('0.00000001' as decimal(38,18))
SQL
)
still "$seen" $'[true]\n[1]\n[false]\n[0.000000]' \
  'Spark 4.2.0 finds 1.12345678 equal to 1.1235 where both have 38 digits.'
