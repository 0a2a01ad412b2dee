package com.stockafolio.batch.trade;

import com.stockafolio.batch.exact.DecimalText;
import com.stockafolio.batch.exact.Murmur2;
import com.stockafolio.batch.exact.UuidBytes;
import com.stockafolio.batch.exact.Value;
import com.stockafolio.portfolio.Instruments;
import com.stockafolio.portfolio.RejectionReason;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import org.apache.avro.util.Utf8;

/**
 * What the bytes of a record say, read by the batch itself rather than taken from the archive's
 * fields. Filled again for each record.
 *
 * <p>Records that are laid out as most producers write them are read in place; all others by {@link
 * TradeJson}. Both give the same.
 */
public final class RawTrade {
  private static final long MOST_SHARES = 1_000_000_000L * 1_000_000_000;
  private static final long MOST_PRICE = 1_000_000L * 1_000_000_000;
  private static final long LATEST_MILLIS =
      Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();
  private static final int LONGEST_SYMBOL = 64;
  private static final int UNKNOWN = SymbolTable.UNKNOWN;
  private static final Utf8 BUY = new Utf8("BUY");
  private static final Utf8 SELL = new Utf8("SELL");

  private final int partitions;
  private final int ledgers;
  private final SymbolTable instruments;
  private final TradeJson json = new TradeJson();
  private final FieldText[] texts = new FieldText[TradeJson.NAMES.size()];

  public long userHigh;
  public long userLow;
  public int ledger;
  public long tradeHigh;
  public long tradeLow;
  public int instrument;
  public boolean sell;

  /** In 1e-9 shares. */
  public long quantity;

  /** In 1e-9 dollars. */
  public long price;

  /** What the quantity is worth at the price, in 1e-8 dollars, as {@link Value#of} has it. */
  public long value;

  public long tradedAtMillis;

  /** A reader of records that goes by these instruments and counts. */
  public RawTrade(Instruments known, int partitions, int ledgers) {
    this.partitions = partitions;
    this.ledgers = ledgers;
    Arrays.setAll(texts, field -> new FieldText());
    instruments = new SymbolTable(known);
  }

  /**
   * Reads a record.
   *
   * @param key the record's key, may be null
   * @param record the record's value, may be null
   * @return why it is no trade that could be booked, by itself; null if it is one
   */
  public RejectionReason read(byte[] key, byte[] record, int partition) {
    userHigh = userLow = tradeHigh = tradeLow = quantity = price = value = tradedAtMillis = 0;
    instrument = UNKNOWN;
    ledger = -1;
    boolean keyed = key != null && key.length == UuidBytes.LENGTH && UuidBytes.isUuid(key, 0);
    int hash = keyed ? Murmur2.positive(key, 0, key.length) : 0;
    if (keyed) {
      ledger = hash % ledgers;
    }
    if (record == null || record.length == 0) {
      return RejectionReason.MALFORMED;
    }
    if (!PlainLayout.read(record, texts)) {
      RejectionReason noTrade = json.read(record, texts);
      if (noTrade != null) {
        return noTrade;
      }
    }
    FieldText tradeId = texts[TradeJson.TRADE_ID];
    FieldText userId = texts[TradeJson.USER_ID];
    if (!tradeId.isUuid() || !userId.isUuid()) {
      return RejectionReason.MALFORMED;
    }
    if (key == null || !userId.is(key)) {
      return RejectionReason.KEY_MISMATCH;
    }
    if (hash % partitions != partition) {
      return RejectionReason.WRONG_PARTITION;
    }
    userHigh = userId.uuidHigh();
    userLow = userId.uuidLow();
    tradeHigh = tradeId.uuidHigh();
    tradeLow = tradeId.uuidLow();
    return readRest();
  }

  private RejectionReason readRest() {
    if (symbolTooLong()) {
      return RejectionReason.UNKNOWN_SYMBOL;
    }
    sell = texts[TradeJson.SIDE].is(SELL);
    if (!sell && !texts[TradeJson.SIDE].is(BUY)) {
      return RejectionReason.INVALID_SIDE;
    }
    DecimalText shares = texts[TradeJson.QUANTITY].number();
    RejectionReason reason = judge(shares, MOST_SHARES, RejectionReason.INVALID_QUANTITY);
    if (reason != null) {
      return reason;
    }
    DecimalText dollars = texts[TradeJson.PRICE].number();
    reason = judge(dollars, MOST_PRICE, RejectionReason.INVALID_PRICE);
    if (reason != null) {
      return reason;
    }
    quantity = shares.units();
    price = dollars.units();
    value = Value.of(quantity, price);
    try {
      tradedAtMillis = texts[TradeJson.TRADED_AT].millis();
    } catch (DateTimeException | ArithmeticException noTime) {
      return RejectionReason.INVALID_TIME;
    }
    if (tradedAtMillis < 0 || tradedAtMillis > LATEST_MILLIS) {
      return RejectionReason.INVALID_TIME;
    }
    instrument = instruments.id(texts[TradeJson.SYMBOL]);
    return instrument == UNKNOWN ? RejectionReason.UNKNOWN_SYMBOL : null;
  }

  /** The text of a field, by its number in {@link TradeJson}. */
  FieldText text(int field) {
    return texts[field];
  }

  /** Whether the symbol is longer than any can be. */
  boolean symbolTooLong() {
    FieldText symbol = texts[TradeJson.SYMBOL];
    return symbol.length() > LONGEST_SYMBOL && symbol.toString().length() > LONGEST_SYMBOL;
  }

  private static RejectionReason judge(DecimalText number, long most, RejectionReason invalid) {
    return switch (number.kind()) {
      case NOT_EXACT, TOO_SMALL -> invalid;
      case TOO_LARGE -> RejectionReason.OUT_OF_RANGE;
      case EXACT ->
          number.units() <= 0
              ? invalid
              : number.units() > most ? RejectionReason.OUT_OF_RANGE : null;
    };
  }
}
