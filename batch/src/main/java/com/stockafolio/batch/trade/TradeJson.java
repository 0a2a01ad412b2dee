package com.stockafolio.batch.trade;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.stockafolio.batch.market.ActionType;
import com.stockafolio.transaction.RejectionReason;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** The fields of a record as its JSON object holds them, not looked into. */
final class TradeJson {
  static final int TRADE_ID = 0;
  static final int USER_ID = 1;
  static final int SYMBOL = 2;
  static final int SIDE = 3;
  static final int QUANTITY = 4;
  static final int PRICE = 5;
  static final int TRADED_AT = 6;

  /** So many come first that each trade must have. */
  static final int OF_EACH_TRADE = 7;

  static final int FEE = 7;
  static final int CURRENCY = 8;
  static final int DIRECTION = 9;
  static final int COST_BASIS = 10;
  static final int AMOUNT = 11;
  static final int KIND = 12;

  static final int OF = 14;
  static final int REASON = 15;

  /** Says what kind of record it is; a trade where it is left out. */
  private static final int TYPE = 13;

  static final List<String> NAMES =
      List.of(
          "tradeId",
          "userId",
          "symbol",
          "side",
          "quantity",
          "price",
          "tradedAt",
          "fee",
          "currency",
          "direction",
          "costBasis",
          "amount",
          "kind",
          "type",
          "of",
          "reason");

  private static final List<Integer> NUMBERS = List.of(QUANTITY, PRICE, FEE, COST_BASIS, AMOUNT);

  /** What a type of record consists of. */
  enum Layout {
    TRADE(
        List.of(TRADE_ID, USER_ID, SYMBOL, SIDE, QUANTITY, PRICE, TRADED_AT),
        List.of(FEE, CURRENCY)),
    CASH(List.of(TRADE_ID, USER_ID, AMOUNT, KIND, TRADED_AT), List.of()),
    TRANSFER(
        List.of(TRADE_ID, USER_ID, DIRECTION, SYMBOL, QUANTITY, TRADED_AT), List.of(COST_BASIS)),
    BUST(List.of(TRADE_ID, USER_ID, OF, TRADED_AT), List.of(REASON)),

    /** A correction, by the kind of what it corrects; it names no symbol. */
    CORRECT_TRADE(
        List.of(TRADE_ID, USER_ID, OF, SIDE, QUANTITY, PRICE, TRADED_AT), List.of(FEE, CURRENCY)),
    CORRECT_CASH(List.of(TRADE_ID, USER_ID, OF, AMOUNT, KIND, TRADED_AT), List.of()),
    CORRECT_TRANSFER(
        List.of(TRADE_ID, USER_ID, OF, DIRECTION, QUANTITY, TRADED_AT), List.of(COST_BASIS));

    private final List<Integer> needed;
    private final List<Integer> allowed;

    /** Whether it takes another record back, or corrects it. */
    boolean isRevision() {
      return ordinal() >= BUST.ordinal();
    }

    private boolean isTransfer() {
      return this == TRANSFER || this == CORRECT_TRANSFER;
    }

    Layout(List<Integer> needed, List<Integer> allowed) {
      this.needed = needed;
      this.allowed = allowed;
    }
  }

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.CHARSET_DETECTION).build();

  private final String[] found = new String[NAMES.size()];

  /** Fields that occur twice, or in another form. */
  private final boolean[] flawed = new boolean[NAMES.size()];

  private Layout layout;

  /** What the record is that was read last. */
  Layout layout() {
    return layout;
  }

  /** A field of it as it stands in the object; null where it is not there. */
  String text(int field) {
    return found[field];
  }

  /** Why the bytes are no record's object; null where they are, then the texts are its fields. */
  RejectionReason read(byte[] value, FieldText[] texts) {
    Arrays.fill(found, null);
    Arrays.fill(flawed, false);
    layout = null;
    try (JsonParser parser = JSON.createParser(value)) {
      if (!read(parser)) {
        return RejectionReason.MALFORMED;
      }
    } catch (IOException | RuntimeException noJson) {
      // Whatever a record holds, it is at worst malformed.
      return RejectionReason.MALFORMED;
    }
    if (flawed[TYPE]) {
      return RejectionReason.MALFORMED;
    }
    layout = layoutFound();
    if (layout == null) {
      return ActionType.named(found[TYPE]) == null
          ? RejectionReason.UNKNOWN_TYPE
          : RejectionReason.KEY_MISMATCH;
    }
    return isComplete() ? take(texts) : RejectionReason.MALFORMED;
  }

  private Layout layoutFound() {
    return switch (found[TYPE] == null ? "TRADE" : found[TYPE]) {
      case "TRADE" -> Layout.TRADE;
      case "CASH" -> Layout.CASH;
      case "TRANSFER" -> Layout.TRANSFER;
      case "BUST" -> Layout.BUST;
      case "CORRECT" ->
          isThere(SIDE)
              ? Layout.CORRECT_TRADE
              : isThere(DIRECTION)
                  ? Layout.CORRECT_TRANSFER
                  : isThere(AMOUNT) || isThere(KIND) ? Layout.CORRECT_CASH : Layout.CORRECT_TRADE;
      default -> null;
    };
  }

  /** Whether it is there in whatever form. */
  private boolean isThere(int field) {
    return found[field] != null || flawed[field];
  }

  private boolean read(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return false;
    }
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonToken token = parser.nextToken();
      int field = NAMES.indexOf(name);
      if (field >= 0) {
        boolean fits =
            token == JsonToken.VALUE_STRING || NUMBERS.contains(field) && token.isNumeric();
        flawed[field] |= found[field] != null || !fits;
        found[field] = fits ? parser.getText() : found[field];
      }
      parser.skipChildren();
    }
    return parser.nextToken() == null;
  }

  private boolean isComplete() {
    for (int field : layout.needed) {
      if (found[field] == null || flawed[field]) {
        return false;
      }
    }
    for (int field : layout.allowed) {
      if (flawed[field]) {
        return false;
      }
    }
    return !layout.isTransfer() || found[COST_BASIS] != null || !found[DIRECTION].equals("IN");
  }

  private RejectionReason take(FieldText[] texts) {
    for (FieldText text : texts) {
      text.setAbsent();
    }
    layout.needed.forEach(field -> texts[field].set(found[field]));
    for (int field : layout.allowed) {
      if (found[field] != null) {
        texts[field].set(found[field]);
      }
    }
    return null;
  }
}
