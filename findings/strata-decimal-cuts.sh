#!/usr/bin/env bash
# Strata 2.12.46: Decimal cuts what does not fit into 18 digits, also in a sum, and says nothing.
# One would expect that a sum of decimals is exact or raises an error, as Math.addExact does.
# Seen: 1234567890123.12345678 is 1234567890123.12345, and adding 0.00000001 to it changes nothing.
# Decimal is a long with a scale; the scale gives way to the size, downwards, without rounding.
# A firm's total in yen with eight decimals stops counting small trades once it is large.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"

cat >Main.java <<'JAVA'
import com.opengamma.strata.collect.Decimal;

class Main {
  public static void main(String[] args) {
    var total = Decimal.of("1234567890123.12345678");
    System.out.println(total);
    for (int trade = 0; trade < 1000; trade++) total = total.plus(Decimal.of("0.00000999"));
    System.out.println(total);
    System.out.println(new java.math.BigDecimal("1234567890123.12345678")
        .add(new java.math.BigDecimal("0.00000999").multiply(java.math.BigDecimal.valueOf(1000))));
  }
}
JAVA
jars com.opengamma.strata:strata-collect:2.12.46
seen=$(java Main.java)
still "$seen" '1234567890123.12345
1234567890123.12345
1234567890123.13344678' \
  'In Strata 2.12.46 a thousand additions of 0.00000999 to a large Decimal change nothing.'
