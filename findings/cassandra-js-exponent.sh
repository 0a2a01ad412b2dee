#!/usr/bin/env bash
# Cassandra's drivers: a decimal of 1000 stored by Java can be read by Node (cassandra-driver 4.10.0) as 1.
# One would expect both drivers to read the same bytes as the same number.
# Seen: Java writes new BigDecimal("1E+3"), which is what stripTrailingZeros makes of 1000, with a scale of
# -3; the JavaScript BigDecimal of those bytes prints "1." and parses "1E+3" as 1. A scale of 0 or more is
# right.
# Round quantities and prices are the ones that lose their zeros.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"

cat >Main.java <<'JAVA'
import com.datastax.oss.driver.api.core.ProtocolVersion;
import com.datastax.oss.driver.api.core.type.codec.TypeCodecs;
import com.datastax.oss.protocol.internal.util.Bytes;
import java.math.BigDecimal;

class Main {
  public static void main(String[] args) {
    for (var price : new BigDecimal[] {new BigDecimal("1000"), new BigDecimal("1000").stripTrailingZeros()}) {
      var bytes = TypeCodecs.DECIMAL.encode(price, ProtocolVersion.DEFAULT);
      System.out.println(Bytes.toHexString(bytes).substring(2));
    }
  }
}
JAVA
jars org.apache.cassandra:java-driver-core:4.19.0 org.slf4j:slf4j-nop:1.7.36
written=$(java Main.java)
packages cassandra-driver@4.10.0
seen=$(node -e '
const { BigDecimal } = require("cassandra-driver").types;
for (const hex of process.argv.slice(1))
  console.log(hex, BigDecimal.fromBuffer(Buffer.from(hex, "hex")).toString());
console.log("1E+3", BigDecimal.fromString("1E+3").toString());' $written)
still "$seen" $'0000000003e8 1000\nfffffffd01 1.\n1E+3 1' \
  'cassandra-driver 4.10.0 reads a decimal with a negative scale, 1E+3, as 1.'
