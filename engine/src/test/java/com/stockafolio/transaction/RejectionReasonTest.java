package com.stockafolio.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class RejectionReasonTest {

  @Test
  void theCodesThatJournalsHoldNeverChange() {
    Map<Integer, String> codes = new TreeMap<>();
    for (RejectionReason reason : RejectionReason.values()) {
      codes.put((int) reason.code(), reason.name());
      assertThat(RejectionReason.ofCode(reason.code())).isSameAs(reason);
    }
    assertThat(codes)
        .hasToString(
            "{1=MALFORMED, 2=KEY_MISMATCH, 3=WRONG_PARTITION, 4=UNKNOWN_SYMBOL, 5=INVALID_SIDE,"
                + " 6=INVALID_QUANTITY, 7=INVALID_PRICE, 8=INVALID_TIME, 9=OUT_OF_RANGE,"
                + " 10=DUPLICATE, 11=UNKNOWN_TYPE, 12=INVALID_FEE, 13=UNSUPPORTED_CURRENCY,"
                + " 14=INVALID_DIRECTION, 15=INVALID_COST_BASIS, 16=INVALID_AMOUNT,"
                + " 17=INVALID_KIND, 18=NOT_HELD, 19=INVALID_SIGNATURE,"
                + " 20=OUT_OF_ORDER, 21=NOT_TRADABLE, 22=CONFLICT, 23=UNKNOWN_TRADE,"
                + " 24=ALREADY_BUSTED, 25=TOO_OLD, 26=NO_HISTORY}");
  }

  @Test
  void anUnknownCodeIsAnError() {
    assertThatThrownBy(() -> RejectionReason.ofCode(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no rejection reason has the code 0");
  }
}
