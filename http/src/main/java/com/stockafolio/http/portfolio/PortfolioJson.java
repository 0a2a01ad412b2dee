package com.stockafolio.http.portfolio;

import static com.stockafolio.http.answer.JsonBuffer.piece;

import com.stockafolio.amount.Money;
import com.stockafolio.entry.Position;
import com.stockafolio.entry.RecentEntry;
import com.stockafolio.entry.RecentTrade;
import com.stockafolio.http.answer.JsonBuffer;
import com.stockafolio.http.prices.PriceBoard;
import com.stockafolio.http.prices.Prices;
import com.stockafolio.portfolio.EntryOutcome;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.portfolio.Totals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Portfolios and their parts as the API's JSON. Amounts are decimal strings, exact; counts and
 * sequences are numbers. A position of quantity 0 has {@code "averageCost": null}. What a price
 * that is unknown would be needed for is left out.
 */
public final class PortfolioJson {
  private static final byte[] USER_ID = piece("{\"userId\":");
  private static final byte[] SEQUENCE_AFTER_USER = piece(",\"sequence\":");
  private static final byte[] KNOWN_AT = piece(",\"knownAt\":");
  private static final byte[] TOTALS = piece(",\"totals\":{\"sharesHeld\":");
  private static final byte[] TRADE_COUNT = piece(",\"tradeCount\":");
  private static final byte[] TRADED_VALUE = piece(",\"tradedValue\":");
  private static final byte[] COST_BASIS = piece(",\"costBasis\":");
  private static final byte[] REALIZED_PNL = piece(",\"realizedPnl\":");
  private static final byte[] MARKET_VALUE = piece(",\"marketValue\":");
  private static final byte[] UNREALIZED_PNL = piece(",\"unrealizedPnl\":");
  private static final byte[] DAY_PNL = piece(",\"dayPnl\":");
  private static final byte[] SINCE_CLOSE = piece(",\"sinceClose\":");
  private static final byte[] POSITIONS = piece(",\"positions\":[");
  private static final byte[] SECTORS = piece("],\"sectors\":[");
  private static final byte[] SECTOR = piece("{\"sector\":");
  private static final byte[] SHARE = piece(",\"share\":");
  private static final byte[] RECENT_TRADES = piece("],\"recentTrades\":[");
  private static final byte[] QUANTITY = piece(",\"quantity\":");
  private static final byte[] AVERAGE_COST = piece(",\"averageCost\":");
  private static final byte[] NULL = piece("null");
  private static final byte[] SEQUENCE = piece("{\"sequence\":");
  private static final byte[] PRICE = piece(",\"price\":");
  private static final byte[] CASH = piece(",\"cash\":");
  private static final byte[] INCOME = piece(",\"income\":");
  private static final byte[] TRADE = piece(",\"trade\":");
  private static final byte[] ENTRY = piece(",\"entry\":");
  private static final byte[] BEFORE = piece("{\"before\":");
  private static final byte[] AFTER = piece(",\"after\":");
  private static final byte[] POSITION = piece(",\"position\":");

  private static final long NOT_SAID = -1;

  private final InstrumentBoard instruments;
  private final PriceBoard board;
  private final EntryJson entries;

  /**
   * Writes portfolios as of a board.
   *
   * @param board where the prices of now are read
   */
  public PortfolioJson(InstrumentBoard instruments, PriceBoard board) {
    this.instruments = instruments;
    this.board = board;
    this.entries = new EntryJson(instruments);
  }

  /** What is known of instruments now. */
  public InstrumentBoard instruments() {
    return instruments;
  }

  /** The prices of now. */
  public Prices prices() {
    return board.latest();
  }

  /** Appends a whole portfolio at the prices of now, without its profit of the day. */
  public void portfolio(Portfolio portfolio, JsonBuffer out) {
    portfolio(portfolio, board.latest(), null, out);
  }

  /**
   * Appends a whole portfolio: open positions by symbol, recent trades newest first.
   *
   * @param day what the profit of the day is counted from; null for none
   */
  public void portfolio(Portfolio portfolio, Prices prices, DayStart day, JsonBuffer out) {
    portfolio(portfolio, NOT_SAID, Revised.among(portfolio.recentEntries()), prices, day, out);
  }

  /** Appends a portfolio of a moment at the prices of now. */
  void hindsight(Hindsights.Told told, JsonBuffer out) {
    portfolio(told.portfolio(), told.knownAt(), told.revised(), board.latest(), null, out);
  }

  private void portfolio(
      Portfolio portfolio,
      long knownAt,
      Revised revised,
      Prices prices,
      DayStart day,
      JsonBuffer out) {
    List<Position> open = open(portfolio);
    out.append(USER_ID).append(portfolio.userId());
    out.append(SEQUENCE_AFTER_USER).append(portfolio.sequence());
    if (knownAt != NOT_SAID) {
      out.append(KNOWN_AT).append(knownAt);
    }
    beginTotals(portfolio.totals(), out);
    endTotals(portfolio.totals(), prices.marketValue(open), day, out);
    out.append(POSITIONS);
    boolean first = true;
    for (Position position : open) {
      comma(first, out);
      first = false;
      position(position, prices, out);
    }
    out.append(SECTORS);
    sectors(open, prices, out);
    out.append(RECENT_TRADES);
    first = true;
    for (RecentTrade trade : portfolio.recentTrades()) {
      comma(first, out);
      first = false;
      entries.trade(trade, revised.of(trade), out);
    }
    out.append(']').append('}');
  }

