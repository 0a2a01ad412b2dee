#!/usr/bin/env bash
# Jackson 2.20.1: a tree of JSON loses a price's zeros, and the price that came as text.
# One would expect that with USE_BIG_DECIMAL_FOR_FLOATS 100.00 stays 100.00, as it does in a Map, and that
# decimalValue() of "178.49" is 178.49 or an error: asLong() of the same text is 178.
# Seen: the tree writes 100.00 as 1E+2, also where a BigDecimal is turned into a tree; decimalValue() of a
# text is 0.
# FIX knows no exponents, so such a price is refused further on; the other one books a trade for nothing.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"

cat >Main.java <<'JAVA'
import com.fasterxml.jackson.databind.*;
import java.math.BigDecimal;
import java.util.Map;

class Main {
  public static void main(String[] args) throws Exception {
    var json = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    var trade = "{\"price\":100.00}";
    System.out.println("map " + json.writeValueAsString(json.readValue(trade, Map.class)));
    System.out.println("tree " + json.writeValueAsString(json.readTree(trade)));
    System.out.println("made " + json.valueToTree(Map.of("price", new BigDecimal("100.00"))));
    var text = json.readTree("\"178.49\"");
    System.out.println("text " + text.asLong() + " " + text.decimalValue());
  }
}
JAVA
jars com.fasterxml.jackson.core:jackson-databind:2.20.1
seen=$(java Main.java)
still "$seen" 'map {"price":100.00}
tree {"price":1E+2}
made {"price":1E+2}
text 178 0' 'A tree of Jackson 2.20.1 writes 100.00 as 1E+2, and decimalValue() of a text is 0.'
