#!/usr/bin/env bash
# Cassandra 5.0.9: 1.0 and 1.00 are one row as clustering columns and two as partition keys.
# One would expect decimals that are equal to be the same key in both places.
# Seen: a row at 1.00 overwrites the one at 1.0, and keeps its 1.0; as partition keys both are there, and
# asking for 1.000 finds neither, as partitions are found by the bytes.
# A book keyed by price splits a level in two, or merges what was meant apart, by the sender's zeros.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"
source "$here/cassandra.bash"

start_cassandra
seen=$(ask_cassandra <<'CQL'
create table level (symbol text, price decimal, seller text, primary key (symbol, price))
create table price (price decimal primary key, seller text)
insert into level (symbol, price, seller) values ('A', 1.0, 'first')
insert into level (symbol, price, seller) values ('A', 1.00, 'second')
insert into price (price, seller) values (1.0, 'first')
insert into price (price, seller) values (1.00, 'second')
select * from level
select count(*) as partitions from price
select count(*) as found from price where price = 1.000
CQL
)
still "$seen" "[symbol:'A', price:1.0, seller:'second']
[partitions:2]
[found:0]" 'In Cassandra 5.0.9 the decimals 1.0 and 1.00 are one clustering key and two partition keys.'
