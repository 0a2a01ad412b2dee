package com.stockafolio.loadtest.checker.books;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.stockafolio.loadtest.checker.books.Reading.What;
import com.stockafolio.loadtest.checker.market.Action.Status;
import com.stockafolio.loadtest.checker.market.MarketReader;
import com.stockafolio.loadtest.checker.market.StockList;
import com.stockafolio.loadtest.checker.market.StockLists;
import com.stockafolio.loadtest.checker.source.Stocks;
import com.stockafolio.loadtest.checker.text.DecimalText;
import com.stockafolio.loadtest.checker.text.FieldSlots;
import com.stockafolio.loadtest.checker.text.FieldSlots.Kind;
import com.stockafolio.loadtest.checker.text.Murmur2;
import com.stockafolio.loadtest.checker.text.TimeText;
import com.stockafolio.loadtest.checker.text.UuidText;
import java.io.IOException;

/**
 * Reads a record of the topic and decides what needs no portfolio to decide.
 *
 * <p>The first rule that a record breaks is its verdict: it is JSON; its type is known; the fields
 * of its type are there, once, with their JSON types; its key is the user's, its partition the
 * key's; then each field in turn is valid and within its bound, and last the symbol is known. A
 * symbol longer than any could be is refused in its place. Long, as the order of these rules is the
 * class.
 */
public final class TradeReader {
  /** A billion shares, in units of 1e-9: the largest quantity of a trade. */
  static final long MAX_QUANTITY = 1_000_000_000L * 1_000_000_000;

  /** A million dollars a share, in units of 1e-9. */
  public static final long MAX_PRICE = 1_000_000L * 1_000_000_000;

  /** A million dollars, in units of 1e-8. */
  static final long MAX_FEE = 1_000_000L * 100_000_000;

  private static final int LONGEST_SYMBOL = 64;
  private static final int SHARE_DECIMALS = 9;
  private static final int MONEY_DECIMALS = 8;

  private static final int TRADE_ID = 0;
  private static final int USER_ID = 1;
  private static final int SYMBOL = 2;
  private static final int SIDE = 3;
  private static final int QUANTITY = 4;
  private static final int PRICE = 5;
  private static final int TRADED_AT = 6;
  private static final int TYPE = 7;
  private static final int FEE = 8;
  private static final int CURRENCY = 9;
  private static final int DIRECTION = 10;
  private static final int COST_BASIS = 11;
  private static final int AMOUNT = 12;
  private static final int KIND = 13;
  private static final int OF = 14;
  private static final int REASON = 15;

  private static final int LONGEST_REASON = 80;

  private static final int[] OF_TRADE = {
    TRADE_ID, USER_ID, SYMBOL, SIDE, QUANTITY, PRICE, TRADED_AT, FEE, CURRENCY
  };
  private static final int[] OF_CASH = {TRADE_ID, USER_ID, AMOUNT, KIND, TRADED_AT};
  private static final int[] OF_TRANSFER = {
    TRADE_ID, USER_ID, DIRECTION, SYMBOL, QUANTITY, COST_BASIS, TRADED_AT
  };

  private static final int[] OF_BUST = {TRADE_ID, USER_ID, OF, REASON, TRADED_AT};

  /** What a correction has beside the fields of its target's kind. */
  private static final int[] OF_CORRECT = {TRADE_ID, USER_ID, OF, TRADED_AT};

  private final FieldSlots fields =
      new FieldSlots(
          "tradeId",
          "userId",
          "symbol",
          "side",
          "quantity",
          "price",
          "tradedAt",
          "type",
          "fee",
          "currency",
          "direction",
          "costBasis",
          "amount",
          "kind",
          "of",
          "reason");

  /** Without it, a record in UTF-16 would be taken. */
  private final JsonFactory json =
      JsonFactory.builder().disable(JsonFactory.Feature.CHARSET_DETECTION).build();

  private final StockLists lists;
  private StockList market;

  /** Whether the record is a correction, which names no stock. */
  private boolean correcting;

  /** One that looks symbols up as they are when a record is read. */
  public TradeReader(StockLists lists) {
    this.lists = lists;
    this.market = lists.of(0);
  }

