#!/usr/bin/env bash
# Moneta 1.4.5 and Strata 2.12.46: the same 0.125 dollars are 12 cents in one and 13 in the other.
# One would expect two libraries for money to agree on how half a cent is rounded, or to ask.
# Seen: Moneta's default rounding goes to the even cent, Strata's Money rounds half up.
# A fee computed in one and checked in the other differs by a cent in every second tie.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"

cat >Main.java <<'JAVA'
import com.opengamma.strata.basics.currency.Currency;
import java.math.BigDecimal;
import javax.money.Monetary;

class Main {
  public static void main(String[] args) {
    for (var amount : new String[] {"0.115", "0.125", "0.135", "-0.125"}) {
      var moneta = org.javamoney.moneta.Money.of(new BigDecimal(amount), "USD").with(Monetary.getDefaultRounding());
      var strata = com.opengamma.strata.basics.currency.Money.of(Currency.USD, new BigDecimal(amount));
      System.out.printf("%s: Moneta %s, Strata %s%n", amount, moneta, strata);
    }
  }
}
JAVA
jars org.javamoney.moneta:moneta-core:1.4.5 com.opengamma.strata:strata-basics:2.12.46
seen=$(java Main.java 2>log)
still "$seen" '0.115: Moneta USD 0.12, Strata USD 0.12
0.125: Moneta USD 0.12, Strata USD 0.13
0.135: Moneta USD 0.14, Strata USD 0.14
-0.125: Moneta USD -0.12, Strata USD -0.13' \
  'Moneta 1.4.5 and Strata 2.12.46 round half a cent to different sides.'
