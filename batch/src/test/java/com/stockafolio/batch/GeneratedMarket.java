package com.stockafolio.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.batch.store.Store;
import com.stockafolio.delivery.Partitioning;
import com.stockafolio.market.Instrument;
import com.stockafolio.market.Instruments;
import com.stockafolio.market.LedgerMarket;
import com.stockafolio.market.MarketKeys;
import com.stockafolio.market.MarketList;
import com.stockafolio.market.MarketRecord;
import com.stockafolio.market.text.MarketJson;
import com.stockafolio.portfolio.Decision;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.portfolio.RevisionCase;
import com.stockafolio.testing.SignedRecord;
import com.stockafolio.transaction.Bust;
import com.stockafolio.transaction.CashKind;
import com.stockafolio.transaction.CashMovement;
import com.stockafolio.transaction.Correct;
import com.stockafolio.transaction.Correction;
import com.stockafolio.transaction.Direction;
import com.stockafolio.transaction.RejectionReason;
import com.stockafolio.transaction.Revision;
import com.stockafolio.transaction.Trade;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.TradeRecord;
import com.stockafolio.transaction.Transaction;
import com.stockafolio.transaction.Transfer;
import com.stockafolio.transaction.UserId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/**
 * Trading days as archiver and ledgers would leave them in the store, booked by the engine's own
 * rules. Three trades in ten have quantities and prices of nine decimals; among all are some that
 * must be rejected. The same seed gives the same days. Long, as days, records and portfolios are
 * drawn from one stream of numbers, in one order.
 */
final class GeneratedMarket {
  static final int PARTITIONS = 4;
  static final int LEDGERS = 16;

  private static final int SYMBOLS_OF_A_USER = 8;

  /** One share, or dollar, in 1e-9. */
  private static final long SHARE = 1_000_000_000;

  /** The fourth decimal in 1e-9. */
  private static final long COARSE = 100_000;

  private static final long DAY_MILLIS = 23_400_000;
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private static final MarketKeys KEYS =
      MarketKeys.trusting(List.of(SignedRecord.TEST_VERIFYING_KEY));

  private final Instruments instruments = Instruments.load();
  private final Random random;
  private final Portfolio[] portfolios;
  private final ArchiveWriter[] trades = new ArchiveWriter[PARTITIONS];
  private final ArchiveWriter rejected;
  private final LedgerMarket[] markets = new LedgerMarket[PARTITIONS];
  private final Path root;
  private long made;

  /** Each user's first id of the day. */
  private final TradeId[] firstIds;

  /** By user and id, how often the day booked the id. */
  private final Map<String, Integer> bookings = new HashMap<>();

  /** By user, the pages of their history. */
  private final List<Map<Long, Portfolio>> pages = new ArrayList<>();

  /** By user, the records that can be taken back. */
  private final List<List<Transaction>> booked = new ArrayList<>();

  GeneratedMarket(Path root, long seed, int users, int recordsPerObject) {
    this.root = root;
    random = new Random(seed);
    portfolios = new Portfolio[users];
    firstIds = new TradeId[users];
    for (int user = 0; user < users; user++) {
      pages.add(new HashMap<>());
      booked.add(new ArrayList<>());
      portfolios[user] =
          Portfolio.empty(new UserId(mix(2L * user + seed), mix(2L * user + 1 + seed)));
    }
    for (int partition = 0; partition < PARTITIONS; partition++) {
      trades[partition] = new ArchiveWriter(root, "trades", partition, recordsPerObject);
      markets[partition] = LedgerMarket.empty(MarketList.empty());
    }
    rejected = new ArchiveWriter(root, "trades.rejected", 0, recordsPerObject);
  }

  UserId user(int index) {
    return portfolios[index].userId();
  }

