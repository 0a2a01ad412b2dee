package com.stockafolio.loadtest.checker.books;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.loadtest.checker.books.Reading.What;
import com.stockafolio.loadtest.checker.market.Action;
import com.stockafolio.loadtest.checker.market.Action.Kind;
import com.stockafolio.loadtest.checker.market.StockList;
import com.stockafolio.loadtest.checker.market.StockLists;
import com.stockafolio.loadtest.checker.text.NumberText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random busts and corrections among random records, splits and dividends: each is decided, and
 * leads to what is held, as a plain fold of all that was ever booked says.
 */
@Timeout(120)
class RandomRevisionsTest {
  private static final UUID USER = new UUID(0x0189abcd00008000L, 0x8000000000000001L);
  private static final long SHARE = 1_000_000_000;
  private static final int REVISIONS = 10_000;

  private final NumberText text = new NumberText();
  private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);

  /**
   * What the user booked or the market did, as it should have been; null where it is taken back.
   */
  private static final class Line {
    final UUID id;
    final Action action;
    Reading said;

    Line(UUID id, Action action, Reading said) {
      this.id = id;
      this.action = action;
      this.said = said;
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 42})
  void eachLeadsToWhatThePlainFoldSays(long seed) {
    Random random = new Random(seed);
    int revisions = 0;
    while (revisions < REVISIONS) {
      revisions += run(random);
    }
    assertThat(verdicts)
        .containsOnlyKeys(
            Verdict.BOOKED,
            Verdict.DUPLICATE,
            Verdict.UNKNOWN_TRADE,
            Verdict.ALREADY_BUSTED,
            Verdict.CONFLICT)
        .allSatisfy((verdict, count) -> assertThat(count).isGreaterThan(100));
  }

  private int run(Random random) {
    StockLists lists = new StockLists(Samples.STOCKS, 1);
    StockList market = lists.of(0);
    WholeBook whole =
        new WholeBook(
            USER.getMostSignificantBits(), USER.getLeastSignificantBits(), true, List.of());
    List<Line> log = new ArrayList<>();
    List<UUID> own = new ArrayList<>();
    int revisions = 0;
    int steps = 20 + random.nextInt(120);
    for (int at = 0; at < steps; at++) {
      int what = random.nextInt(10);
      if (what == 0) {
        Action action = action(random, market.number() + 1);
        lists.take(action, 0, at);
        log.add(new Line(null, action, null));
      } else if (what < 6) {
        Reading said = record(random);
        if (whole.book(said, at, market) == Verdict.BOOKED) {
          UUID id = new UUID(said.idHigh(), said.idLow());
          log.add(new Line(id, null, said));
          own.add(id);
        }
      } else {
        revise(random, whole, at, market, log, own);
        revisions++;
      }
    }
    return revisions;
  }

  private void revise(
      Random random, WholeBook whole, int at, StockList market, List<Line> log, List<UUID> own) {
    UUID id =
        random.nextInt(20) == 0 && !own.isEmpty() ? own.get(own.size() - 1) : Samples.uuid(random);
    UUID of =
        own.isEmpty() || random.nextInt(20) == 0
            ? Samples.uuid(random)
            : own.get(random.nextInt(own.size()));
    Reading like = record(random);
    Reading said =
        new Reading(
            Verdict.BOOKED,
            true,
            random.nextInt(3) > 0 ? What.BUST : like.what(),
            id.getMostSignificantBits(),
            id.getLeastSignificantBits(),
            like.userHigh(),
            like.userLow(),
            -1,
            like.sign(),
            like.quantity(),
            like.price(),
            like.money(),
            at,
            like.status(),
            new Reading.Of(of.getMostSignificantBits(), of.getLeastSignificantBits()));
    Verdict expected = expected(said, id, of, log, own);
    long before = whole.book().sequence();
    assertThat(whole.book(said, at, market)).isEqualTo(expected);
    verdicts.merge(expected, 1, Integer::sum);
    if (expected == Verdict.BOOKED) {
      own.add(id);
      assertThat(whole.book().sequence()).isGreaterThan(before);
      assertThat(standing(whole.book())).isEqualTo(folded(log).standing());
    }
  }

  private static Verdict expected(Reading said, UUID id, UUID of, List<Line> log, List<UUID> own) {
    if (own.subList(Math.max(0, own.size() - 16), own.size()).contains(id)) {
      return Verdict.DUPLICATE;
    }
    Line target = log.stream().filter(line -> of.equals(line.id)).findFirst().orElse(null);
    if (target == null) {
      return Verdict.UNKNOWN_TRADE;
    }
    if (target.said == null) {
      return Verdict.ALREADY_BUSTED;
    }
    Reading before = target.said;
    if (said.what() != What.BUST && !kind(said.what()).equals(kind(before.what()))) {
      return Verdict.CONFLICT;
    }
    target.said = said.what() == What.BUST ? null : said.correcting(before);
    if (folded(log) == null) {
      target.said = before;
      return Verdict.CONFLICT;
    }
    return Verdict.BOOKED;
  }

  private static String kind(What what) {
    return switch (what) {
      case TRADE, BUST -> "trade";
      case FUNDS, INCOME -> "cash";
      case TRANSFER_IN, TRANSFER_OUT -> "transfer";
    };
  }

  /** All of it, from the first on; null where a bound is passed. */
  private static OracleBook folded(List<Line> log) {
    OracleBook book = new OracleBook(USER);
    for (Line line : log) {
      if (line.action != null) {
        int stock = line.action.id() - 1;
        if (line.action.kind() == Kind.SPLIT) {
          book.split(stock, line.action.from(), line.action.to());
        } else {
          book.dividend(stock, BigDecimal.valueOf(line.action.perShare(), 9));
        }
      } else if (line.said != null) {
        if (book.verdict(line.said) != Verdict.BOOKED) {
          return null;
        }
        book.book(line.said, 0);
      }
    }
    return book;
  }

  private String standing(UserBook book) {
    Map<Integer, String> held = new TreeMap<>();
    for (int position = 0; position < book.positionCount(); position++) {
      String realized =
          text.money(book.realizedHigh(position), book.realizedLow(position)).toString();
      if (book.shares(position) != 0 || !realized.equals("0")) {
        String shares = text.shares(book.shares(position)).toString();
        String cost = text.plain(book.cost(position), 8).toString();
        held.put(
            book.stock(position),
            book.stock(position)
                + ": "
                + shares
                + " for "
                + cost
                + ", realised "
                + realized
                + "; ");
      }
    }
    String traded = text.money(book.tradedHigh(), book.tradedLow()).toString();
    String cash = text.money(book.cash().high(), book.cash().low()).toString();
    String income = text.money(book.income().high(), book.income().low()).toString();
    return String.join("", held.values())
        + "%d trades of %s, cash %s, income %s".formatted(book.tradeCount(), traded, cash, income);
  }

  private static Action action(Random random, int number) {
    int stock = 1 + random.nextInt(Samples.STOCKS.count());
    boolean split = random.nextBoolean();
    return new Action(
        split ? Kind.SPLIT : Kind.DIVIDEND,
        number,
        stock,
        null,
        0,
        null,
        split ? 1 + random.nextInt(9) : 0,
        split ? 1 + random.nextInt(9) : 0,
        split ? 0 : 1 + random.nextInt(2_000_000_000),
        0,
        0,
        null);
  }

  /** Few shares, many, and such that pass bounds, of at most nine decimals. */
  private static Reading record(Random random) {
    long unit = random.nextBoolean() ? 1 : 100_000;
    long most = random.nextInt(12) == 0 ? TradeReader.MAX_QUANTITY : 300 * SHARE;
    long quantity = (1 + random.nextLong(most / unit)) * unit;
    long price = (1 + random.nextLong(90 * SHARE / unit)) * unit;
    Reading trade =
        Samples.trade(
            Samples.uuid(random),
            USER,
            random.nextInt(Samples.STOCKS.count()),
            random.nextBoolean() ? 1 : -1,
            quantity,
            price);
    long money = 1 + random.nextLong(90_000_000_000L);
    return switch (random.nextInt(10)) {
      case 0 -> Samples.as(What.FUNDS, trade, money);
      case 1 -> Samples.as(What.INCOME, trade, -money);
      case 2 -> Samples.as(What.TRANSFER_IN, trade, trade.sign() * money);
      case 3 -> Samples.as(What.TRANSFER_OUT, trade, 0);
      case 4 -> Samples.as(What.TRADE, trade, Math.min(money, TradeReader.MAX_FEE));
      default -> trade;
    };
  }
}