  /** Reads one record; key and value may be null, as Kafka gives them. */
  public Reading read(byte[] key, byte[] value, int partition) {
    market = lists.of(partition);
    correcting = false;
    if (value == null || !readFields(value)) {
      return refused(Verdict.MALFORMED, false);
    }
    boolean identified = isUuid(TRADE_ID) && !fields.repeated(TRADE_ID);
    if (!isSound(TYPE)) {
      return refused(Verdict.MALFORMED, identified);
    }
    String type = fields.kind(TYPE) == Kind.ABSENT ? "TRADE" : fields.text(TYPE);
    int[] own =
        switch (type) {
          case "TRADE" -> OF_TRADE;
          case "CASH" -> OF_CASH;
          case "TRANSFER" -> OF_TRANSFER;
          case "BUST" -> OF_BUST;
          case "CORRECT" -> OF_CORRECT;
          default -> null;
        };
    correcting = own == OF_CORRECT;
    if (own == null) {
      Verdict why = MarketReader.isMarkets(type) ? Verdict.KEY_MISMATCH : Verdict.UNKNOWN_TYPE;
      return refused(why, identified);
    }
    if (!isComplete(own)
        || correcting && !isComplete(ofTarget())
        || !identified
        || !isUuid(USER_ID)) {
      return refused(Verdict.MALFORMED, identified);
    }
    if (key == null || !isUserId(key)) {
      return refused(Verdict.KEY_MISMATCH, true);
    }
    if (Murmur2.partition(key, lists.partitions()) != partition) {
      return refused(Verdict.WRONG_PARTITION, true);
    }
    if ((correcting || own == OF_BUST) && !isUuid(OF)) {
      return refused(Verdict.MALFORMED, true);
    }
    return own == OF_BUST ? readBust() : read(correcting ? ofTarget() : own);
  }

  private Reading read(int[] own) {
    return own == OF_CASH ? readCash() : own == OF_TRANSFER ? readTransfer() : readTrade();
  }

  /** The fields of the kind of record that a correction is for, which those tell that are there. */
  private int[] ofTarget() {
    if (fields.kind(SIDE) != Kind.ABSENT) {
      return OF_TRADE;
    }
    if (fields.kind(DIRECTION) != Kind.ABSENT) {
      return OF_TRANSFER;
    }
    boolean cash = fields.kind(AMOUNT) != Kind.ABSENT || fields.kind(KIND) != Kind.ABSENT;
    return cash ? OF_CASH : OF_TRADE;
  }

  private Reading readBust() {
    String reason = fields.text(REASON);
    if (reason.length() > LONGEST_REASON || !isPlain(reason)) {
      return refused(Verdict.MALFORMED, true);
    }
    long tradedAt = tradedAt();
    return tradedAt == TimeText.INVALID
        ? refused(Verdict.INVALID_TIME, true)
        : reading(Verdict.BOOKED, true, What.BUST, Stocks.UNKNOWN, 0, 0, 0, 0, tradedAt);
  }

  /** Whether there is neither a control character nor half of a character. */
  private static boolean isPlain(String text) {
    return text.codePoints()
        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
  }

  private Reading readTrade() {
    if (isTooLong()) {
      return refused(Verdict.UNKNOWN_SYMBOL, true);
    }
    int sign = sign();
    if (sign == 0) {
      return refused(Verdict.INVALID_SIDE, true);
    }
    long quantity = decimal(QUANTITY);
    if (quantity == DecimalText.INVALID) {
      return refused(Verdict.INVALID_QUANTITY, true);
    }
    if (!isWithin(quantity, MAX_QUANTITY)) {
      return refused(Verdict.OUT_OF_RANGE, true);
    }
    long price = decimal(PRICE);
    if (price == DecimalText.INVALID) {
      return refused(Verdict.INVALID_PRICE, true);
    }
    if (!isWithin(price, MAX_PRICE)) {
      return refused(Verdict.OUT_OF_RANGE, true);
    }
    long fee = fields.kind(FEE) == Kind.ABSENT ? 0 : size(FEE, MONEY_DECIMALS);
    boolean owed = fee > 0 && isNegative(FEE);
    if (fee == DecimalText.INVALID || owed || !isWithin(fee, MAX_FEE)) {
      return refused(Verdict.INVALID_FEE, true);
    }
    if (fields.kind(CURRENCY) != Kind.ABSENT && !fields.holds(CURRENCY, "USD")) {
      return refused(Verdict.UNSUPPORTED_CURRENCY, true);
    }
    return placed(What.TRADE, sign, quantity, price, fee);
  }

