#!/usr/bin/env bash
# commons-validator 1.10.0: the CUSIPs of private placements are refused.
# One would expect CUSIPCheckDigit to take all characters that a CUSIP may have: digits, letters, and *, @
# and #, which count as 36, 37 and 38 and stand in the numbers of private placements.
# Seen: Apple's 037833100 is valid; 12345*AA7, whose check digit is right, is not, and to calculate it is an
# error.
# Private notes in an import are rejected as mistyped.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"

cat >Main.java <<'JAVA'
import org.apache.commons.validator.routines.checkdigit.*;

class Main {
  /** The check digit: each second value counts double, and the digits of all are summed. */
  static int checkDigit(String cusip) {
    int sum = 0;
    for (int i = 0; i < 8; i++) {
      int value = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*@#".indexOf(cusip.charAt(i)) * (1 + i % 2);
      sum += value / 10 + value % 10;
    }
    return (10 - sum % 10) % 10;
  }

  public static void main(String[] args) {
    for (var start : new String[] {"03783310", "12345*AA"}) {
      var cusip = start + checkDigit(start);
      System.out.println(cusip + " " + CUSIPCheckDigit.CUSIP_CHECK_DIGIT.isValid(cusip));
    }
  }
}
JAVA
jars commons-validator:commons-validator:1.10.0
seen=$(java Main.java)
still "$seen" $'037833100 true\n12345*AA7 false' 'commons-validator 1.10.0 refuses a CUSIP with *.'
