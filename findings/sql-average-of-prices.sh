#!/usr/bin/env bash
# SQL: the average of decimal(10,2) is a decimal of two digits, of four, of twelve, or a double.
# One would expect an average, and a deviation, to have more digits than the prices, and to stay decimal.
# Seen, of 0.10, 0.10 and 0.15: Calcite 1.41.0 and HSQLDB 2.7.4 say 0.11 (cut), Derby 10.16.1.1 0.1166
# (cut), H2 2.4.240 0.116666666667, DuckDB 1.4.2 a double, whose last digits change when it is asked as
# sum/count.
# Calcite's standard deviation of them is 0.02: a volatility of two digits.
# An average price that is multiplied by a large quantity is wrong by dollars.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"

cat >Main.java <<'JAVA'
import java.sql.*;

class Main {
  static final String PRICES =
      " from (select cast(x as decimal(10,2)) as p from (values (0.10), (0.10), (0.15)) as t(x)) as u";

  static void ask(String url, String... functions) throws Exception {
    try (var connection = DriverManager.getConnection(url); var statement = connection.createStatement()) {
      for (var function : functions)
        try (var rows = statement.executeQuery("select " + function + PRICES)) {
          rows.next();
          System.out.println(url.split(":")[1] + " " + function + " " + rows.getString(1) + " "
              + rows.getMetaData().getColumnTypeName(1).replaceAll("\\(.*", ""));
        }
    }
  }

  public static void main(String[] args) throws Exception {
    ask("jdbc:calcite:", "avg(p)", "stddev_pop(p)");
    ask("jdbc:hsqldb:mem:a", "avg(p)");
    ask("jdbc:derby:memory:a;create=true", "avg(p)");
    ask("jdbc:h2:mem:a", "avg(p)");
    ask("jdbc:duckdb:", "avg(p)", "sum(p)/count(*)");
  }
}
JAVA
jars org.hsqldb:hsqldb:2.7.4 org.apache.derby:derby:10.16.1.1 com.h2database:h2:2.4.240 \
  org.duckdb:duckdb_jdbc:1.4.2.0 org.apache.calcite:calcite-core:1.41.0
seen=$(java Main.java 2>log)
still "$seen" 'calcite avg(p) 0.11 DECIMAL
calcite stddev_pop(p) 0.02 DECIMAL
hsqldb avg(p) 0.11 DECIMAL
derby avg(p) 0.1166 DECIMAL
h2 avg(p) 0.116666666667 NUMERIC
duckdb avg(p) 0.11666666666666667 DOUBLE
duckdb sum(p)/count(*) 0.11666666666666665 DOUBLE' \
  'The average of three prices has two, four or twelve digits, or is a double, by the database.'