  /** Makes a day's trades, from its opening on. */
  void trade(LocalDate date, int count) throws IOException {
    Arrays.fill(firstIds, null);
    bookings.clear();
    long opening = date.atTime(9, 30).atZone(NEW_YORK).toInstant().toEpochMilli();
    for (int i = 0; i < count; i++) {
      trade(opening + DAY_MILLIS * i / count);
    }
  }

  /** The market does something, a copy of which comes to each partition in turn. */
  void act(long now, String members) throws IOException {
    for (int partition = 0; partition < PARTITIONS; partition++) {
      actIn(partition, now, markets[partition].number() + 1, members);
    }
  }

  /** A copy of a record of the market comes to a partition, with a number of whatever use. */
  void actIn(int partition, long now, int number, String members) throws IOException {
    byte[] value =
        SignedRecord.of(
            (ObjectNode) Store.JSON.readTree(members.replace('\'', '"')),
            number,
            new UUID(0xacL, number).toString());
    MarketRecord record = MarketJson.read(value, KEYS);
    long offset = trades[partition].next();
    trades[partition].market(value, now, record, null);
    LedgerMarket market = markets[partition];
    if (number == market.number() + 1) {
      MarketList list = market.list();
      markets[partition] = market.with(list.with(list.listed(record)), offset, now);
    } else if (number > market.number()) {
      reject(partition, now, value, RejectionReason.OUT_OF_ORDER, offset);
    }
  }

  /** Something under the market's key that nobody takes. */
  void pretend(int partition, long now, String text, RejectionReason reason) throws IOException {
    byte[] value = text.getBytes(StandardCharsets.US_ASCII);
    long offset = trades[partition].next();
    trades[partition].market(value, now, null, reason);
    reject(partition, now, value, reason, offset);
  }

  private void reject(int partition, long now, byte[] value, RejectionReason reason, long offset)
      throws IOException {
    byte[] key = SignedRecord.KEY.getBytes(StandardCharsets.US_ASCII);
    rejected.rejection(key, value, now, -1, reason, partition, offset);
  }

  /**
   * Moves a billion shares of an instrument so often, at the day's opening. Of user 0 the others
   * are of other instruments than those of the numbers 1 to 30.
   */
  void moveBillions(LocalDate date, int user, int instrument, Side side, int times)
      throws IOException {
    long opening = date.atTime(9, 30).atZone(NEW_YORK).toInstant().toEpochMilli();
    for (int i = 0; i < times; i++) {
      Trade trade =
          new Trade(
              new TradeId(mix(made++), mix(~made)),
              user(user),
              instruments.all().get(instrument).symbol(),
              side,
              Trade.MAX_QUANTITY,
              new Price(100_000),
              opening);
      take(trade, user, opening, json(trade));
    }
  }

  /**
   * So often something is taken back or corrected, at the day's end.
   *
   * @param back among so many of the user's last records; at times among them all
   */
  void revise(LocalDate date, int count, int back) throws IOException {
    long closing = date.atTime(15, 59).atZone(NEW_YORK).toInstant().toEpochMilli();
    for (int i = 0; i < count; i++) {
      int user = random.nextInt(portfolios.length);
      List<Transaction> own = booked.get(user);
      if (own.isEmpty()) {
        continue;
      }
      int among = random.nextInt(3) == 0 ? own.size() : Math.min(back, own.size());
      Transaction target = own.get(own.size() - 1 - random.nextInt(among));
      TradeId id = new TradeId(mix(made++), mix(~made));
      TradeId of = random.nextInt(20) == 0 ? new TradeId(mix(~made), 7) : target.tradeId();
      Revision revision =
          random.nextInt(3) > 0
              ? new Bust(id, user(user), of, "Größe: \"" + i, closing)
              : new Correct(id, user(user), of, correction(target), closing);
      take(revision, user, closing, json(revision));
    }
  }

