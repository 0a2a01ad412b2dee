#!/usr/bin/env bash
# QuickFIX/J 2.3.2: setDecimal(field, value, 2) does not make two decimals; setDouble loses the fifteenth.
# One would expect 178.125 to be sent with two decimals, rounded or refused, and a quantity of 1e-15 to be
# sent.
# Seen: the number is "padding": at least two decimals, so 178.125 stays, and 178.1 becomes 178.10. A double
# is written with 14 decimals: a price of a third has 14 threes, a quantity of 1e-15 is 0.
# Orders are refused by venues that take cents; a remainder of a token is reported as nothing.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"

cat >Main.java <<'JAVA'
import java.math.BigDecimal;
import quickfix.Message;

class Main {
  public static void main(String[] args) throws Exception {
    var order = new Message();
    for (var price : new String[] {"178.125", "178.1"}) {
      order.setDecimal(44, new BigDecimal(price), 2);
      System.out.println(price + " " + order.getString(44));
    }
    for (var quantity : new double[] {1.0 / 3, 1e-15}) {
      order.setDouble(38, quantity);
      System.out.println(quantity + " " + order.getString(38));
    }
  }
}
JAVA
jars org.quickfixj:quickfixj-core:2.3.2 org.slf4j:slf4j-nop:2.0.17
seen=$(java Main.java)
still "$seen" '178.125 178.125
178.1 178.10
0.3333333333333333 0.33333333333333
1.0E-15 0' 'QuickFIX/J 2.3.2 pads decimals but does not round them, and writes 1e-15 as 0.'
