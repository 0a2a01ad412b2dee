package com.stockafolio.portfolio;

import static java.util.Objects.requireNonNull;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Shares;
import com.stockafolio.bytes.PackedReader;
import com.stockafolio.bytes.PackedWriter;
import com.stockafolio.entry.BookedEntry;
import com.stockafolio.entry.Position;
import com.stockafolio.entry.RecentAction;
import com.stockafolio.entry.RecentEntry;
import com.stockafolio.entry.RecentTrade;
import com.stockafolio.entry.RecentTransaction;
import com.stockafolio.market.Instruments;
import com.stockafolio.market.LedgerMarket;
import com.stockafolio.transaction.Revision;
import com.stockafolio.transaction.Trade;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.TradeRecord;
import com.stockafolio.transaction.UserId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * All that a user holds: the positions by instrument, the cash, the totals, and the last {@value
 * #RECENT_ENTRIES} entries. Immutable; its content lies in one byte array, which is also its stored
 * form, as ten million of these stay in memory. A transaction is first decided, then applied, and
 * before either what the market did is met:
 *
 * <pre>{@code
 * portfolio = portfolio.meet(market, pageEnds)
 * switch on portfolio.decide(record, market):
 *   Accepted(entry)  -> journal the entry, then portfolio = portfolio.apply(entry)
 *   Rejected(reason) -> report it
 * }</pre>
 */
public final class Portfolio {

  /** How many of the newest entries travel with the portfolio, and ids of the user's own. */
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

  /** The number of entries: 0 at first, and 1 more with each. */
  public long sequence() {
    return PackedHead.sequence(packed);
  }

  /** The number of the market's list up to which it has met what the market did; 0 for none. */
  public int met() {
    return PackedHead.met(packed);
  }

  /**
   * The portfolio after all that the market did: whenever it meets that, and in however many turns,
   * it is the same. This one stays as it is.
   *
   * @param market the list as its ledger took it
   * @param pageEnds told, in their order, of the portfolios on the way whose sequence is a multiple
   *     of {@value #RECENT_ENTRIES}
   */
  public Portfolio meet(LedgerMarket market, Consumer<Portfolio> pageEnds) {
    return meet(market, market.number(), pageEnds);
  }

  /** As {@link #meet(LedgerMarket, Consumer)} does, up to a number of the market's list. */
  Portfolio meet(LedgerMarket market, int number, Consumer<Portfolio> pageEnds) {
    return met() >= number
        ? this
        : meet(
            market,
            number,
            (before, after) -> {
              if (after.sequence() % RECENT_ENTRIES == 0) {
                pageEnds.accept(after);
              }
            });
  }

  /**
   * As {@link #meet(LedgerMarket, Consumer)} does, up to a number of the market's list.
   *
   * @param steps told, in their order, of the portfolios before and after each action that found a
   *     position
   */
  Portfolio meet(LedgerMarket market, int number, BiConsumer<Portfolio, Portfolio> steps) {
    if (met() >= number) {
      return this;
    }
    Portfolio meeting = this;
    for (int next = Meeting.next(packed, market, met());
        next != 0 && next <= number;
        next = Meeting.next(meeting.packed, market, next)) {
      Portfolio before = meeting;
      meeting = before.follow(Meeting.entry(before.packed, market, next));
      steps.accept(before, meeting);
    }
    return meeting.metUpTo(number);
  }

  /** The same, with the market's list met up to a number, whatever that did. */
  Portfolio metUpTo(int number) {
    return with(PackedHead.withMet(packed, number));
  }

  /** Whether an entry may be a bust or a correction: one of them was no trade. */
  public boolean mayBeRevised() {
    return !PackedHead.read(packed).sums().isNone();
  }

  /**
   * Says whether the transaction is to be booked. In this order it is rejected as {@code
   * UNKNOWN_SYMBOL}; as {@code DUPLICATE} if its tradeId is among {@link #recentIds}; as {@code
   * NOT_TRADABLE} if it is a trade that the instrument's status does not allow; as {@code NOT_HELD}
   * if more is to be transferred out than is held; as {@code OUT_OF_RANGE} if its value, or what it
   * realises, is beyond {@link Trade#MAX_VALUE}, or the position after it beyond {@link
   * Position#MAX_QUANTITY} or {@link Position#MAX_COST}.
   *
   * <p>A {@link Revision} is decided by {@link RevisionCase}, as it takes history.
   *
   * @throws IllegalArgumentException if it is another user's, or a revision, or the list is not met
   */
  public Decision decide(TradeRecord record, LedgerMarket market) {
    if (met() < market.number()) {
      throw new IllegalArgumentException("%s has met %d of %s".formatted(this, met(), market));
    }
    return decide(record, market.instruments());
  }

  /**
   * As {@link #decide(TradeRecord, LedgerMarket)} does, where the market's list is known to be met.
   *
   * @param instruments those after the list's last action
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
    return with(PackedFold.next(packed, entry));
  }

  /**
   * The portfolio after the next entry as another one of the same user remembers it; this one stays
   * as it is.
   *
   * @throws IllegalArgumentException if it cannot be the next one
   */
  public Portfolio follow(RecentEntry entry) {
    return entry instanceof RecentAction action
        ? with(PackedFold.next(packed, action))
        : apply(((RecentTransaction) entry).bookedBy(userId()));
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
    PackedHead head = PackedHead.read(packed);
    PackedSums sums = head.sums();
    return new Totals(
        shares,
        head.sequence() - sums.others(),
        head.tradedValue(),
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

  /**
   * The tradeIds of the user's own last {@value #RECENT_ENTRIES} records, newest first, however
   * many actions of the market lie between them.
   */
  public List<TradeId> recentIds() {
    List<TradeId> ids = new ArrayList<>(RECENT_ENTRIES);
    for (RecentEntry entry : recentEntries()) {
      if (entry instanceof RecentTransaction) {
        ids.add(entry.tradeId());
      }
    }
    ids.addAll(PackedPortfolio.olderIds(packed));
    return Collections.unmodifiableList(ids);
  }

  /** Where the user's own record of the id was first, in words; null where it is not known. */
  String first(TradeId id) {
    return DecisionRules.first(packed, id);
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
    PackedCheck.check(portfolio.packed);
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

  private Portfolio with(byte[] other) {
    return new Portfolio(userIdHigh, userIdLow, other);
  }

  private void checkUser(UserId userId) {
    requireNonNull(userId, "userId");
    if (userId.high() != userIdHigh || userId.low() != userIdLow) {
      throw new IllegalArgumentException(
          "an entry of user " + userId + " for the portfolio of " + userId());
    }
  }
}