  private Correction correction(Transaction target) {
    long less = 1 + random.nextInt(3);
    if (target instanceof Trade trade) {
      return new Correction.OfTrade(
          random.nextInt(4) == 0 ? Side.SELL : trade.side(),
          new Quantity(Math.max(1, trade.quantity().billionths() / less)),
          trade.price(),
          Money.ofHundredMillionths(random.nextInt(500_000_000)));
    }
    if (target instanceof Transfer transfer) {
      return new Correction.OfTransfer(
          transfer.direction(),
          new Quantity(transfer.quantity().billionths() / less + transfer.quantity().signum()),
          transfer.costBasis());
    }
    return new Correction.OfCash(
        CashKind.INTEREST, Money.ofHundredMillionths(1 + random.nextLong(900_000_000L)));
  }

  private static String json(Revision said) {
    if (said instanceof Bust bust) {
      return "{\"type\":\"BUST\",%s,\"of\":\"%s\",\"reason\":\"%s\"}"
          .formatted(ids(said), bust.of(), bust.reason().replace("\"", "\\\""));
    }
    Correction right = ((Correct) said).correction();
    String fields;
    if (right instanceof Correction.OfTrade trade) {
      fields =
          "\"side\":\"%s\",\"quantity\":\"%s\",\"price\":\"%s\",\"fee\":\"%s\""
              .formatted(trade.side(), trade.quantity(), trade.price(), trade.fee());
    } else if (right instanceof Correction.OfTransfer transfer) {
      String cost =
          transfer.direction() == Direction.IN
              ? ",\"costBasis\":\"" + transfer.costBasis() + '"'
              : "";
      fields =
          "\"direction\":\"%s\",\"quantity\":\"%s\"%s"
              .formatted(transfer.direction(), transfer.quantity(), cost);
    } else {
      Correction.OfCash cash = (Correction.OfCash) right;
      fields = "\"amount\":\"%s\",\"kind\":\"%s\"".formatted(cash.amount(), cash.kind());
    }
    return "{\"type\":\"CORRECT\",%s,\"of\":\"%s\",%s}".formatted(ids(said), said.of(), fields);
  }

  /** The ids that the last day booked more than once: "user id", and how often. */
  Map<String, Integer> repeated() {
    Map<String, Integer> repeated = new HashMap<>(bookings);
    repeated.values().removeIf(times -> times == 1);
    return repeated;
  }

  private void trade(long now) throws IOException {
    int user = random.nextInt(portfolios.length);
    Portfolio portfolio = portfolios[user];
    TradeId tradeId = new TradeId(mix(made++), mix(~made));
    Instrument instrument =
        instruments
            .all()
            .get(
                Math.floorMod(
                    (user * 31 + random.nextInt(SYMBOLS_OF_A_USER) * 61),
                    instruments.all().size()));
    Side side = random.nextInt(5) < 3 ? Side.BUY : Side.SELL;
    long unit = random.nextInt(10) < 3 ? 1 : COARSE;
    Quantity quantity =
        new Quantity(
            random.nextInt(20) == 0 || unit == 1
                ? unit * (1 + random.nextLong(5_000_000 * COARSE / unit))
                : SHARE * (1 + random.nextInt(300)));
    long near = instrument.startingPrice().billionths() * (950 + random.nextInt(100)) / 1000;
    Price price = new Price((near / unit + 1 + random.nextLong(SHARE / unit)) * unit);
    // As it is called by then; most are called what they were.
    String symbol = markets[0].instruments().byId(instrument.id()).symbol();
    int odd = random.nextInt(2_000);
    if (odd == 0 && !portfolio.recentIds().isEmpty()) {
      tradeId = portfolio.recentIds().get(0);
    } else if (odd == 1) {
      symbol = "NOSUCH";
    } else if (odd == 3 && firstIds[user] != null) {
      tradeId = firstIds[user];
    }
    Money fee =
        Money.ofHundredMillionths(random.nextInt(4) == 0 ? random.nextLong(5_000_000_000L) : 0);
    Trade trade =
        new Trade(
            tradeId,
            portfolio.userId(),
            symbol,
            side,
            quantity,
            price,
            fee,
            now - random.nextInt(50));
    int other = random.nextInt(20);
    if (other == 0) {
      Money amount = Money.ofHundredMillionths(1 + random.nextLong(900_000_000_000L));
      boolean in = random.nextBoolean();
      CashKind kind =
          random.nextBoolean() ? CashKind.INTEREST : in ? CashKind.DEPOSIT : CashKind.WITHDRAWAL;
      Transaction cash =
          new CashMovement(
              tradeId,
              portfolio.userId(),
              in ? amount : amount.negated(),
              kind,
              trade.tradedAtMillis());
      take(cash, user, now, json(cash));
    } else if (other == 1) {
      Transaction transfer = transfer(trade, portfolio);
      take(transfer, user, now, json(transfer));
    } else if (odd == 2) {
      refuse(user, now, "{\"tradeId\":\"?\"}", RejectionReason.MALFORMED);
    } else if (odd == 4) {
      String bogus = json(trade).replaceFirst("\\{", "{\"type\":\"BOGUS\",");
      refuse(user, now, bogus, RejectionReason.UNKNOWN_TYPE);
    } else {
      take(trade, user, now, json(trade));
    }
  }

