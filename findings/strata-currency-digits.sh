#!/usr/bin/env bash
# Strata 2.12.46: Money of a currency that is not among those it lists loses its cents.
# One would expect that Currency.of("KWD") knows the three digits of ISO 4217, as the JDK does, or refuses a
# currency that it does not know.
# Seen: any three letters make a currency, with no minor digits: 12.345 Kuwaiti dinars are KWD 12, 12.34
# cedis GHS 12, 12.34 colones CRC 12. Dollars and euros are right, so tests see nothing.
# A position in Accra or Kuwait is rounded to whole units wherever Money is used for it.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"

cat >Main.java <<'JAVA'
import com.opengamma.strata.basics.currency.Currency;
import com.opengamma.strata.basics.currency.Money;
import java.math.BigDecimal;

class Main {
  public static void main(String[] args) {
    for (var amount : new String[] {"USD 12.34", "KWD 12.345", "GHS 12.34", "CRC 12.34", "TND 12.345"}) {
      var code = amount.substring(0, 3);
      System.out.printf("%s: the JDK knows %d digits, Strata %d and says %s%n", amount,
          java.util.Currency.getInstance(code).getDefaultFractionDigits(),
          Currency.of(code).getMinorUnitDigits(),
          Money.of(Currency.of(code), new BigDecimal(amount.substring(4))));
    }
  }
}
JAVA
jars com.opengamma.strata:strata-basics:2.12.46
seen=$(java Main.java)
still "$seen" 'USD 12.34: the JDK knows 2 digits, Strata 2 and says USD 12.34
KWD 12.345: the JDK knows 3 digits, Strata 0 and says KWD 12
GHS 12.34: the JDK knows 2 digits, Strata 0 and says GHS 12
CRC 12.34: the JDK knows 2 digits, Strata 0 and says CRC 12
TND 12.345: the JDK knows 3 digits, Strata 0 and says TND 12' \
  'Strata 2.12.46 gives most of the world'"'"'s currencies no minor digits.'
