#!/usr/bin/env bash
# Spark 4.2.0: a decimal(18,4) in Avro, read with another scale, is refused, rounded, or off by powers of
# ten.
# One would expect what Spark does with the same column in Parquet: refuse both the finer and the coarser
# scale.
# Seen: 178.1234 with a column of scale 8 is refused, with one of scale 2 it is 178.12, without a word; with
# the option avroSchema, meant for evolved schemas, it is 0.01781234 at scale 8 and 17812.34 at scale 2.
# A daily report over files from before and after a change of scale adds up both.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"
source "$here/spark.bash"

price() {
  echo "{\"type\":\"record\",\"name\":\"topLevelRecord\",\"fields\":[{\"name\":\"price\",\"type\":[{\"type\":\"fixed\"," \
    "\"name\":\"fixed\",\"namespace\":\"topLevelRecord.price\",\"size\":8,\"logicalType\":\"decimal\"," \
    "\"precision\":18,\"scale\":$1},\"null\"]}]}"
}
seen=$(ask_spark <<SQL
create table written using avro location '$place/avro' as select cast('178.1234' as decimal(18,4)) as price
create temporary view finer (price decimal(18,8)) using avro options (path '$place/avro')
create temporary view coarser (price decimal(18,2)) using avro options (path '$place/avro')
create temporary view evolved_finer using avro options (path '$place/avro', avroSchema '$(price 8)')
create temporary view evolved_coarser using avro options (path '$place/avro', avroSchema '$(price 2)')
select 'finer', price from finer
select 'coarser', price from coarser
select 'evolved, finer', price from evolved_finer
select 'evolved, coarser', price from evolved_coarser
create table kept using parquet location '$place/parquet' as select cast('178.1234' as decimal(18,4)) as price
create temporary view parquet_coarser (price decimal(18,2)) using parquet options (path '$place/parquet')
select 'parquet, coarser', price from parquet_coarser
SQL
)
still "$seen" 'refused: FAILED_READ_FILE.NO_HINT
[coarser,178.12]
[evolved, finer,0.01781234]
[evolved, coarser,17812.34]
refused: FAILED_READ_FILE.PARQUET_COLUMN_DATA_TYPE_MISMATCH' \
  'spark-avro 4.2.0 rounds a coarser decimal, and with avroSchema shifts its point.'