  /** In or out, long or short; half of those out are of a part of what is held. */
  private Transfer transfer(Trade like, Portfolio portfolio) {
    int sign = random.nextBoolean() ? 1 : -1;
    Quantity quantity = new Quantity(sign * like.quantity().billionths());
    Instrument held = markets[0].instruments().bySymbol(like.symbol());
    if (random.nextBoolean()) {
      Money cost = Money.product(quantity, like.price());
      return new Transfer(
          like.tradeId(),
          like.userId(),
          Direction.IN,
          like.symbol(),
          quantity,
          random.nextInt(5) == 0 ? Money.ZERO : cost,
          like.tradedAtMillis());
    }
    if (held != null && random.nextBoolean()) {
      long whole = portfolio.position(held.id()).quantity().billionths();
      long part = random.nextInt(4) == 0 ? whole : whole / 3;
      if (part != 0 && Math.abs(part) <= Trade.MAX_QUANTITY.billionths()) {
        quantity = new Quantity(part);
      }
    }
    return new Transfer(
        like.tradeId(),
        like.userId(),
        Direction.OUT,
        like.symbol(),
        quantity,
        Money.ZERO,
        like.tradedAtMillis());
  }

  private void refuse(int user, long now, String json, RejectionReason reason) throws IOException {
    byte[] key = key(user);
    byte[] value = json.getBytes(StandardCharsets.US_ASCII);
    int partition = Partitioning.partition(key, PARTITIONS);
    int ledger = Partitioning.ledger(key, LEDGERS);
    long offset = trades[partition].next();
    trades[partition].trade(key, value, now, ledger, null, reason);
    rejected.rejection(key, value, now, ledger, reason, partition, offset);
  }

  private byte[] key(int user) {
    return user(user).toString().getBytes(StandardCharsets.US_ASCII);
  }

  private void take(Transaction trade, int user, long now, String json) throws IOException {
    Portfolio portfolio = portfolios[user];
    TradeId tradeId = trade.tradeId();
    byte[] key = key(user);
    byte[] value = json.getBytes(StandardCharsets.UTF_8);
    int partition = Partitioning.partition(key, PARTITIONS);
    int ledger = Partitioning.ledger(key, LEDGERS);
    long offset = trades[partition].next();
    trades[partition].trade(key, value, now, ledger, trade, null);
    portfolio = met(user);
    Decision decision = decide(portfolio, user, new TradeRecord(offset, now, trade));
    if (decision instanceof Decision.Accepted accepted) {
      portfolios[user] = portfolio.apply(accepted.entry());
      if (portfolios[user].sequence() % Portfolio.RECENT_ENTRIES == 0) {
        pages.get(user).put(portfolios[user].sequence(), portfolios[user]);
      }
      if (!(trade instanceof Revision)) {
        booked.get(user).add(trade);
      }
      firstIds[user] = firstIds[user] == null ? tradeId : firstIds[user];
      bookings.merge(portfolio.userId() + " " + tradeId, 1, Integer::sum);
    } else if (decision instanceof Decision.Rejected no) {
      rejected.rejection(key, value, now, ledger, no.reason(), partition, offset);
    }
  }

