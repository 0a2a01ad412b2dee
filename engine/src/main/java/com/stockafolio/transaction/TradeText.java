package com.stockafolio.transaction;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import java.time.DateTimeException;

/**
 * The fields of a record as a producer writes them, read by the rules that hold wherever one comes
 * in: those of all, and those of a trade. {@link CashText}, {@link TransferText} and {@link
 * RevisionText} have those of the others. Each either gives the field's value or throws {@link
 * InvalidField}.
 */
public final class TradeText {
  /** Far longer than any symbol; keeps what is sent to a ledger bounded. */
  public static final int LONGEST_SYMBOL = 64;

  private static final int SHOWN = 40;

  private TradeText() {}

  /** A field is not what it must be. Its message is for whoever wrote the record. */
  public static final class InvalidField extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final RejectionReason reason;
    private final String field;

    /** Names the field and what is wrong with it; carries no stack trace. */
    public InvalidField(RejectionReason reason, String field, String detail) {
      super(detail, null, false, false);
      this.reason = reason;
      this.field = field;
    }

    /** The reason for which the record would be rejected. */
    public RejectionReason reason() {
      return reason;
    }

    /** The field's name in the record's JSON. */
    public String field() {
      return field;
    }
  }

  /** The type of a record; a trade where it is left out, here null. */
  public static EntryType type(String text) {
    if (text == null) {
      return EntryType.TRADE;
    }
    return switch (text) {
      case "TRADE" -> EntryType.TRADE;
      case "CASH" -> EntryType.CASH;
      case "TRANSFER" -> EntryType.TRANSFER;
      case "BUST" -> EntryType.BUST;
      case "CORRECT" -> EntryType.CORRECT;
      default ->
          throw new InvalidField(
              RejectionReason.UNKNOWN_TYPE,
              "type",
              "type must be TRADE, CASH, TRANSFER, BUST or CORRECT, or be left out, not "
                  + shown(text));
    };
  }

  /** A UUID in its canonical form. */
  public static TradeId tradeId(String text) {
    try {
      return TradeId.parse(text);
    } catch (IllegalArgumentException noId) {
      throw noUuid("tradeId", text);
    }
  }

  /** A UUID in its canonical form. */
  public static UserId userId(String text) {
    try {
      return UserId.parse(text);
    } catch (IllegalArgumentException noId) {
      throw noUuid("userId", text);
    }
  }

  /** A symbol, known or not, of at most {@value #LONGEST_SYMBOL} characters. */
  public static String symbol(String text) {
    if (text.length() > LONGEST_SYMBOL) {
      throw unknownSymbol(text);
    }
    return text;
  }

  /** What is thrown for a symbol that no instrument has. */
  public static InvalidField unknownSymbol(String text) {
    return new InvalidField(
        RejectionReason.UNKNOWN_SYMBOL, "symbol", "symbol is unknown: " + shown(text));
  }

  /** BUY or SELL. */
  public static Side side(String text) {
    return switch (text) {
      case "BUY" -> Side.BUY;
      case "SELL" -> Side.SELL;
      default ->
          throw new InvalidField(
              RejectionReason.INVALID_SIDE, "side", "side must be BUY or SELL, not " + shown(text));
    };
  }

  /** Shares: positive, at most 9 decimals, at most {@link Trade#MAX_QUANTITY}. */
  public static Quantity quantity(String text) {
    long most = Trade.MAX_QUANTITY.billionths();
    return new Quantity(
        NumberField.positive("quantity", text, most, RejectionReason.INVALID_QUANTITY));
  }

  /** Dollars a share: positive, at most 9 decimals, at most {@link Trade#MAX_PRICE}. */
  public static Price price(String text) {
    long most = Trade.MAX_PRICE.billionths();
    return new Price(NumberField.positive("price", text, most, RejectionReason.INVALID_PRICE));
  }

  /** Dollars paid beside: from zero to {@link Trade#MAX_FEE}, at most 8 decimals; null is none. */
  public static Money fee(String text) {
    if (text == null) {
      return Money.ZERO;
    }
    long most = Trade.MAX_FEE.low();
    long fee = NumberField.money("fee", text, RejectionReason.INVALID_FEE);
    if (fee < 0 || fee > most) {
      throw new InvalidField(
          RejectionReason.INVALID_FEE,
          "fee",
          "fee must be from 0 to %s, not %s".formatted(Trade.MAX_FEE, shown(text)));
    }
    return fee == 0 ? Money.ZERO : Money.ofHundredMillionths(fee);
  }

  /** USD; null is that too. */
  public static void currency(String text) {
    if (text != null && !text.equals("USD")) {
      throw new InvalidField(
          RejectionReason.UNSUPPORTED_CURRENCY,
          "currency",
          "currency must be USD, or be left out, not " + shown(text));
    }
  }

  /** An ISO-8601 instant of the years 1970 to 9999, in milliseconds since 1970. */
  public static long tradedAtMillis(String text) {
    try {
      return TradeTime.parse(text);
    } catch (DateTimeException noTime) {
      throw new InvalidField(
          RejectionReason.INVALID_TIME,
          "tradedAt",
          "tradedAt must be an ISO-8601 instant of the years 1970 to 9999, such as"
              + " 2026-11-24T15:04:05.123Z, not "
              + shown(text));
    }
  }

  static InvalidField noUuid(String name, String text) {
    return new InvalidField(
        RejectionReason.MALFORMED,
        name,
        name + " must be a UUID of 36 lower-case characters, not " + shown(text));
  }

  static String shown(String text) {
    return text.length() <= SHOWN ? "'" + text + "'" : "'" + text.substring(0, SHOWN) + "...'";
  }
}
