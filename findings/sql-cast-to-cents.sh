#!/usr/bin/env bash
# SQL: the same cast to decimal(10,2) cuts, rounds half down or rounds half up, by the database.
# One would expect 1.235 to become 1.24 everywhere, or everywhere the same.
# Seen: Derby 10.16.1.1 and Calcite 1.41.0 cut even 1.239 to 1.23; HSQLDB 2.7.4 makes 1.24 of 1.239 but 1.23
# of 1.235; H2 2.4.240 and DuckDB 1.4.2 round half up. Their ROUND, where there is one, rounds 1.235 to
# 1.24.
# Tests against an embedded database book other cents than production, in one row of ten or in one of two.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"

cat >Main.java <<'JAVA'
import java.sql.*;

class Main {
  static void ask(String url, String from) throws Exception {
    var line = url.split(":")[1];
    try (var connection = DriverManager.getConnection(url); var statement = connection.createStatement()) {
      for (var amount : new String[] {"1.239", "1.235", "-1.235"}) {
        var query = "select cast(" + amount + " as decimal(10,2))" + from;
        try (var rows = statement.executeQuery(query)) {
          rows.next();
          line += " " + amount + "=" + rows.getString(1);
        }
      }
    }
    System.out.println(line);
  }

  public static void main(String[] args) throws Exception {
    ask("jdbc:derby:memory:a;create=true", " from (values 0) as t(x)");
    ask("jdbc:calcite:", "");
    ask("jdbc:hsqldb:mem:a", " from (values(0)) as t(x)");
    ask("jdbc:h2:mem:a", "");
    ask("jdbc:duckdb:", "");
  }
}
JAVA
jars org.hsqldb:hsqldb:2.7.4 org.apache.derby:derby:10.16.1.1 com.h2database:h2:2.4.240 \
  org.duckdb:duckdb_jdbc:1.4.2.0 org.apache.calcite:calcite-core:1.41.0
seen=$(java Main.java 2>log)
still "$seen" 'derby 1.239=1.23 1.235=1.23 -1.235=-1.23
calcite 1.239=1.23 1.235=1.23 -1.235=-1.23
hsqldb 1.239=1.24 1.235=1.23 -1.235=-1.23
h2 1.239=1.24 1.235=1.24 -1.235=-1.24
duckdb 1.239=1.24 1.235=1.24 -1.235=-1.24' \
  'A cast to cents cuts in Derby and Calcite, rounds half down in HSQLDB, half up in H2 and DuckDB.'
