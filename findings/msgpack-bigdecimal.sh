#!/usr/bin/env bash
# jackson-dataformat-msgpack 0.9.10: whether a BigDecimal can be written depends on its digits.
# One would expect that exact decimals are written exactly, or that the format refuses the type.
# Seen: 178.49 goes out as a double, 100.00 as the integer 100, and 178.123456789012345678 raises an error.
# A double is taken for exact where its shortest text is the decimal's.
# All tests with short prices pass; the first price with many digits stops the queue.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"

cat >Main.java <<'JAVA'
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.HexFormat;
import org.msgpack.jackson.dataformat.MessagePackFactory;

class Main {
  public static void main(String[] args) {
    var msgpack = new ObjectMapper(new MessagePackFactory());
    for (var price : new String[] {"178.49", "100.00", "178.123456789012345678"}) {
      try {
        var bytes = msgpack.writeValueAsBytes(new BigDecimal(price));
        System.out.println(price + " " + HexFormat.of().formatHex(bytes));
      } catch (JsonProcessingException e) {
        System.out.println(price + " refused");
      }
    }
  }
}
JAVA
jars org.msgpack:jackson-dataformat-msgpack:0.9.10
seen=$(java Main.java)
still "$seen" '178.49 cb40664fae147ae148
100.00 64
178.123456789012345678 refused' \
  'Jackson'"'"'s MessagePack 0.9.10 writes a BigDecimal as double or integer, or refuses it, by its digits.'
