package com.stockafolio.batch.trade;

import com.stockafolio.batch.exact.DecimalText;
import com.stockafolio.batch.exact.Murmur2;
import com.stockafolio.batch.exact.UuidBytes;
import com.stockafolio.batch.exact.Value;
import com.stockafolio.batch.market.Action;
import com.stockafolio.batch.market.ActionReader;
import com.stockafolio.batch.market.MarketView;
import com.stockafolio.batch.market.Signatures;
import com.stockafolio.batch.market.Stocks;
import com.stockafolio.batch.market.Trading;
import com.stockafolio.transaction.RejectionReason;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;
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
  private static final long MOST_FEE = 1_000_000L * 100_000_000;
  private static final long MOST_DOLLARS = 90_000_000_000L * 100_000_000;
  private static final int LONGEST_REASON = 80;
  private static final Utf8 USD = new Utf8("USD");
  private static final Utf8 IN = new Utf8("IN");
  private static final Utf8 OUT = new Utf8("OUT");
  private static final Utf8 BUY = new Utf8("BUY");
  private static final Utf8 SELL = new Utf8("SELL");

  private final int partitions;
  private final int ledgers;
  private final MarketView market;
  private final ActionReader actions;
  private final Map<Stocks, SymbolTable> tables = new IdentityHashMap<>();

  /** What symbols mean for the records of a partition up to an offset. */
  private Stocks stocks;

  private SymbolTable symbols;
  private int here = -1;
  private long from;
  private long until;
  private final TradeJson json = new TradeJson();
  private final FieldText[] texts = new FieldText[TradeJson.NAMES.size()];

  /** What it is; of no meaning where it is refused. */
  public RecordType type = RecordType.TRADE;

  public long userHigh;
  public long userLow;
  public int ledger;
  public long tradeHigh;
  public long tradeLow;
  public int instrument;

  /** Whether a trade sells, or a transfer is of a short position. */
  public boolean sell;

  /** In 1e-9 shares. */
  public long quantity;

  /** In 1e-9 dollars. */
  public long price;

  /**
   * In 1e-8 dollars: what the quantity is worth at the price, as {@link Value#of} has it; what a
   * transfer's shares cost, with their sign; cash, negative where it went out.
   */
  public long value;

  /** What a trade cost beside, in 1e-8 dollars. */
  public long fee;

  public long tradedAtMillis;

  /** Whether it takes back or corrects another record; a correction names no instrument. */
  public boolean revision;

  /** The tradeId of that other record. */
  public long ofHigh;

  public long ofLow;

  /** Why it is taken back; empty where that is not said. */
  public String reason = "";

  /** What the market did, where that is what the record says; else null. */
  public Action action;

  /** Which trades of the instrument are booked then. */
  public Trading trading = Trading.ACTIVE;

  /** A reader of records of a topic that goes by what the market did, and whom to trust of it. */
  public RawTrade(MarketView market, Signatures signatures, int partitions, int ledgers) {
    this.market = market;
    this.partitions = partitions;
    this.ledgers = ledgers;
    actions = new ActionReader(signatures);
    Arrays.setAll(texts, field -> new FieldText());
  }

  /**
   * Reads a record.
   *
   * @param key the record's key, may be null
   * @param record the record's value, may be null
   * @return why it is no trade that could be booked, by itself; null if it is one
   */
  public RejectionReason read(byte[] key, byte[] record, int partition, long offset) {
    userHigh = userLow = tradeHigh = tradeLow = quantity = price = value = fee = tradedAtMillis = 0;
    instrument = UNKNOWN;
    type = RecordType.TRADE;
    action = null;
    revision = false;
    ofHigh = ofLow = 0;
    reason = "";
    trading = Trading.ACTIVE;
    sell = false;
    ledger = -1;
    if (ActionReader.isKey(key)) {
      ActionReader.Read read = actions.read(record);
      action = read.action();
      return read.reason();
    }
    findSymbols(partition, offset);
    boolean keyed = key != null && key.length == UuidBytes.LENGTH && UuidBytes.isUuid(key, 0);
    int hash = keyed ? Murmur2.positive(key, 0, key.length) : 0;
    if (keyed) {
      ledger = hash % ledgers;
    }
    if (record == null || record.length == 0) {
      return RejectionReason.MALFORMED;
    }
    TradeJson.Layout layout = TradeJson.Layout.TRADE;
    if (!PlainLayout.read(record, texts)) {
      RejectionReason noRecord = json.read(record, texts);
      if (noRecord != null) {
        return noRecord;
      }
      layout = json.layout();
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
    revision = layout.isRevision();
    if (revision) {
      FieldText of = texts[TradeJson.OF];
      if (!of.isUuid()) {
        return RejectionReason.MALFORMED;
      }
      ofHigh = of.uuidHigh();
      ofLow = of.uuidLow();
    }
    return switch (layout) {
      case TRADE, CORRECT_TRADE -> readTrade();
      case CASH, CORRECT_CASH -> readCash();
      case TRANSFER, CORRECT_TRANSFER -> readTransfer();
      case BUST -> readBust();
    };
  }

  private RejectionReason readBust() {
    // Not by its bytes: half a character has none.
    String text = json.text(TradeJson.REASON);
    if (text != null) {
      boolean plain =
          text.length() <= LONGEST_REASON
              && text.codePoints()
                  .noneMatch(
                      each ->
                          Character.isISOControl(each)
                              || each >= Character.MIN_SURROGATE
                                  && each <= Character.MAX_SURROGATE);
      if (!plain) {
        return RejectionReason.MALFORMED;
      }
      reason = text;
    }
    type = RecordType.BUST;
    return readTime() ? null : RejectionReason.INVALID_TIME;
  }

  private RejectionReason readTrade() {
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
    if (texts[TradeJson.FEE].isThere()) {
      DecimalText paid = texts[TradeJson.FEE].dollars();
      if (paid.kind() != DecimalText.Kind.EXACT || paid.units() < 0 || paid.units() > MOST_FEE) {
        return RejectionReason.INVALID_FEE;
      }
      fee = paid.units();
    }
    if (texts[TradeJson.CURRENCY].isThere() && !texts[TradeJson.CURRENCY].is(USD)) {
      return RejectionReason.UNSUPPORTED_CURRENCY;
    }
    quantity = shares.units();
    price = dollars.units();
    value = Value.of(quantity, price);
    return readTime() ? readInstrument() : RejectionReason.INVALID_TIME;
  }

  private RejectionReason readCash() {
    DecimalText amount = texts[TradeJson.AMOUNT].dollars();
    RejectionReason reason = judgeSigned(amount, MOST_DOLLARS, RejectionReason.INVALID_AMOUNT);
    if (reason == null && amount.units() == 0) {
      reason = RejectionReason.INVALID_AMOUNT;
    }
    if (reason != null) {
      return reason;
    }
    type = cashType(texts[TradeJson.KIND]);
    if (type == null) {
      type = RecordType.TRADE;
      return RejectionReason.INVALID_KIND;
    }
    value = amount.units();
    if (type == RecordType.DEPOSIT && value < 0 || type == RecordType.WITHDRAWAL && value > 0) {
      return RejectionReason.INVALID_AMOUNT;
    }
    return readTime() ? null : RejectionReason.INVALID_TIME;
  }

  private static RecordType cashType(FieldText kind) {
    String name = kind.toString();
    for (RecordType each : RecordType.values()) {
      if (each.isCash() && each.name().equals(name)) {
        return each;
      }
    }
    return null;
  }

  private RejectionReason readTransfer() {
    boolean in = texts[TradeJson.DIRECTION].is(IN);
    if (!in && !texts[TradeJson.DIRECTION].is(OUT)) {
      return RejectionReason.INVALID_DIRECTION;
    }
    type = in ? RecordType.TRANSFER_IN : RecordType.TRANSFER_OUT;
    if (symbolTooLong()) {
      return RejectionReason.UNKNOWN_SYMBOL;
    }
    DecimalText shares = texts[TradeJson.QUANTITY].number();
    RejectionReason reason = judgeSigned(shares, MOST_SHARES, RejectionReason.INVALID_QUANTITY);
    if (reason == null && shares.units() == 0) {
      reason = RejectionReason.INVALID_QUANTITY;
    }
    if (reason != null) {
      return reason;
    }
    sell = shares.units() < 0;
    quantity = Math.abs(shares.units());
    if (!in && texts[TradeJson.COST_BASIS].isThere()) {
      return RejectionReason.INVALID_COST_BASIS;
    }
    if (in) {
      DecimalText cost = texts[TradeJson.COST_BASIS].dollars();
      reason = judgeSigned(cost, MOST_DOLLARS, RejectionReason.INVALID_COST_BASIS);
      if (reason == null && cost.units() != 0 && cost.units() < 0 != sell) {
        reason = RejectionReason.INVALID_COST_BASIS;
      }
      if (reason != null) {
        return reason;
      }
      value = cost.units();
    }
    return readTime() ? readInstrument() : RejectionReason.INVALID_TIME;
  }

  private boolean readTime() {
    try {
      tradedAtMillis = texts[TradeJson.TRADED_AT].millis();
    } catch (DateTimeException | ArithmeticException noTime) {
      return false;
    }
    return tradedAtMillis >= 0 && tradedAtMillis <= LATEST_MILLIS;
  }

  private RejectionReason readInstrument() {
    if (revision) {
      return null;
    }
    instrument = symbols.id(texts[TradeJson.SYMBOL]);
    if (instrument == UNKNOWN) {
      return RejectionReason.UNKNOWN_SYMBOL;
    }
    trading = stocks.byId(instrument).trading();
    return null;
  }

  /** Symbols are looked up as they are at the record's place. */
  private void findSymbols(int partition, long offset) {
    if (partition != here || offset < from || offset >= until) {
      here = partition;
      from = offset;
      until = market.until(partition, offset);
      stocks = market.at(partition, offset);
      symbols = tables.computeIfAbsent(stocks, SymbolTable::new);
    }
  }

  /** The text of a field, by its number in {@link TradeJson}. */
  FieldText text(int field) {
    return texts[field];
  }

  /** Whether the symbol is longer than any can be. */
  boolean symbolTooLong() {
    FieldText symbol = texts[TradeJson.SYMBOL];
    return symbol.isThere()
        && symbol.length() > LONGEST_SYMBOL
        && symbol.toString().length() > LONGEST_SYMBOL;
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

  private static RejectionReason judgeSigned(
      DecimalText number, long most, RejectionReason invalid) {
    return switch (number.kind()) {
      case NOT_EXACT -> invalid;
      case TOO_LARGE, TOO_SMALL -> RejectionReason.OUT_OF_RANGE;
      case EXACT ->
          number.units() > most || number.units() < -most ? RejectionReason.OUT_OF_RANGE : null;
    };
  }
}
