package com.stockafolio.loadtest.browser.stub;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stockafolio.amount.Money;
import com.stockafolio.entry.Position;
import com.stockafolio.entry.RecentAction;
import com.stockafolio.entry.RecentEntry;
import com.stockafolio.entry.RecentRevision;
import com.stockafolio.entry.RecentTrade;
import com.stockafolio.entry.RevisionContent;
import com.stockafolio.market.Instrument;
import com.stockafolio.portfolio.EntryOutcome;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.portfolio.Totals;
import com.stockafolio.transaction.Correction;
import com.stockafolio.transaction.EntryType;
import com.stockafolio.transaction.UserId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Portfolios as the API writes them. */
final class StubJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** The close that portfolios' profits of the day are counted from. */
  private static final String SINCE_CLOSE_DATE = "2026-11-24";

  private static final String SINCE_CLOSE_AT = "2026-11-24T21:00:00.123Z";

  private final StubBooks books;

  /** Profits in all at the close; empty before there is one. */
  private final Map<UserId, Money> atClose = new ConcurrentHashMap<>();

  StubJson(StubBooks books) {
    this.books = books;
  }

  /** From now on the day's profit of these users is counted from what they have now. */
  void closeDay(List<UserId> users) {
    users.forEach(user -> atClose.put(user, profit(books.portfolio(user))));
  }

  private Money profit(Portfolio portfolio) {
    Totals totals = portfolio.totals();
    return marketValue(portfolio).minus(totals.costBasis()).plus(totals.realizedPnl());
  }

  private ObjectNode totalsOfDay(Portfolio portfolio) {
    ObjectNode told = totals(portfolio);
    Money then = atClose.get(portfolio.userId());
    if (then != null) {
      told.put("dayPnl", profit(portfolio).minus(then).toString());
      told.putObject("sinceClose").put("date", SINCE_CLOSE_DATE).put("at", SINCE_CLOSE_AT);
    }
    return told;
  }

  ObjectNode portfolio(Portfolio portfolio) {
    ObjectNode told = JSON.objectNode();
    told.put("userId", portfolio.userId().toString()).put("sequence", portfolio.sequence());
    told.set("totals", totalsOfDay(portfolio));
    told.set("positions", positions(portfolio));
    told.set("sectors", sectors(portfolio));
    ArrayNode recent = told.putArray("recentTrades");
    portfolio.recentTrades().forEach(trade -> recent.add(trade(portfolio.userId(), trade)));
    return told;
  }

  ObjectNode booked(Portfolio after) {
    RecentTrade latest = (RecentTrade) after.latestEntry();
    ObjectNode told = JSON.objectNode().put("sequence", after.sequence());
    told.set("trade", trade(after.userId(), latest));
    told.set("position", position(after.position(latest.instrumentId())));
    told.set("totals", totals(after));
    return told;
  }

  /** What the market did to a portfolio, its latest entry. */
  ObjectNode adjusted(Portfolio after, String terms) {
    EntryOutcome told = EntryOutcome.latest(after);
    RecentAction action = (RecentAction) told.entry();
    ObjectNode entry =
        begun(action)
            .put("number", action.number())
            .put("symbol", books.instruments.byId(action.instrumentId()).symbol())
            .setAll(StubDesk.object(terms));
    entry.put("amount", action.cashMoved().toString());
    return entry(told, entry);
  }

  /** What took back or corrected an entry, the latest of a portfolio. */
  ObjectNode revised(Portfolio after) {
    EntryOutcome told = EntryOutcome.latest(after);
    RevisionContent content = ((RecentRevision) told.entry()).content();
    ObjectNode entry =
        begun(told.entry())
            .put("of", content.of().toString())
            .put("ofSequence", content.ofSequence())
            .put("ofType", content.ofType().name())
            .put("symbol", books.instruments.byId(content.instrumentId()).symbol());
    if (!content.reason().isEmpty()) {
      entry.put("reason", content.reason());
    }
    if (content.correction() instanceof Correction.OfTrade to) {
      entry
          .putObject("correctedTo")
          .put("side", to.side().name())
          .put("quantity", to.quantity().toString())
          .put("price", to.price().toString())
          .put("fee", to.fee().toString());
    }
    return entry(told, entry);
  }

  private ObjectNode begun(RecentEntry entry) {
    return JSON.objectNode()
        .put("type", entry.type().name())
        .put("sequence", entry.sequence())
        .put("tradeId", entry.tradeId().toString());
  }

  /** An entry that is no trade, the positions that it touched, and the totals after it. */
  private ObjectNode entry(EntryOutcome told, ObjectNode entry) {
    ObjectNode event = JSON.objectNode().put("sequence", told.entry().sequence());
    event.set("entry", entry);
    ArrayNode positions = event.putArray("positions");
    List<Position> before = told.positionsBefore();
    for (int i = 0; i < before.size(); i++) {
      ObjectNode both = positions.addObject();
      both.set("before", unpriced(before.get(i)));
      both.set("after", unpriced(told.positions().get(i)));
    }
    event.set("totals", totals(told.totals()));
    return event;
  }

  ObjectNode valuation(Portfolio portfolio) {
    ObjectNode told = JSON.objectNode().put("sequence", portfolio.sequence());
    told.put("pricedAt", Instant.now().toString());
    told.set("totals", totalsOfDay(portfolio));
    told.set("positions", positions(portfolio));
    return told;
  }

  ObjectNode trade(UserId user, RecentTrade trade) {
    ObjectNode told = trade(trade);
    RecentRevision revision = books.revisions(user).get(trade.sequence());
    if (revision != null) {
      boolean bust = revision.type() == EntryType.BUST;
      told.put(bust ? "bustedBy" : "correctedBy", revision.tradeId().toString());
    }
    return told;
  }

  private ObjectNode trade(RecentTrade trade) {
    return JSON.objectNode()
        .put("sequence", trade.sequence())
        .put("tradeId", trade.tradeId().toString())
        .put("symbol", books.instruments.byId(trade.instrumentId()).symbol())
        .put("side", trade.side().name())
        .put("quantity", trade.quantity().toString())
        .put("price", trade.price().toString())
        .put("fee", trade.fee().toString())
        .put("value", trade.value().toString())
        .put("realizedPnl", trade.realizedPnl().toString())
        .put("tradedAt", Instant.ofEpochMilli(trade.tradedAtMillis()).toString())
        .put("recordedAt", Instant.ofEpochMilli(trade.recordedAtMillis()).toString());
  }

  ObjectNode instruments() {
    ObjectNode told = JSON.objectNode();
    ArrayNode listed = told.putArray("instruments");
    for (Instrument stock : books.instruments.all()) {
      listed
          .addObject()
          .put("symbol", stock.symbol())
          .put("name", stock.name())
          .put("sector", stock.sector())
          .put("price", books.price(stock).toString());
    }
    return told;
  }

  private List<Position> open(Portfolio portfolio) {
    return portfolio.positions().stream()
        .filter(position -> position.quantity().signum() != 0)
        .sorted(Comparator.comparing(position -> stock(position).symbol()))
        .toList();
  }

  private ArrayNode positions(Portfolio portfolio) {
    ArrayNode told = JSON.arrayNode();
    open(portfolio).forEach(position -> told.add(position(position)));
    return told;
  }

  private ObjectNode totals(Portfolio portfolio) {
    Totals totals = portfolio.totals();
    Money value = marketValue(portfolio);
    return totals(totals)
        .put("marketValue", value.toString())
        .put("unrealizedPnl", value.minus(totals.costBasis()).toString());
  }

  private static ObjectNode totals(Totals totals) {
    return JSON.objectNode()
        .put("sharesHeld", totals.sharesHeld().toString())
        .put("tradeCount", totals.tradeCount())
        .put("tradedValue", totals.tradedValue().toString())
        .put("costBasis", totals.costBasis().toString())
        .put("realizedPnl", totals.realizedPnl().toString())
        .put("cash", totals.cash().toString())
        .put("income", totals.income().toString());
  }

  private ObjectNode position(Position position) {
    Money value = marketValue(position);
    return unpriced(position)
        .put("price", books.price(stock(position)).toString())
        .put("marketValue", value.toString())
        .put("unrealizedPnl", value.minus(position.costBasis()).toString());
  }

  private ObjectNode unpriced(Position position) {
    ObjectNode told =
        JSON.objectNode()
            .put("symbol", stock(position).symbol())
            .put("name", stock(position).name())
            .put("sector", stock(position).sector())
            .put("instrumentId", position.instrumentId())
            .put("quantity", position.quantity().toString());
    if (position.averageCost() == null) {
      told.putNull("averageCost");
    } else {
      told.put("averageCost", position.averageCost().toStringWithFourDecimals());
    }
    return told.put("costBasis", position.costBasis().toString())
        .put("realizedPnl", position.realizedPnl().toString());
  }

  private ArrayNode sectors(Portfolio portfolio) {
    Map<String, Money> values = new TreeMap<>();
    open(portfolio).forEach(p -> values.merge(stock(p).sector(), marketValue(p), Money::plus));
    BigDecimal whole =
        values.values().stream()
            .map(value -> new BigDecimal(value.toString()).abs())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    ArrayNode told = JSON.arrayNode();
    values.forEach(
        (sector, value) ->
            told.addObject()
                .put("sector", sector)
                .put("marketValue", value.toString())
                .put(
                    "share",
                    new BigDecimal(value.toString())
                        .abs()
                        .divide(whole, 4, RoundingMode.HALF_EVEN)
                        .toPlainString()));
    return told;
  }

  private Instrument stock(Position position) {
    return books.instruments.byId(position.instrumentId());
  }

  private Money marketValue(Portfolio portfolio) {
    return open(portfolio).stream().map(this::marketValue).reduce(Money.ZERO, Money::plus);
  }

  private Money marketValue(Position position) {
    return Money.product(position.quantity(), books.price(stock(position)));
  }
}