  private Portfolio met(int user) {
    LedgerMarket market = markets[Partitioning.partition(key(user), PARTITIONS)];
    return portfolios[user].meet(market, end -> pages.get(user).put(end.sequence(), end));
  }

  private Decision decide(Portfolio portfolio, int user, TradeRecord record) {
    LedgerMarket market = markets[Partitioning.partition(key(user), PARTITIONS)];
    if (!(record.transaction() instanceof Revision)) {
      return portfolio.decide(record, market);
    }
    RevisionCase revision = new RevisionCase(portfolio, record, market);
    for (long page = revision.neededPage(); page > 0; page = revision.neededPage()) {
      revision.take(List.of(pages.get(user).get(page)));
    }
    return revision.decide();
  }

  /** Closes the date: cuts the archive, and writes portfolios and manifest. */
  void close(LocalDate date, String closeId) throws IOException {
    long[] ends = new long[PARTITIONS];
    for (int partition = 0; partition < PARTITIONS; partition++) {
      trades[partition].cut();
      ends[partition] = trades[partition].next();
    }
    rejected.cut();
    for (int user = 0; user < portfolios.length; user++) {
      if (portfolios[user].sequence() > 0) {
        portfolios[user] = met(user);
      }
    }
    new ClosingWriter(root, markets[0].list())
        .write(
            date, closeId, Instant.parse(date + "T21:00:00Z"), portfolios, ends, rejected.next());
  }

  private static String json(Transaction said) {
    if (said instanceof CashMovement cash) {
      return "{\"type\":\"CASH\",%s,\"amount\":\"%s\",\"kind\":\"%s\"}"
          .formatted(ids(said), cash.amount(), cash.kind());
    }
    if (said instanceof Transfer transfer) {
      String cost =
          transfer.direction() == Direction.IN
              ? ",\"costBasis\":\"" + transfer.costBasis() + '"'
              : "";
      return "{\"type\":\"TRANSFER\",%s,\"direction\":\"%s\",\"symbol\":\"%s\",\"quantity\":\"%s\"%s}"
          .formatted(ids(said), transfer.direction(), transfer.symbol(), transfer.quantity(), cost);
    }
    Trade trade = (Trade) said;
    String fee = trade.fee().signum() == 0 ? "" : "\",\"fee\":\"" + trade.fee();
    return "{\"tradeId\":\""
        + trade.tradeId()
        + "\",\"userId\":\""
        + trade.userId()
        + "\",\"symbol\":\""
        + trade.symbol()
        + "\",\"side\":\""
        + trade.side()
        + "\",\"quantity\":\""
        + trade.quantity()
        + "\",\"price\":\""
        + trade.price()
        + "\",\"tradedAt\":\""
        + instant(trade.tradedAtMillis())
        + fee
        + "\"}";
  }

  private static String ids(Transaction said) {
    return "\"tradeId\":\"%s\",\"userId\":\"%s\",\"tradedAt\":\"%s\""
        .formatted(said.tradeId(), said.userId(), instant(said.tradedAtMillis()));
  }

  private static String instant(long millis) {
    String text = Instant.ofEpochMilli(millis).toString();
    return text.length() == 20 ? text.substring(0, 19) + ".000Z" : text;
  }

  private static long mix(long value) {
    long z = (value + 1) * 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
