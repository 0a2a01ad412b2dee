#!/usr/bin/env bash
# commons-validator 1.10.0: BigDecimalValidator reads through a double, and its limits compare doubles.
# One would expect a validator that returns a BigDecimal to return the digits of the text.
# Seen: 12345678901234567.89 comes back as 12345678901234568, 178.123456789012345678 with 17 digits; and
# 9007199254740993 passes as at most 9007199254740992. "1,5" is 15 in the American locale.
# An amount typed into a form is booked as another one, and a limit lets more through than it says.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"

cat >Main.java <<'JAVA'
import java.math.BigDecimal;
import java.util.Locale;
import org.apache.commons.validator.routines.BigDecimalValidator;

class Main {
  public static void main(String[] args) {
    var validator = BigDecimalValidator.getInstance();
    for (var text : new String[] {"12345678901234567.89", "178.123456789012345678", "1,5"})
      System.out.println(text + " " + validator.validate(text, Locale.US).toPlainString());
    System.out.println(validator.maxValue(new BigDecimal("9007199254740993"), 9007199254740992L));
  }
}
JAVA
jars commons-validator:commons-validator:1.10.0
seen=$(java Main.java)
still "$seen" '12345678901234567.89 12345678901234568
178.123456789012345678 178.12345678901235
1,5 15
true' 'BigDecimalValidator of commons-validator 1.10.0 keeps 17 digits of an amount.'
