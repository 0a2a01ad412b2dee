#!/usr/bin/env bash
# fastjson2 2.0.60: a JSON number with an exponent becomes a double, one without a BigDecimal.
# One would expect one type for numbers with a fraction, whatever their notation.
# Seen: 178.123456789012345678 is kept to the last digit; the same number as 1.78123456789012345678E2 is a
# Double and loses three digits.
# Serialisers choose the notation by the size of the number, so that small prices lose digits, others not.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"

cat >Main.java <<'JAVA'
import com.alibaba.fastjson2.JSON;

class Main {
  public static void main(String[] args) {
    for (var number : new String[] {"178.123456789012345678", "1.78123456789012345678E2"}) {
      var price = JSON.parseObject("{\"price\":" + number + "}").get("price");
      System.out.println(price.getClass().getSimpleName() + " " + price);
    }
  }
}
JAVA
jars com.alibaba.fastjson2:fastjson2:2.0.60
seen=$(java Main.java)
still "$seen" $'BigDecimal 178.123456789012345678\nDouble 178.12345678901235' \
  'fastjson2 2.0.60 keeps the digits of a price only where it has no exponent.'
