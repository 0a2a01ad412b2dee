#!/usr/bin/env bash
# Cassandra 5.0.9: a decimal that is inserted as JSON passes through a double.
# One would expect INSERT JSON to store the digits that stand in the JSON, as INSERT stores those in the
# CQL.
# Seen: 178.123456789012345678 inserted as JSON is 178.12345678901235; in CQL, or quoted in the JSON, it is
# whole.
# Prices come in exactly through one path and cut through the other, into the same column.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"
source "$here/cassandra.bash"

start_cassandra
seen=$(ask_cassandra <<'CQL'
create table trade (way text primary key, price decimal)
insert into trade (way, price) values ('cql', 178.123456789012345678)
insert into trade json '{"way": "json", "price": 178.123456789012345678}'
insert into trade json '{"way": "quoted", "price": "178.123456789012345678"}'
select * from trade where way = 'cql'
select * from trade where way = 'json'
select * from trade where way = 'quoted'
CQL
)
still "$seen" "[way:'cql', price:178.123456789012345678]
[way:'json', price:178.12345678901235]
[way:'quoted', price:178.123456789012345678]" 'INSERT JSON of Cassandra 5.0.9 keeps 17 digits of a decimal.'
