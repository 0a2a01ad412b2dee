package com.stockafolio.http.rig;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.engine.history.TradeHistory;
import com.stockafolio.engine.serving.PortfolioUpdate.EntryBooked;
import com.stockafolio.http.answer.JsonBuffer;
import com.stockafolio.http.portfolio.InstrumentBoard;
import com.stockafolio.http.portfolio.PortfolioJson;
import com.stockafolio.http.prices.PriceBoard;
import com.stockafolio.market.Instruments;
import com.stockafolio.market.LedgerMarket;
import com.stockafolio.market.MarketAction;
import com.stockafolio.market.MarketList;
import com.stockafolio.portfolio.Decision;
import com.stockafolio.portfolio.EntryOutcome;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.portfolio.RevisionCase;
import com.stockafolio.transaction.Bust;
import com.stockafolio.transaction.CashKind;
import com.stockafolio.transaction.CashMovement;
import com.stockafolio.transaction.Correct;
import com.stockafolio.transaction.Correction;
import com.stockafolio.transaction.Direction;
import com.stockafolio.transaction.Revision;
import com.stockafolio.transaction.Trade;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.TradeRecord;
import com.stockafolio.transaction.Transaction;
import com.stockafolio.transaction.Transfer;
import com.stockafolio.transaction.UserId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A user's portfolio that grows by trades at known times: trade n at second n of a minute. */
public final class Booking {
  public static final Instruments INSTRUMENTS = Instruments.load();

  /** A board on which nobody puts a price. */
  private static final PriceBoard NO_PRICES = PriceRecords.board();

  public static final PortfolioJson JSON = json(NO_PRICES);

  /** 2026-11-24T15:00:00.000Z. */
  public static final long BEGIN_MILLIS = 1_795_532_400_000L;

  private final List<Portfolio> states = new ArrayList<>();
  private Portfolio portfolio;
  private LedgerMarket market = LedgerMarket.empty(MarketList.empty());

  /** The portfolio at the end of each page of its history. */
  private final Map<Long, Portfolio> pages = new ConcurrentHashMap<>();

  private Booking(UserId user) {
    portfolio = Portfolio.empty(user);
    states.add(portfolio);
  }

  /** What writes portfolios by the prices of a board. */
  public static PortfolioJson json(PriceBoard board) {
    return new PortfolioJson(InstrumentBoard.ofFile(), board);
  }

  /** The n-th user of a test. */
  public static UserId user(int n) {
    return UserId.parse("00000000-0000-8000-8000-%012d".formatted(n));
  }

  public static Booking of(UserId user) {
    return new Booking(user);
  }

  /** A portfolio of so many trades, and as many more as are booked later. */
  public static Booking ofTrades(UserId user, int trades) {
    Booking booking = new Booking(user);
    for (int i = 0; i < trades; i++) {
      booking.buy("AAPL", "1", "100");
    }
    return booking;
  }

  public Booking buy(String symbol, String quantity, String price) {
    return book(Side.BUY, symbol, quantity, price);
  }

  /** Bought, and recorded at a time that need not be later than that of the trade before. */
  public Booking buyAt(long recordedAtMillis, String symbol, String quantity, String price) {
    return book(Side.BUY, symbol, quantity, price, recordedAtMillis);
  }

  public Booking sell(String symbol, String quantity, String price) {
    return book(Side.SELL, symbol, quantity, price);
  }

  private Booking book(Side side, String symbol, String quantity, String price) {
    return book(
        side, symbol, quantity, price, BEGIN_MILLIS + (portfolio.sequence() + 1) * 1_000 + 130);
  }

  private Booking book(
      Side side, String symbol, String quantity, String price, long recordedAtMillis) {
    long n = portfolio.sequence() + 1;
    Trade trade =
        new Trade(
            id(n),
            portfolio.userId(),
            symbol,
            side,
            Quantity.parse(quantity),
            Price.parse(price),
            BEGIN_MILLIS + n * 1_000 + 123);
    return book(trade, recordedAtMillis);
  }

