package com.stockafolio.batch.books;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.batch.exact.Value;
import com.stockafolio.batch.market.ActionType;
import com.stockafolio.batch.market.Effect;
import com.stockafolio.batch.trade.RecordType;
import com.stockafolio.transaction.RejectionReason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
  private static final int REVISIONS = 10_000;
  private static final int INSTRUMENTS = 6;
  private static final long SHARE = 1_000_000_000;

  private static final RecordType[] KINDS = {
    RecordType.TRADE,
    RecordType.TRADE,
    RecordType.TRADE,
    RecordType.TRADE,
    RecordType.TRADE,
    RecordType.TRANSFER_IN,
    RecordType.TRANSFER_OUT,
    RecordType.DEPOSIT,
    RecordType.INTEREST
  };

  private final Map<String, Integer> outcomes = new HashMap<>();

  /** What was booked, as it should have been, null where it is taken back; or an action. */
  private static final class Line {
    final UUID id;
    final Effect effect;
    Booking said;

    Line(UUID id, Effect effect, Booking said) {
      this.id = id;
      this.effect = effect;
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
    assertThat(outcomes)
        .containsOnlyKeys("booked", "UNKNOWN_TRADE", "ALREADY_BUSTED", "CONFLICT")
        .allSatisfy((outcome, count) -> assertThat(count).isGreaterThan(100));
  }

  private int run(Random random) {
    UserBook book = new UserBook(INSTRUMENTS);
    History history = new History(null, INSTRUMENTS);
    List<Line> log = new ArrayList<>();
    int revisions = 0;
    int steps = 20 + random.nextInt(120);
    for (int at = 0; at < steps; at++) {
      int what = random.nextInt(10);
      if (what == 0) {
        Effect effect = effect(random, at);
        if (book.meet(0, effect) != null) {
          history.entered(at);
        }
        history.happened(effect);
        log.add(new Line(null, effect, null));
      } else if (what < 6) {
        Booking said = booking(random, KINDS[random.nextInt(KINDS.length)], at);
        if (book.decide(said) == null) {
          book.book(said);
          history.entered(at);
          history.booked(said);
          log.add(new Line(new UUID(said.tradeHigh(), said.tradeLow()), null, said));
        }
      } else {
        revise(random, at, book, history, log);
        revisions++;
      }
    }
    return revisions;
  }

  private void revise(Random random, int at, UserBook book, History history, List<Line> log) {
    Line target = log.isEmpty() ? null : log.get(random.nextInt(log.size()));
    boolean known = target != null && target.id != null && random.nextInt(20) > 0;
    UUID of = known ? target.id : new UUID(random.nextLong(), random.nextLong());
    boolean bust = random.nextInt(3) > 0;
    RecordType type =
        bust
            ? RecordType.BUST
            : known && target.said != null && random.nextInt(8) > 0
                ? target.said.type()
                : KINDS[random.nextInt(KINDS.length)];
    Booking revision = booking(random, type, at);
    RejectionReason expected = expected(revision, known ? target : null, log);
    History.Ruling ruling = history.rule(revision, of, book);
    assertThat(ruling.reason()).isEqualTo(expected);
    outcomes.merge(expected == null ? "booked" : expected.name(), 1, Integer::sum);
    if (expected == null) {
      long before = book.sequence();
      book.revise(revision, ruling.target(), ruling.again());
      history.entered(at);
      history.revised(revision, ruling.target());
      assertThat(book.sequence()).isEqualTo(before + 1);
      assertThat(PlainBook.standing(book)).isEqualTo(folded(log).standing());
    }
  }

  private static RejectionReason expected(Booking revision, Line target, List<Line> log) {
    if (target == null) {
      return RejectionReason.UNKNOWN_TRADE;
    }
    if (target.said == null) {
      return RejectionReason.ALREADY_BUSTED;
    }
    Booking before = target.said;
    boolean bust = revision.type() == RecordType.BUST;
    boolean sameKind =
        revision.type().isCash() == before.type().isCash()
            && revision.type().isTransfer() == before.type().isTransfer();
    if (!bust && !sameKind) {
      return RejectionReason.CONFLICT;
    }
    target.said = bust ? null : revision.inPlaceOf(before);
    if (folded(log) == null) {
      target.said = before;
      return RejectionReason.CONFLICT;
    }
    return null;
  }

  /** All of it, from the first on; null where a bound is passed. */
  private static PlainBook folded(List<Line> log) {
    PlainBook book = new PlainBook();
    for (Line line : log) {
      if (line.effect != null) {
        book.meet(line.effect);
      } else if (line.said != null && !book.book(line.said)) {
        return null;
      }
    }
    return book;
  }

  private static Effect effect(Random random, int number) {
    boolean split = random.nextBoolean();
    return new Effect(
        split ? ActionType.SPLIT : ActionType.DIVIDEND,
        number,
        "",
        1 + random.nextInt(INSTRUMENTS),
        0,
        split ? 1 + random.nextInt(9) : 0,
        split ? 1 + random.nextInt(9) : 0,
        split ? 0 : 1 + random.nextInt(2_000_000_000),
        0,
        0);
  }

  /** Few shares, many, and such that pass bounds, of at most nine decimals. */
  private static Booking booking(Random random, RecordType type, int at) {
    long unit = random.nextBoolean() ? 1 : 100_000;
    long most = random.nextInt(12) == 0 ? SHARE * SHARE : 300 * SHARE;
    long quantity = (1 + random.nextLong(most / unit)) * unit;
    long price = (1 + random.nextLong(90 * SHARE / unit)) * unit;
    long sign = random.nextBoolean() ? 1 : -1;
    long money = 1 + random.nextLong(90_000_000_000L);
    boolean shares = type == RecordType.TRADE || type.isTransfer();
    return new Booking(
        type,
        random.nextLong(),
        random.nextLong(),
        at,
        at,
        at,
        shares ? 1 + random.nextInt(INSTRUMENTS) : 0,
        shares ? sign * quantity : 0,
        type == RecordType.TRADE ? price : 0,
        type == RecordType.TRADE && random.nextBoolean() ? money % 100_000_000_000_000L : 0,
        type == RecordType.TRADE
            ? Value.of(quantity, price)
            : type == RecordType.TRANSFER_IN ? sign * money : money);
  }
}