  private Reading readCash() {
    long size = size(AMOUNT, MONEY_DECIMALS);
    if (size == DecimalText.INVALID || size == 0) {
      return refused(Verdict.INVALID_AMOUNT, true);
    }
    if (!isWithin(size, UserBook.MAX_MONEY)) {
      return refused(Verdict.OUT_OF_RANGE, true);
    }
    boolean out = isNegative(AMOUNT);
    String kind = fields.text(KIND);
    boolean right;
    switch (kind) {
      case "DEPOSIT" -> right = !out;
      case "WITHDRAWAL" -> right = out;
      case "INTEREST", "FEE" -> right = true;
      default -> {
        return refused(Verdict.INVALID_KIND, true);
      }
    }
    if (!right) {
      return refused(Verdict.INVALID_AMOUNT, true);
    }
    long tradedAt = tradedAt();
    if (tradedAt == TimeText.INVALID) {
      return refused(Verdict.INVALID_TIME, true);
    }
    boolean income = kind.equals("INTEREST") || kind.equals("FEE");
    What what = income ? What.INCOME : What.FUNDS;
    return reading(
        Verdict.BOOKED, true, what, Stocks.UNKNOWN, 0, 0, 0, out ? -size : size, tradedAt);
  }

  private Reading readTransfer() {
    boolean in = fields.holds(DIRECTION, "IN");
    if (!in && !fields.holds(DIRECTION, "OUT")) {
      return refused(Verdict.INVALID_DIRECTION, true);
    }
    if (isTooLong()) {
      return refused(Verdict.UNKNOWN_SYMBOL, true);
    }
    long quantity = size(QUANTITY, SHARE_DECIMALS);
    if (quantity == DecimalText.INVALID || quantity == 0) {
      return refused(Verdict.INVALID_QUANTITY, true);
    }
    if (!isWithin(quantity, MAX_QUANTITY)) {
      return refused(Verdict.OUT_OF_RANGE, true);
    }
    boolean ofShort = isNegative(QUANTITY);
    long cost = 0;
    if (fields.kind(COST_BASIS) != Kind.ABSENT) {
      cost = in ? size(COST_BASIS, MONEY_DECIMALS) : DecimalText.INVALID;
      if (cost == DecimalText.INVALID) {
        return refused(Verdict.INVALID_COST_BASIS, true);
      }
      if (!isWithin(cost, UserBook.MAX_MONEY)) {
        return refused(Verdict.OUT_OF_RANGE, true);
      }
      if (cost != 0 && isNegative(COST_BASIS) != ofShort) {
        return refused(Verdict.INVALID_COST_BASIS, true);
      }
    }
    What what = in ? What.TRANSFER_IN : What.TRANSFER_OUT;
    return placed(what, ofShort ? -1 : 1, quantity, 0, ofShort ? -cost : cost);
  }

  /** The rest of a record that names a stock: when, and which. */
  private Reading placed(What what, int sign, long quantity, long price, long money) {
    long tradedAt = tradedAt();
    if (tradedAt == TimeText.INVALID) {
      return refused(Verdict.INVALID_TIME, true);
    }
    int stock = correcting ? Stocks.UNKNOWN : market.numberOf(fields.text(SYMBOL));
    if (stock == Stocks.UNKNOWN && !correcting) {
      return refused(Verdict.UNKNOWN_SYMBOL, true);
    }
    return reading(Verdict.BOOKED, true, what, stock, sign, quantity, price, money, tradedAt);
  }

