package com.stockafolio.loadtest.browser.stub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.market.MarketAction;
import com.stockafolio.portfolio.Decision;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.Bust;
import com.stockafolio.transaction.Revision;
import com.stockafolio.transaction.Trade;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.Transaction;
import com.stockafolio.transaction.UserId;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The page and the routes that it asks, from memory. A token is the user's id itself, or {@code
 * firm}. What a test wants to happen to a user, it makes happen by this class's methods.
 */
public final class StubDesk implements AutoCloseable {
  public static final ObjectMapper JSON = new ObjectMapper();

  public final StubBooks books = new StubBooks();
  public final List<UserId> users = books.users(20);
  final StubJson json = new StubJson(books);
  public final StubFirm firm = new StubFirm();
  private final Set<StubStream> streams = ConcurrentHashMap.newKeySet();
  private final AtomicInteger opened = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private int port;

  /** Whether posted trades are booked at once; else they stay accepted. */
  public volatile boolean booking = true;

  /** Whether the demo's routes are there. */
  public volatile boolean demo = true;

  public StubDesk() {
    try {
      open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads an object that a test writes. */
  public static ObjectNode object(String json) {
    try {
      return (ObjectNode) JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(json, e);
    }
  }

  private void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 64);
    port = server.getAddress().getPort();
    server.setExecutor(threads);
    server.createContext("/", new StubRoutes(this)::handle);
    server.start();
  }

  public String address() {
    return "http://127.0.0.1:" + port;
  }

  /** Ends all connections and refuses new ones until {@link #comeBack}. */
  public void goAway() {
    streams.forEach(StubStream::end);
    server.stop(0);
  }

  public void comeBack() throws IOException {
    open();
  }

  @Override
  public void close() {
    goAway();
    threads.shutdownNow();
  }

  public int openStreams() {
    return streams.size();
  }

  /** How many streams were opened since the start. */
  int streamsOpened() {
    return opened.get();
  }

  public JsonNode portfolio(UserId user) {
    return json.portfolio(books.portfolio(user));
  }

  /** Books a trade of a user, at the market's price, and tells the user's streams. */
  public Decision trade(UserId user, String symbol, Side side, String quantity) {
    Price price = books.price(books.instruments.bySymbol(symbol));
    TradeId id = TradeId.of(UUID.randomUUID());
    long now = System.currentTimeMillis();
    return trade(new Trade(id, user, symbol, side, Quantity.parse(quantity), price, now));
  }

  /** Decides a trade and tells the user's streams. */
  public synchronized Decision trade(Trade trade) {
    Decision decision = books.decide(trade, System.currentTimeMillis());
    if (decision instanceof Decision.Rejected rejected) {
      rejected(trade, rejected);
    } else {
      Portfolio after = books.portfolio(trade.userId());
      tell(trade.userId(), "trade", after.sequence(), json.booked(after));
    }
    return decision;
  }

  /** Tells the user's streams of interest, which the books do not keep. */
  public synchronized void tellInterest(UserId user, String amount) {
    Portfolio portfolio = books.portfolio(user);
    ObjectNode totals = (ObjectNode) json.portfolio(portfolio).get("totals");
    BigDecimal cash = new BigDecimal(totals.get("cash").asText()).add(new BigDecimal(amount));
    totals.put("cash", cash.toPlainString()).put("income", amount);
    ObjectNode told = JSON.createObjectNode().put("sequence", portfolio.sequence() + 1);
    told.putObject("entry").put("type", "CASH").put("kind", "INTEREST").put("amount", amount);
    told.putArray("positions");
    told.set("totals", totals);
    tell(user, "cash", portfolio.sequence() + 1, told);
  }

  /**
   * The market does something, and the streams of those whom it concerns are told.
   *
   * @param terms what the event tells of it beside its type, number and symbol, as JSON
   */
  public synchronized void act(MarketAction action, String terms) {
    for (UserId user : books.act(action)) {
      Portfolio after = books.portfolio(user);
      tell(user, "adjusted", after.sequence(), json.adjusted(after, terms));
    }
  }

  /** Decides a bust or a correction and tells the user's streams. */
  public synchronized Decision revise(Revision revision) {
    Decision decision = books.decide(revision, System.currentTimeMillis());
    if (decision instanceof Decision.Rejected rejected) {
      rejected(revision, rejected);
    } else {
      Portfolio after = books.portfolio(revision.userId());
      String event = revision instanceof Bust ? "busted" : "corrected";
      tell(revision.userId(), event, after.sequence(), json.revised(after));
    }
    return decision;
  }

  private void rejected(Transaction transaction, Decision.Rejected rejected) {
    ObjectNode told = JSON.createObjectNode().put("tradeId", transaction.tradeId().toString());
    told.put("reason", rejected.reason().name()).put("detail", rejected.detail());
    tell(transaction.userId(), "rejected", -1, told);
  }

  /** Closes the trading day: the profit of the day is counted from now on. */
  public synchronized void closeDay() {
    json.closeDay(users);
  }

  /** Moves the market and values every connected portfolio. */
  public synchronized void tick() {
    books.move();
    value();
  }

  /** Values every connected portfolio at the prices of now. */
  synchronized void value() {
    for (StubStream stream : streams) {
      Portfolio portfolio = books.portfolio(UserId.parse(stream.user));
      stream.send("valuation", -1, json.valuation(portfolio).toString());
    }
  }

  private void tell(UserId user, String name, long id, JsonNode data) {
    streams.stream()
        .filter(stream -> stream.user.equals(user.toString()))
        .forEach(stream -> stream.send(name, id, data.toString()));
  }

  /**
   * Connects a stream.
   *
   * @param last the last event that the client has seen, or null
   */
  synchronized void connect(StubStream stream, String last) {
    opened.incrementAndGet();
    UserId user = UserId.parse(stream.user);
    long sequence = books.portfolio(user).sequence();
    boolean missed = last != null && Long.parseLong(last) != sequence;
    if (missed) {
      // The stub keeps no states in between: what was missed comes as a fresh start.
      stream.send("reset", -1, "{}");
    }
    if (last == null || missed) {
      stream.send("snapshot", sequence, portfolio(user).toString());
    }
    streams.add(stream);
  }

  void disconnect(StubStream stream) {
    streams.remove(stream);
  }
}
