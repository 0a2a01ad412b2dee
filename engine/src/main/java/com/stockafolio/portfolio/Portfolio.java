package com.stockafolio.portfolio;

import static java.util.Objects.requireNonNull;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Shares;
import com.stockafolio.bytes.PackedReader;
import com.stockafolio.bytes.PackedWriter;
import com.stockafolio.market.Instruments;
import com.stockafolio.transaction.Trade;
import com.stockafolio.transaction.TradeRecord;
import com.stockafolio.transaction.UserId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * All that a user holds: the positions by instrument, the cash, the totals, and the last {@value
 * #RECENT_ENTRIES} entries. Immutable; its content lies in one byte array, which is also its stored
 * form, as ten million of these stay in memory. A transaction is first decided, then applied:
 *
 * <pre>{@code
 * switch on portfolio.decide(record, instruments):
 *   Accepted(entry)  -> journal the entry, then portfolio = portfolio.apply(entry)
 *   Rejected(reason) -> report it
 * }</pre>
 */
public final class Portfolio {

  /** How many of the newest entries travel with the portfolio, and are known by their tradeId. */
  public static final int RECENT_ENTRIES = 16;

  private static final int CACHE_LINE = 64;

  private final long userIdHigh;
  private final long userIdLow;
  private final byte[] packed;

  private Portfolio(long userIdHigh, long userIdLow, byte[] packed) {
    this.userIdHigh = userIdHigh;
    this.userIdLow = userIdLow;
    this.packed = packed;
  }

  /** The portfolio of a user who has no entry. */
  public static Portfolio empty(UserId userId) {
    return new Portfolio(userId.high(), userId.low(), PackedPortfolio.EMPTY);
  }

  /**
   * The portfolio that holds this: for portfolios that another program has recomputed.
   *
   * @param content what it holds
   * @throws IllegalArgumentException if it cannot be a portfolio
   */
  public static Portfolio restored(UserId userId, PortfolioContent content) {
    return new Portfolio(userId.high(), userId.low(), RestoredPortfolio.pack(userId, content));
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

  /** The number of booked entries: 0 at first, and 1 more with each. */
  public long sequence() {
    return PackedPortfolio.sequence(packed);
  }

  /**
   * Says whether the transaction is to be booked. In this order it is rejected as {@code
   * UNKNOWN_SYMBOL}; as {@code DUPLICATE} if its tradeId is among the last {@value #RECENT_ENTRIES}
   * booked; as {@code NOT_HELD} if more is to be transferred out than is held; as {@code
   * OUT_OF_RANGE} if its value, or what it realises, is beyond {@link Trade#MAX_VALUE}, or the
   * position after it beyond {@link Position#MAX_QUANTITY} or {@link Position#MAX_COST}.
   *
   * @throws IllegalArgumentException if it is another user's
   */
  public Decision decide(TradeRecord record, Instruments instruments) {
    checkUser(record.transaction().userId());
    return DecisionRules.decide(packed, record, instruments);
  }

  /**
   * The portfolio after the entry; this one stays as it is.
   *
   * @throws IllegalArgumentException if the entry is another user's or passes a bound, so that it
   *     cannot have been accepted
   */
  public Portfolio apply(BookedEntry entry) {
    checkUser(entry.userId());
    return new Portfolio(userIdHigh, userIdLow, PackedPortfolio.next(packed, entry));
  }

  /** The sums over all positions and entries. */
  public Totals totals() {
    Shares shares = Shares.ZERO;
    Money cost = Money.ZERO;
    Money realized = Money.ZERO;
    for (Position position : PackedPortfolio.positions(packed)) {
      shares = shares.plus(Shares.of(position.quantity().abs()));
      cost = cost.plus(position.costBasis());
      realized = realized.plus(position.realizedPnl());
    }
    PackedSums sums = PackedPortfolio.sums(packed);
    return new Totals(
        shares,
        sequence() - sums.others(),
        PackedPortfolio.tradedValue(packed),
        cost,
        realized,
        sums.funding().minus(cost).plus(realized),
        sums.income());
  }

  /** The positions by ascending instrument id, closed ones too. */
  public List<Position> positions() {
    return Collections.unmodifiableList(PackedPortfolio.positions(packed));
  }

  /** The position in the instrument: flat if it was never traded. */
  public Position position(int instrumentId) {
    return PackedPortfolio.position(packed, instrumentId);
  }

  /** The last {@value #RECENT_ENTRIES} entries, newest first. */
  public List<RecentEntry> recentEntries() {
    return Collections.unmodifiableList(PackedPortfolio.recentEntries(packed, RECENT_ENTRIES));
  }

  /** The trades among {@link #recentEntries}, newest first. */
  public List<RecentTrade> recentTrades() {
    return trades(recentEntries());
  }

  /** The trades among entries, in the same order. */
  public static List<RecentTrade> trades(List<? extends RecentEntry> entries) {
    List<RecentTrade> trades = new ArrayList<>(entries.size());
    for (RecentEntry entry : entries) {
      if (entry instanceof RecentTrade trade) {
        trades.add(trade);
      }
    }
    return Collections.unmodifiableList(trades);
  }

  /** The newest entry, or null if there is none. */
  public RecentEntry latestEntry() {
    List<RecentEntry> newest = PackedPortfolio.recentEntries(packed, 1);
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
          "an entry of user " + userId + " for the portfolio of " + userId());
    }
  }
}
