#!/usr/bin/env bash
# jsoniter 0.9.23: a double is written with six decimals.
# One would expect the shortest text that reads back as the same double, as Double.toString and other
# serialisers write it.
# Seen: 178.123456789 becomes 178.123457, and 0.00000012 becomes 0. The same library reads all digits.
# A quantity of a fraction of a share, or a small price, arrives as another number or as nothing.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"

cat >Main.java <<'JAVA'
import com.jsoniter.JsonIterator;
import com.jsoniter.output.JsonStream;

class Main {
  public static void main(String[] args) throws Exception {
    for (var text : new String[] {"178.123456789", "1.2E-7"}) {
      double price = JsonIterator.deserialize(text, double.class);
      System.out.println(price + " " + JsonStream.serialize(price));
    }
  }
}
JAVA
jars com.jsoniter:jsoniter:0.9.23
seen=$(java Main.java)
still "$seen" $'178.123456789 178.123457\n1.2E-7 0' \
  'jsoniter 0.9.23 reads all digits of a double and writes six decimals.'