  /**
   * Appends one booked entry with the totals that it left, and its position: of a trade as it is
   * after it, of any other before and after.
   *
   * @param marketValue of the whole portfolio after the entry, null where it is unknown
   */
  public void booked(EntryOutcome outcome, Prices prices, Money marketValue, JsonBuffer out) {
    out.append(SEQUENCE).append(outcome.entry().sequence());
    if (outcome.entry() instanceof RecentTrade trade) {
      out.append(TRADE);
      entries.trade(trade, null, out);
      out.append(POSITION);
      position(outcome.positions().get(0), prices, out);
    } else {
      out.append(ENTRY);
      entries.entry(outcome.entry(), null, out);
      out.append(POSITIONS);
      List<Position> before = outcome.positionsBefore();
      for (int i = 0; i < before.size(); i++) {
        comma(i == 0, out);
        out.append(BEFORE);
        position(before.get(i), prices, out);
        out.append(AFTER);
        position(outcome.positions().get(i), prices, out);
        out.append('}');
      }
      out.append(']');
    }
    beginTotals(outcome.totals(), out);
    endTotals(outcome.totals(), marketValue, null, out);
    out.append('}');
  }

  /** Appends the newest entry of a portfolio, which has one, as {@link #booked} does. */
  public void latest(Portfolio portfolio, JsonBuffer out) {
    Prices prices = board.latest();
    booked(EntryOutcome.latest(portfolio), prices, prices.marketValue(open(portfolio)), out);
  }

  /** The open positions, by symbol. */
  public List<Position> open(Portfolio portfolio) {
    List<Position> positions = portfolio.positions();
    List<Position> open = new ArrayList<>(positions.size());
    for (Position position : positions) {
      if (position.quantity().signum() != 0) {
        open.add(position);
      }
    }
    InstrumentTexts texts = instruments.texts();
    open.sort(Comparator.comparingInt(position -> texts.of(position.instrumentId()).rank()));
    return open;
  }

  /** Appends a booked trade as the history tells it. */
  void trade(RecentTrade trade, Revised revised, JsonBuffer out) {
    entries.trade(trade, revised.of(trade), out);
  }

  /** Appends a booked entry as the history tells it. */
  void entry(RecentEntry entry, Revised revised, JsonBuffer out) {
    entries.entry(entry, revised.of(entry), out);
  }

  /** Appends a comma and the field {@code totals}, without its closing brace. */
  public void beginTotals(Totals totals, JsonBuffer out) {
    out.append(TOTALS).append(totals.sharesHeld());
    out.append(TRADE_COUNT).append(totals.tradeCount());
    out.append(TRADED_VALUE).append(totals.tradedValue());
    out.append(COST_BASIS).append(totals.costBasis());
    out.append(REALIZED_PNL).append(totals.realizedPnl());
    out.append(CASH).append(totals.cash());
    out.append(INCOME).append(totals.income());
  }

  /** Appends a position without its price and without its closing brace. */
  public void beginPosition(Position position, JsonBuffer out) {
    out.append('{').append(instruments.texts().of(position.instrumentId()).described());
    out.append(QUANTITY).append(position.quantity());
    out.append(AVERAGE_COST);
    Money averageCost = position.averageCost();
    if (averageCost == null) {
      out.append(NULL);
    } else {
      out.appendFourDecimals(averageCost);
    }
    out.append(COST_BASIS).append(position.costBasis());
    out.append(REALIZED_PNL).append(position.realizedPnl());
  }

  /** Appends what a begun position is worth, and closes it. */
  public void endPosition(Position position, Prices prices, JsonBuffer out) {
    Money value = prices.marketValue(position);
    if (value != null) {
      out.append(PRICE).appendPrice(prices.billionths(position.instrumentId()));
      valued(value, position.costBasis(), out);
    }
    out.append('}');
  }

  /**
   * Appends what begun totals are worth and gained since the last close, where it is known, and
   * closes them.
   *
   * @param marketValue null where it is unknown
   * @param day what the profit of the day is counted from; null for none
   */
  public void endTotals(Totals totals, Money marketValue, DayStart day, JsonBuffer out) {
    if (marketValue != null) {
      valued(marketValue, totals.costBasis(), out);
    }
    Money gain = day == null ? null : day.gain(marketValue, totals);
    if (gain != null) {
      out.append(DAY_PNL).append(gain).append(SINCE_CLOSE).append(day.close().json());
    }
    out.append('}');
  }

  private static void valued(Money marketValue, Money costBasis, JsonBuffer out) {
    out.append(MARKET_VALUE).append(marketValue);
    out.append(UNREALIZED_PNL).append(marketValue.minus(costBasis));
  }

  private void position(Position position, Prices prices, JsonBuffer out) {
    beginPosition(position, out);
    endPosition(position, prices, out);
  }

  private void sectors(List<Position> open, Prices prices, JsonBuffer out) {
    InstrumentTexts texts = instruments.texts();
    SectorShares shares = new SectorShares(open, prices, texts);
    boolean first = true;
    for (int sector = 0; sector < texts.sectors(); sector++) {
      if (shares.holds(sector)) {
        comma(first, out);
        first = false;
        out.append(SECTOR).append(texts.sector(sector));
        if (shares.marketValue(sector) != null) {
          out.append(MARKET_VALUE).append(shares.marketValue(sector));
        }
        if (shares.share(sector) >= 0) {
          out.append(SHARE).append4(shares.share(sector));
        }
        out.append('}');
      }
    }
  }

  private static void comma(boolean first, JsonBuffer out) {
    if (!first) {
      out.nextElement();
    }
  }
}
