package com.stockafolio.transaction;

import com.stockafolio.transaction.TradeText.InvalidField;

/** The fields of a bust and of a correction as a producer writes them; see {@link TradeText}. */
public final class RevisionText {
  private RevisionText() {}

  /** A UUID in its canonical form: the tradeId of what is revised. */
  public static TradeId of(String text) {
    try {
      return TradeId.parse(text);
    } catch (IllegalArgumentException noId) {
      throw TradeText.noUuid("of", text);
    }
  }

  /** Why something is taken back, as {@link Bust#isReason}; null is none. */
  public static String reason(String text) {
    String reason = text == null ? "" : text;
    if (!Bust.isReason(reason)) {
      throw new InvalidField(
          RejectionReason.MALFORMED,
          "reason",
          "reason must be a text of at most %d characters, none of them a control character"
              .formatted(Bust.MAX_REASON));
    }
    return reason;
  }

  /**
   * The kind of entry that a correction with these fields is of.
   *
   * @param side whether it has a side
   * @param direction whether it has a direction
   * @param cash whether it has an amount or a kind of cash
   */
  public static EntryType corrected(boolean side, boolean direction, boolean cash) {
    if (side) {
      return EntryType.TRADE;
    }
    if (direction) {
      return EntryType.TRANSFER;
    }
    if (cash) {
      return EntryType.CASH;
    }
    throw new InvalidField(
        RejectionReason.MALFORMED,
        "side",
        "side is missing, and so are direction, amount and kind: it corrects nothing");
  }
}
