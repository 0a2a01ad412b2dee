#!/usr/bin/env bash
# Cassandra 5.0.9: the average of 1 and 2 is 1, of decimals; a sum of ints can be negative.
# One would expect avg of decimals to be 1.5, and a sum that does not fit to be an error or wider.
# Seen: avg keeps the scale of its inputs, so (1 + 2) / 2 is 1 while avg(1.0, 2.0) is 1.5; sum(int) is an
# int and goes from 2147483647 to -2147483648 without a word.
# An average price is rounded to whole dollars where the prices happen to be whole; a volume turns negative.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"
source "$here/cassandra.bash"

start_cassandra
seen=$(ask_cassandra <<'CQL'
create table trade (user int, id int, price decimal, quantity int, primary key (user, id))
insert into trade (user, id, price, quantity) values (1, 1, 1, 2147483647)
insert into trade (user, id, price, quantity) values (1, 2, 2, 1)
insert into trade (user, id, price) values (2, 1, 1.0)
insert into trade (user, id, price) values (2, 2, 2.0)
select avg(price) as average, sum(quantity) as volume from trade where user = 1
select avg(price) as average from trade where user = 2
CQL
)
still "$seen" '[average:1, volume:-2147483648]
[average:1.5]' \
  'In Cassandra 5.0.9 the average of the decimals 1 and 2 is 1, and a sum of ints overflows silently.'
