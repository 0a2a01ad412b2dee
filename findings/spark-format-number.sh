#!/usr/bin/env bash
# Spark 4.2.0: format_number rounds half a cent to the even cent, round and cast round it up.
# One would expect a number shown with two decimals to be the number rounded to two decimals.
# Seen: of 0.125, a decimal, format_number makes 0.12; round and cast make 0.13. And the median of a
# decimal(38,18) is a double.
# A report's lines, made with format_number, do not add up to its total, made with round.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"
source "$here/spark.bash"

seen=$(ask_spark <<'SQL'
select format_number(cast('0.125' as decimal(10,3)), 2), round(cast('0.125' as decimal(10,3)), 2), cast(cast('0.125' as decimal(10,3)) as decimal(10,2))
select typeof(median(p)) from values (cast('178.1234' as decimal(38,18))) t(p)
SQL
)
still "$seen" $'[0.12,0.13,0.13]\n[double]' \
  'format_number of Spark 4.2.0 makes 0.12 of 0.125, round makes 0.13.'