  /** Cash that came in or, below zero, went out. */
  public Booking cash(CashKind kind, String amount) {
    long n = portfolio.sequence() + 1;
    return book(
        new CashMovement(
            id(n), portfolio.userId(), Money.parse(amount), kind, BEGIN_MILLIS + n * 1_000 + 123),
        BEGIN_MILLIS + n * 1_000 + 130);
  }

  /** Shares that came in or went out; what they cost counts where they came in. */
  public Booking transfer(Direction direction, String symbol, String quantity, String cost) {
    long n = portfolio.sequence() + 1;
    return book(
        new Transfer(
            id(n),
            portfolio.userId(),
            direction,
            symbol,
            Quantity.parse(quantity),
            Money.parse(cost),
            BEGIN_MILLIS + n * 1_000 + 123),
        BEGIN_MILLIS + n * 1_000 + 130);
  }

  /** The entry of a sequence is taken back. */
  public Booking bust(long ofSequence, String reason) {
    long n = portfolio.sequence() + 1;
    return revise(
        new Bust(
            id(n), portfolio.userId(), id(ofSequence), reason, BEGIN_MILLIS + n * 1_000 + 123));
  }

  /** The entry of a sequence is corrected. */
  public Booking correct(long ofSequence, Correction to) {
    long n = portfolio.sequence() + 1;
    return revise(
        new Correct(id(n), portfolio.userId(), id(ofSequence), to, BEGIN_MILLIS + n * 1_000 + 123));
  }

  private Booking revise(Revision revision) {
    return book(revision, BEGIN_MILLIS + (portfolio.sequence() + 1) * 1_000 + 130);
  }

  /** The market does something; the portfolio has met it, and has an entry if it holds that. */
  public Booking meet(StubMarket of, MarketAction action) {
    of.add(action);
    long n = portfolio.sequence() + 1;
    market = market.with(of.list(), n * 10, BEGIN_MILLIS + n * 1_000 + 130);
    portfolio = portfolio.meet(market, page -> pages.put(page.sequence(), page));
    if (portfolio.sequence() == n) {
      states.add(portfolio);
    }
    return this;
  }

  /** The tradeId of the entry of a sequence that is no action. */
  public TradeId id(long n) {
    return new TradeId(portfolio.userIdHigh(), portfolio.userIdLow() + (n << 32));
  }

  private Booking book(Transaction transaction, long recordedAtMillis) {
    long n = portfolio.sequence() + 1;
    TradeRecord record = new TradeRecord(n * 10, recordedAtMillis, transaction);
    Decision decision =
        transaction instanceof Revision ? revised(record) : portfolio.decide(record, market);
    portfolio = portfolio.apply(((Decision.Accepted) decision).entry());
    states.add(portfolio);
    if (n % TradeHistory.ENTRIES_PER_PAGE == 0) {
      pages.put(n, portfolio);
    }
    return this;
  }

  private Decision revised(TradeRecord record) {
    RevisionCase revision = new RevisionCase(portfolio, record, market);
    for (long end = revision.neededPage(); end > 0; end = revision.neededPage()) {
      revision.take(List.of(pages.get(end)));
    }
    return revision.decide();
  }

  /** The portfolio as the API tells it. */
  public String json() {
    return json(portfolio);
  }

  public static String json(Portfolio portfolio) {
    return json(portfolio, NO_PRICES);
  }

  public static String json(Portfolio portfolio, PriceBoard board) {
    JsonBuffer out = new JsonBuffer(16);
    json(board).portfolio(portfolio, out);
    return out.toByteString().utf8String();
  }

  /** The portfolio at the end of each page of its history, by its sequence; grows by itself. */
  Map<Long, Portfolio> pages() {
    return Collections.unmodifiableMap(pages);
  }

  /** Where its ledger took what the market did. */
  List<Long> copies() {
    return market.copies();
  }

  public Portfolio portfolio() {
    return portfolio;
  }

  /** The portfolio as it was at each sequence, 0 first. */
  public List<Portfolio> states() {
    return states;
  }

  /** What watchers are told of the latest trade. */
  public EntryBooked latest() {
    return new EntryBooked(EntryOutcome.latest(portfolio));
  }

  /** Books one more and tells of it. */
  public EntryBooked next() {
    return buy("AAPL", "1", "100").latest();
  }
}
