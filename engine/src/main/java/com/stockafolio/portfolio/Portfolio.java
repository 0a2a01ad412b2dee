package com.stockafolio.portfolio;

import static java.util.Objects.requireNonNull;

import com.stockafolio.bytes.PackedReader;
import com.stockafolio.bytes.PackedWriter;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * All that a user holds: the positions by instrument, the totals, and the last {@value
 * #RECENT_TRADES} trades. Immutable; its content lies in one byte array, which is also its stored
 * form, as ten million of these stay in memory. A trade is first decided, then applied:
 *
 * <pre>{@code
 * switch on portfolio.decide(record, instruments):
 *   Accepted(trade)  -> journal the trade, then portfolio = portfolio.apply(trade)
 *   Rejected(reason) -> report it
 * }</pre>
 */
public final class Portfolio {

  /** How many of the newest trades travel with the portfolio, and are known by their tradeId. */
  public static final int RECENT_TRADES = 16;

  private static final int SHOWN = 40;
  private static final int CACHE_LINE = 64;

  private final long userIdHigh;
  private final long userIdLow;
  private final byte[] packed;

  private Portfolio(long userIdHigh, long userIdLow, byte[] packed) {
    this.userIdHigh = userIdHigh;
    this.userIdLow = userIdLow;
    this.packed = packed;
  }

  /** The portfolio of a user who never traded. */
  public static Portfolio empty(UserId userId) {
    return new Portfolio(userId.high(), userId.low(), PackedPortfolio.EMPTY);
  }

  /**
   * The portfolio that holds this: for portfolios that another program has recomputed.
   *
   * @param sequence the number of booked trades
   * @param tradedValue the sum of quantity times price over all of them
   * @param newestFirst the last {@value #RECENT_TRADES} of them, or all; their own sequences do not
   *     matter
   * @param positions by ascending instrument id, closed ones too
   * @throws IllegalArgumentException if it cannot be a portfolio
   */
  public static Portfolio restored(
      UserId userId,
      long sequence,
      Money tradedValue,
      List<RecentTrade> newestFirst,
      List<Position> positions) {
    return new Portfolio(
        userId.high(),
        userId.low(),
        RestoredPortfolio.pack(userId, sequence, tradedValue, newestFirst, positions));
  }

  /** Whose portfolio it is. */
  public UserId userId() {
    return new UserId(userIdHigh, userIdLow);
  }

  /** The most significant 64 bits of the user id. */
  public long userIdHigh() {
    return userIdHigh;
  }

  /** The least significant 64 bits of the user id. */
  public long userIdLow() {
    return userIdLow;
  }

  /** The number of booked trades: 0 at first, and 1 more with each. */
  public long sequence() {
    return PackedPortfolio.sequence(packed);
  }

  /**
   * Says whether the trade is to be booked. In this order it is rejected as {@code UNKNOWN_SYMBOL};
   * as {@code DUPLICATE} if its tradeId is among the last {@value #RECENT_TRADES} booked; as {@code
   * OUT_OF_RANGE} if its value is beyond {@link Trade#MAX_VALUE}, or the position after it beyond
   * {@link Position#MAX_QUANTITY} or {@link Position#MAX_COST}.
   *
   * @throws IllegalArgumentException if the trade is another user's
   */
  public Decision decide(TradeRecord record, Instruments instruments) {
    Trade trade = record.trade();
    checkUser(trade.userId());
    Instrument instrument = instruments.bySymbol(trade.symbol());
    if (instrument == null) {
      return new Decision.Rejected(
          RejectionReason.UNKNOWN_SYMBOL, "no instrument has the symbol " + shown(trade.symbol()));
    }
    int index = PackedPortfolio.indexOf(packed, trade.tradeId());
    if (index >= 0) {
      RecentTrade first = PackedPortfolio.recentTrades(packed, index + 1).get(index);
      return new Decision.Rejected(RejectionReason.DUPLICATE, "first at offset " + first.offset());
    }
    Position position = position(instrument.id());
    Quantity signed = trade.quantity().signed(trade.side());
    String violation =
        PositionChange.violation(
            position.quantity().billionths(),
            position.costBasis().low(),
            signed.billionths(),
            trade.price().billionths());
    if (violation != null) {
      return new Decision.Rejected(RejectionReason.OUT_OF_RANGE, violation);
    }
    return new Decision.Accepted(
        new BookedTrade(
            record.offset(),
            record.recordedAtMillis(),
            trade.tradedAtMillis(),
            trade.tradeId(),
            trade.userId(),
            instrument.id(),
            trade.side(),
            trade.quantity(),
            trade.price()));
  }

  /**
   * The portfolio after the trade; this one stays as it is.
   *
   * @throws IllegalArgumentException if the trade is another user's or passes a bound, so that it
   *     cannot have been accepted
   */
  public Portfolio apply(BookedTrade trade) {
    checkUser(trade.userId());
    return new Portfolio(userIdHigh, userIdLow, PackedPortfolio.next(packed, trade));
  }

  /** The sums over all positions and trades. */
  public Totals totals() {
    Shares shares = Shares.ZERO;
    Money cost = Money.ZERO;
    Money realized = Money.ZERO;
    for (Position position : PackedPortfolio.positions(packed)) {
      shares = shares.plus(Shares.of(position.quantity().abs()));
      cost = cost.plus(position.costBasis());
      realized = realized.plus(position.realizedPnl());
    }
    return new Totals(shares, sequence(), PackedPortfolio.tradedValue(packed), cost, realized);
  }

  /** The positions by ascending instrument id, closed ones too. */
  public List<Position> positions() {
    return Collections.unmodifiableList(PackedPortfolio.positions(packed));
  }

  /** The position in the instrument: flat if it was never traded. */
  public Position position(int instrumentId) {
    return PackedPortfolio.position(packed, instrumentId);
  }

  /** The last {@value #RECENT_TRADES} trades, newest first. */
  public List<RecentTrade> recentTrades() {
    return Collections.unmodifiableList(PackedPortfolio.recentTrades(packed, RECENT_TRADES));
  }

  /** The newest trade, or null if there is none. */
  public RecentTrade latestTrade() {
    List<RecentTrade> newest = PackedPortfolio.recentTrades(packed, 1);
    return newest.isEmpty() ? null : newest.get(0);
  }

  /** The number of bytes of the packed content, without the user id. */
  public int packedBytes() {
    return packed.length;
  }

  /**
   * Reads a byte of each line that a processor's cache would hold of the content, so that it is
   * there when it is needed. What is returned says nothing, but has to be used for the reading to
   * be done.
   */
  public int touch() {
    int sum = 0;
    for (int at = 0; at < packed.length; at += CACHE_LINE) {
      sum += packed[at];
    }
    return sum;
  }

  /** Writes user id and content: 16 bytes, a length, and the packed content. */
  public void writeTo(PackedWriter writer) {
    writer.writeFixedLong(userIdHigh);
    writer.writeFixedLong(userIdLow);
    writer.writeByteArray(packed);
  }

  /**
   * Reads what {@link #writeTo} wrote.
   *
   * @throws IllegalArgumentException if the bytes are no portfolio of a known version
   */
  public static Portfolio readFrom(PackedReader reader) {
    Portfolio portfolio = readUnchecked(reader);
    PackedPortfolio.check(portfolio.packed);
    return portfolio;
  }

  /**
   * Reads what {@link #writeTo} wrote, as {@link #readFrom} does, from where a checksum has kept
   * it: it is not looked through again, which costs more than to book a trade.
   */
  public static Portfolio readUnchecked(PackedReader reader) {
    long high = reader.readFixedLong();
    long low = reader.readFixedLong();
    return new Portfolio(high, low, reader.readByteArray());
  }

  /** Equal: the same user and the same bytes, hence the same content. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Portfolio that
        && userIdHigh == that.userIdHigh
        && userIdLow == that.userIdLow
        && Arrays.equals(packed, that.packed);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(userIdHigh ^ userIdLow) * 31 + Arrays.hashCode(packed);
  }

  @Override
  public String toString() {
    return "Portfolio[" + userId() + " at " + sequence() + ", " + packed.length + " bytes]";
  }

  private void checkUser(UserId userId) {
    requireNonNull(userId, "userId");
    if (userId.high() != userIdHigh || userId.low() != userIdLow) {
      throw new IllegalArgumentException(
          "a trade of user " + userId + " for the portfolio of " + userId());
    }
  }

  private static String shown(String symbol) {
    return symbol.length() <= SHOWN ? symbol : symbol.substring(0, SHOWN) + "...";
  }
}
