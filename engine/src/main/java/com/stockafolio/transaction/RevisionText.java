package com.stockafolio.transaction;

import com.stockafolio.transaction.TradeText.InvalidField;

/**
 * Reads the fields of a {@link Revision} that no other record has, as a producer wrote them. Each
 * method throws {@link InvalidField} with the reason for its field.
 */
public final class RevisionText {
  private RevisionText() {}

  /** The tradeId of what is revised: a UUID in its canonical form. */
  public static TradeId of(String text) {
    try {
      return TradeId.parse(text);
    } catch (IllegalArgumentException noId) {
      throw TradeText.noUuid("of", text);
    }
  }

  /** Why something is taken back; where it is left out, here null, it is empty. */
  public static String reason(String text) {
    if (text == null) {
      return "";
    }
    if (!Bust.isReason(text)) {
      throw new InvalidField(
          RejectionReason.MALFORMED,
          "reason",
          "reason must be at most %d characters, none of them a control character or half of one"
              .formatted(Bust.MAX_REASON));
    }
    return text;
  }
}
