package com.stockafolio.loadtest.browser.stub;

import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.entry.BookedEntry;
import com.stockafolio.entry.RecentRevision;
import com.stockafolio.entry.RecentTrade;
import com.stockafolio.market.Instrument;
import com.stockafolio.market.Instruments;
import com.stockafolio.market.LedgerMarket;
import com.stockafolio.market.MarketAction;
import com.stockafolio.market.MarketList;
import com.stockafolio.market.MarketRecord;
import com.stockafolio.portfolio.Decision;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.portfolio.RevisionCase;
import com.stockafolio.transaction.Revision;
import com.stockafolio.transaction.Trade;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.TradeRecord;
import com.stockafolio.transaction.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Some users' portfolios and a market, in memory, booked by the product's own rules. */
public final class StubBooks {
  private static final String[] SYMBOLS = {
    "AAPL", "MSFT", "AMZN", "JPM", "XOM", "UNH", "NEE", "PG", "CAT", "GOOGL", "LIN", "AMT"
  };

  /** 1e-4 dollars in 1e-9. */
  private static final double TICK = 100_000;

  final Instruments instruments = Instruments.load();
  private final Random random = new Random(7);
  private final Map<UserId, Portfolio> portfolios = new HashMap<>();
  private final Map<UserId, List<RecentTrade>> histories = new HashMap<>();
  private final Map<UserId, Map<Long, Portfolio>> pages = new HashMap<>();
  private final Map<UserId, Map<Long, RecentRevision>> revisions = new HashMap<>();
  private final Map<String, Price> prices = new HashMap<>();
  private LedgerMarket market = LedgerMarket.empty(MarketList.empty());
  private long offset;
  private long clock = System.currentTimeMillis() - 90 * 60_000L;

  StubBooks() {
    instruments.all().forEach(stock -> prices.put(stock.symbol(), stock.startingPrice()));
  }

  /** Users with trades, the same in every run. */
  List<UserId> users(int count) {
    List<UserId> users = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      users.add(UserId.of(new UUID(0x6f2c1a7e52f54d0eL + i * 7_919L, 0x8b5f0a3c8f1f2b6dL ^ i)));
    }
    return users;
  }

  /** Books random trades of a user, some of them sales and shorts. */
  public synchronized void fill(UserId user, int trades) {
    for (int i = 0; i < trades; i++) {
      String symbol = SYMBOLS[random.nextInt(SYMBOLS.length)];
      move(symbol);
      clock += 20_000 + random.nextInt(40_000);
      Side side = random.nextInt(100) < 68 ? Side.BUY : Side.SELL;
      Quantity quantity = new Quantity((1 + random.nextInt(240)) * 1_000_000_000L);
      decide(user, new TradeId(random.nextLong(), offset), symbol, side, quantity, clock);
    }
  }

  private void decide(
      UserId user, TradeId id, String symbol, Side side, Quantity quantity, long at) {
    decide(new Trade(id, user, symbol, side, quantity, prices.get(symbol), at), at);
  }

  /** Decides a trade and books it where it is accepted. */
  synchronized Decision decide(Trade trade, long recordedAt) {
    Portfolio before = portfolio(trade.userId());
    Decision decision = before.decide(new TradeRecord(offset++, recordedAt, trade), market);
    if (decision instanceof Decision.Accepted accepted) {
      book(before, accepted.entry());
    }
    return decision;
  }

  private void book(Portfolio before, BookedEntry entry) {
    Portfolio after = before.apply(entry);
    UserId user = entry.userId();
    portfolios.put(user, after);
    if (after.sequence() % Portfolio.RECENT_ENTRIES == 0) {
      keep(after);
    }
    if (after.latestEntry() instanceof RecentTrade trade) {
      history(user).add(trade);
    } else if (after.latestEntry() instanceof RecentRevision revision) {
      revisions(user).put(revision.content().ofSequence(), revision);
    }
  }

  private void keep(Portfolio page) {
    pages.computeIfAbsent(page.userId(), key -> new HashMap<>()).put(page.sequence(), page);
  }

  /** Decides a bust or a correction and books it where it is accepted. */
  synchronized Decision decide(Revision revision, long recordedAt) {
    Portfolio before = portfolio(revision.userId());
    RevisionCase deciding =
        new RevisionCase(before, new TradeRecord(offset++, recordedAt, revision), market);
    for (long end = deciding.neededPage(); end > 0; end = deciding.neededPage()) {
      deciding.take(List.of(pages.get(revision.userId()).get(end)));
    }
    Decision decision = deciding.decide();
    if (decision instanceof Decision.Accepted accepted) {
      book(before, accepted.entry());
    }
    return decision;
  }

  /** What was taken back or corrected last of a user's entries, by their sequence. */
  synchronized Map<Long, RecentRevision> revisions(UserId user) {
    return revisions.computeIfAbsent(user, key -> new HashMap<>());
  }

  /** The market does something; gives the users whose portfolios have an entry of it. */
  synchronized List<UserId> act(MarketAction action) {
    int number = market.number() + 1;
    long now = System.currentTimeMillis();
    byte[] signed = {(byte) number};
    MarketRecord record = new MarketRecord(number, new UUID(0, number), now, action, signed);
    MarketList list = market.list();
    market = market.with(list.with(list.listed(record)), offset++, now);
    List<UserId> concerned = new ArrayList<>();
    portfolios.replaceAll(
        (user, before) -> {
          Portfolio after = before.meet(market, this::keep);
          if (after.sequence() > before.sequence()) {
            concerned.add(user);
          }
          return after;
        });
    return concerned;
  }

  synchronized Portfolio portfolio(UserId user) {
    return portfolios.computeIfAbsent(user, key -> Portfolio.empty(key).meet(market, page -> {}));
  }

  /** A user's trades, oldest first. */
  public synchronized List<RecentTrade> history(UserId user) {
    return histories.computeIfAbsent(user, key -> new ArrayList<>());
  }

  synchronized Price price(Instrument stock) {
    return prices.get(stock.symbol());
  }

  public synchronized void setPrice(String symbol, String price) {
    prices.put(symbol, Price.parse(price));
  }

  /** A tick of the whole market. */
  synchronized void move() {
    List.copyOf(prices.keySet()).forEach(this::move);
  }

  private void move(String symbol) {
    prices.computeIfPresent(
        symbol,
        (key, price) -> {
          double factor = 1 + random.nextGaussian() * 0.0015;
          long ticks = Math.max(1, Math.round(price.billionths() / TICK * factor));
          return new Price(ticks * (long) TICK);
        });
  }
}