  private boolean isTooLong() {
    return !correcting && fields.text(SYMBOL).length() > LONGEST_SYMBOL;
  }

  private long tradedAt() {
    return TimeText.parseMillis(
        fields.characters(), fields.start(TRADED_AT), fields.end(TRADED_AT));
  }

  private boolean readFields(byte[] value) {
    try (JsonParser parser = json.createParser(value)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      fields.read(parser);
      return parser.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }

  /** Readers of JSON disagree on which of two fields of one name counts. */
  private boolean isSound(int slot) {
    return !fields.repeated(slot)
        && switch (fields.kind(slot)) {
          case STRING, ABSENT -> true;
          case INTEGER, DECIMAL ->
              slot == QUANTITY
                  || slot == PRICE
                  || slot == FEE
                  || slot == COST_BASIS
                  || slot == AMOUNT;
          case OTHER -> false;
        };
  }

  private boolean isComplete(int[] own) {
    boolean all = true;
    for (int slot : own) {
      if (slot == SYMBOL && correcting) {
        continue;
      }
      boolean free =
          slot == FEE
              || slot == CURRENCY
              || slot == REASON
              || slot == COST_BASIS && !fields.holds(DIRECTION, "IN");
      all &= isSound(slot) && (free || fields.kind(slot) != Kind.ABSENT);
    }
    return all;
  }

  private boolean isUuid(int slot) {
    return fields.kind(slot) == Kind.STRING
        && UuidText.isCanonical(fields.characters(), fields.start(slot), fields.end(slot));
  }

  private boolean isUserId(byte[] key) {
    if (key.length != UuidText.LENGTH) {
      return false;
    }
    char[] text = fields.characters();
    int start = fields.start(USER_ID);
    for (int i = 0; i < key.length; i++) {
      if (key[i] != text[start + i]) {
        return false;
      }
    }
    return true;
  }

  private int sign() {
    String side = fields.text(SIDE);
    return side.equals("BUY") ? 1 : side.equals("SELL") ? -1 : 0;
  }

  private long decimal(int slot) {
    return DecimalText.parsePositive(fields.characters(), fields.start(slot), fields.end(slot));
  }

  /** A number without its sign. */
  private long size(int slot, int decimals) {
    int start = fields.start(slot) + (isNegative(slot) ? 1 : 0);
    return DecimalText.parse(fields.characters(), start, fields.end(slot), decimals);
  }

  private boolean isNegative(int slot) {
    return fields.start(slot) < fields.end(slot) && fields.characters()[fields.start(slot)] == '-';
  }

  private static boolean isWithin(long value, long bound) {
    return value != DecimalText.TOO_LARGE && value <= bound;
  }

  private Reading refused(Verdict verdict, boolean identified) {
    return reading(verdict, identified, What.TRADE, Stocks.UNKNOWN, 0, 0, 0, 0, 0);
  }

  private Reading reading(
      Verdict verdict,
      boolean identified,
      What what,
      int stock,
      int sign,
      long quantity,
      long price,
      long money,
      long tradedAt) {
    char[] text = fields.characters();
    boolean named =
        identified
            && verdict != Verdict.MALFORMED
            && verdict != Verdict.UNKNOWN_TYPE
            && isUuid(USER_ID);
    return new Reading(
        verdict,
        identified,
        what,
        identified ? UuidText.high(text, fields.start(TRADE_ID)) : 0,
        identified ? UuidText.low(text, fields.start(TRADE_ID)) : 0,
        named ? UuidText.high(text, fields.start(USER_ID)) : 0,
        named ? UuidText.low(text, fields.start(USER_ID)) : 0,
        stock,
        sign,
        quantity,
        price,
        money,
        tradedAt,
        verdict == Verdict.BOOKED && stock != Stocks.UNKNOWN ? market.status(stock) : Status.ACTIVE,
        verdict == Verdict.BOOKED && (correcting || what == What.BUST) ? target() : null);
  }

  private Reading.Of target() {
    char[] text = fields.characters();
    return new Reading.Of(
        UuidText.high(text, fields.start(OF)), UuidText.low(text, fields.start(OF)));
  }
}
