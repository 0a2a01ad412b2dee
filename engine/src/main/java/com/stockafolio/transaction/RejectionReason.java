package com.stockafolio.transaction;

/**
 * Why a record is not booked: a closed set. Each reason has a fixed one-byte code, which journals
 * and messages carry; a code is never given to another reason.
 */
public enum RejectionReason {
  /** The record is no JSON object with the fields of its type. */
  MALFORMED(1),
  /** The record's key is not its userId. */
  KEY_MISMATCH(2),
  /** The record lies in another partition than its key belongs to. */
  WRONG_PARTITION(3),
  /** No instrument has the symbol. */
  UNKNOWN_SYMBOL(4),
  /** The side is neither BUY nor SELL. */
  INVALID_SIDE(5),
  /**
   * The quantity is no number, not positive (of a transfer: zero), or more precise than 1e-9
   * shares.
   */
  INVALID_QUANTITY(6),
  /** The price is no number, not positive, or more precise than 1e-9 dollars. */
  INVALID_PRICE(7),
  /** The time of the trade is not an instant. */
  INVALID_TIME(8),
  /** A number, or the position after it, would pass its bound. */
  OUT_OF_RANGE(9),
  /** The tradeId is among the user's last 16 entries. */
  DUPLICATE(10),
  /** The record's type is none that is known here. */
  UNKNOWN_TYPE(11),
  /** The fee is no number, negative, above a million dollars, or more precise than 1e-8 dollars. */
  INVALID_FEE(12),
  /** The currency is another one than US dollars. */
  UNSUPPORTED_CURRENCY(13),
  /** The direction of a transfer is neither IN nor OUT. */
  INVALID_DIRECTION(14),
  /** The cost of a transfer is no number, of the wrong sign, or more precise than 1e-8 dollars. */
  INVALID_COST_BASIS(15),
  /** The amount of cash is no number, zero, of the wrong sign, or finer than 1e-8 dollars. */
  INVALID_AMOUNT(16),
  /** The kind of a cash movement is none that is known here. */
  INVALID_KIND(17),
  /** More is to be transferred out than is held. */
  NOT_HELD(18),
  /** A record of the market is not signed, or by none of those who may speak for it. */
  INVALID_SIGNATURE(19),
  /** A record of the market came before the one with the number before it. It will come again. */
  OUT_OF_ORDER(20),
  /** The instrument's status does not allow the trade. */
  NOT_TRADABLE(21),
  /**
   * A correction is of another kind than the entry that it names, or without what it takes back an
   * entry since would pass a bound, or transfer out more than is held.
   */
  CONFLICT(22),
  /** The user has no entry of the id that is to be taken back or corrected. */
  UNKNOWN_TRADE(23),
  /** The entry that is to be taken back or corrected was taken back before. */
  ALREADY_BUSTED(24),
  /** What is to be folded again lies too far back. */
  TOO_OLD(25),
  /** The history that is to be folded again is not kept. */
  NO_HISTORY(26);

  private static final RejectionReason[] BY_CODE = values();

  private final byte code;

  RejectionReason(int code) {
    this.code = (byte) code;
  }

  /** The code that stands for this reason in stored and sent bytes. */
  public byte code() {
    return code;
  }

  /**
   * The reason with the code.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static RejectionReason ofCode(int code) {
    for (RejectionReason reason : BY_CODE) {
      if (reason.code == code) {
        return reason;
      }
    }
    throw new IllegalArgumentException("no rejection reason has the code " + code);
  }
}
