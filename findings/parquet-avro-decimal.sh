#!/usr/bin/env bash
# parquet-avro 1.16.0 reads a decimal(18,4) of 178.1234 as the long 1781234; a decimal(38,8) beside it is
# right.
# One would expect a decimal of Parquet to become one of Avro, whatever its width, or to be refused.
# Seen: Parquet stores decimals up to 18 digits as int32 or int64, which is what DuckDB 1.4.2 (and Spark)
# writes; parquet-avro drops the decimal of those, schema and all, and keeps it on wider ones, which are
# fixed bytes.
# The reader gets a valid record whose price is ten thousand times too high.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"

cat >Main.java <<'JAVA'
import java.nio.file.Path;
import java.sql.DriverManager;
import org.apache.avro.Conversions;
import org.apache.avro.generic.*;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.io.LocalInputFile;

class Main {
  public static void main(String[] args) throws Exception {
    try (var duckdb = DriverManager.getConnection("jdbc:duckdb:"); var statement = duckdb.createStatement()) {
      statement.execute("copy (select 178.1234::decimal(18,4) as price, 178.12345678::decimal(38,8) as wide)"
          + " to 'trades.parquet' (format parquet, compression uncompressed)");
    }
    var data = new GenericData();
    data.addLogicalTypeConversion(new Conversions.DecimalConversion());
    var file = new LocalInputFile(Path.of("trades.parquet"));
    try (var reader = AvroParquetReader.<GenericRecord>builder(file, new PlainParquetConfiguration())
        .withDataModel(data).build()) {
      var trade = reader.read();
      for (var name : new String[] {"price", "wide"})
        System.out.println(name + " " + trade.get(name) + " " + trade.get(name).getClass().getSimpleName());
      System.out.println(trade.getSchema().getField("price").schema());
    }
  }
}
JAVA
jars org.apache.parquet:parquet-avro:1.16.0 org.apache.hadoop:hadoop-client-api:3.4.2 \
  org.apache.hadoop:hadoop-client-runtime:3.4.2 org.duckdb:duckdb_jdbc:1.4.2.0 org.slf4j:slf4j-nop:2.0.17
seen=$(java Main.java 2>log)
still "$seen" 'price 1781234 Long
wide 178.12345678 BigDecimal
["null","long"]' 'parquet-avro 1.16.0 reads the decimal(18,4) 178.1234 of a Parquet file as the long 1781234.'
