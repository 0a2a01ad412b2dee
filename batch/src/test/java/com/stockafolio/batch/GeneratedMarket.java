package com.stockafolio.batch;

import com.stockafolio.delivery.Partitioning;
import com.stockafolio.portfolio.BookedTrade;
import com.stockafolio.portfolio.Decision;
import com.stockafolio.portfolio.Instrument;
import com.stockafolio.portfolio.Instruments;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.portfolio.Price;
import com.stockafolio.portfolio.Quantity;
import com.stockafolio.portfolio.RejectionReason;
import com.stockafolio.portfolio.Side;
import com.stockafolio.portfolio.Trade;
import com.stockafolio.portfolio.TradeId;
import com.stockafolio.portfolio.TradeRecord;
import com.stockafolio.portfolio.UserId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * Trading days as archiver and ledgers would leave them in the store, booked by the engine's own
 * rules. Among the trades are some that must be rejected. The same seed gives the same days.
 */
final class GeneratedMarket {
  static final int PARTITIONS = 4;
  static final int LEDGERS = 16;

  private static final int SYMBOLS_OF_A_USER = 8;
  private static final long DAY_MILLIS = 23_400_000;
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private final Instruments instruments = Instruments.load();
  private final Random random;
  private final Portfolio[] portfolios;
  private final ArchiveWriter[] trades = new ArchiveWriter[PARTITIONS];
  private final ArchiveWriter rejected;
  private final Path root;
  private long made;

  /** Each user's first id of the day. */
  private final TradeId[] firstIds;

  /** By user and id, how often the day booked the id. */
  private final Map<String, Integer> bookings = new HashMap<>();

  GeneratedMarket(Path root, long seed, int users, int recordsPerObject) {
    this.root = root;
    random = new Random(seed);
    portfolios = new Portfolio[users];
    firstIds = new TradeId[users];
    for (int user = 0; user < users; user++) {
      portfolios[user] =
          Portfolio.empty(new UserId(mix(2L * user + seed), mix(2L * user + 1 + seed)));
    }
    for (int partition = 0; partition < PARTITIONS; partition++) {
      trades[partition] = new ArchiveWriter(root, "trades", partition, recordsPerObject);
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

  /** The ids that the last day booked more than once: "user id", and how often. */
  Map<String, Integer> repeated() {
    Map<String, Integer> repeated = new HashMap<>(bookings);
    repeated.values().removeIf(times -> times == 1);
    return repeated;
  }

  private void trade(long now) throws IOException {
    int user = random.nextInt(portfolios.length);
    Portfolio portfolio = portfolios[user];
    UserId userId = portfolio.userId();
    byte[] key = userId.toString().getBytes(StandardCharsets.US_ASCII);
    int partition = Partitioning.partition(key, PARTITIONS);
    int ledger = Partitioning.ledger(key, LEDGERS);
    TradeId tradeId = new TradeId(mix(made++), mix(~made));
    Instrument instrument =
        instruments
            .all()
            .get(
                Math.floorMod(
                    (user * 31 + random.nextInt(SYMBOLS_OF_A_USER) * 61),
                    instruments.all().size()));
    Side side = random.nextInt(5) < 3 ? Side.BUY : Side.SELL;
    Quantity quantity =
        new Quantity(
            random.nextInt(20) == 0
                ? 1 + random.nextInt(5_000_000)
                : 10_000L * (1 + random.nextInt(300)));
    Price price =
        new Price(
            Math.max(
                1,
                instrument.startingPrice().tenThousandths() * (950 + random.nextInt(100)) / 1000
                    + random.nextInt(9_999)));
    String symbol = instrument.symbol();
    int odd = random.nextInt(2_000);
    if (odd == 0 && portfolio.latestTrade() != null) {
      tradeId = portfolio.latestTrade().tradeId();
    } else if (odd == 1) {
      symbol = "NOSUCH";
    } else if (odd == 3 && firstIds[user] != null) {
      tradeId = firstIds[user];
    }
    Trade trade =
        new Trade(tradeId, userId, symbol, side, quantity, price, now - random.nextInt(50));
    long offset = trades[partition].next();
    if (odd == 2) {
      byte[] value = "{\"tradeId\":\"?\"}".getBytes(StandardCharsets.US_ASCII);
      trades[partition].trade(key, value, now, ledger, null, RejectionReason.MALFORMED);
      rejected.rejection(key, value, now, ledger, RejectionReason.MALFORMED, partition, offset);
      return;
    }
    byte[] value = json(trade);
    trades[partition].trade(key, value, now, ledger, trade, null);
    Decision decision = portfolio.decide(new TradeRecord(offset, now, trade), instruments);
    if (decision instanceof Decision.Accepted accepted) {
      BookedTrade booked = accepted.trade();
      portfolios[user] = portfolio.apply(booked);
      firstIds[user] = firstIds[user] == null ? tradeId : firstIds[user];
      bookings.merge(userId + " " + tradeId, 1, Integer::sum);
    } else if (decision instanceof Decision.Rejected no) {
      rejected.rejection(key, value, now, ledger, no.reason(), partition, offset);
    }
  }

  /** Closes the date: cuts the archive, and writes portfolios and manifest. */
  void close(LocalDate date, String closeId) throws IOException {
    long[] ends = new long[PARTITIONS];
    for (int partition = 0; partition < PARTITIONS; partition++) {
      trades[partition].cut();
      ends[partition] = trades[partition].next();
    }
    rejected.cut();
    new ClosingWriter(root, instruments)
        .write(
            date, closeId, Instant.parse(date + "T21:00:00Z"), portfolios, ends, rejected.next());
  }

  private static byte[] json(Trade trade) {
    return ("{\"tradeId\":\""
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
            + "\"}")
        .getBytes(StandardCharsets.US_ASCII);
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
