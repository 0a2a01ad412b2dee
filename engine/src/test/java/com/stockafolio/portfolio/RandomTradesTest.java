package com.stockafolio.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Side;
import com.stockafolio.bytes.PackedReader;
import com.stockafolio.bytes.PackedWriter;
import com.stockafolio.transaction.CashKind;
import com.stockafolio.transaction.CashMovement;
import com.stockafolio.transaction.Direction;
import com.stockafolio.transaction.RejectionReason;
import com.stockafolio.transaction.Trade;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.TradeRecord;
import com.stockafolio.transaction.Transaction;
import com.stockafolio.transaction.Transfer;
import com.stockafolio.transaction.UserId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ten thousand random records of a few users, each step compared with {@link OraclePortfolio}. */
@Timeout(300)
class RandomTradesTest {

  private static final int TRADES = 10_000;
  private static final int USERS = 5;
  private static final long MOST_MONEY = Trade.MAX_VALUE.low();
  private static final String[] SYMBOLS = {"AAPL", "BRK.B", "MSFT", "A", "ZTS", "XOM", "NVDA"};

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 42, 20_261_124, -7})
  void everyStepIsAsTheOracleSays(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<UserId, Portfolio> portfolios = new HashMap<>();
    Map<UserId, OraclePortfolio> oracles = new HashMap<>();
    Map<RejectionReason, Integer> rejections = new HashMap<>();
    List<TradeId> sent = new ArrayList<>();
    for (int offset = 0; offset < TRADES; offset++) {
      UserId user = new UserId(seed, random.nextInt(USERS));
      TradeRecord record = record(random, user, offset, sent);
      Portfolio before = portfolios.getOrDefault(user, Portfolio.empty(user));
      OraclePortfolio oracle = oracles.computeIfAbsent(user, any -> new OraclePortfolio());
      Decision decision = before.decide(record, Samples.INSTRUMENTS);
      RejectionReason expected = oracle.decide(record, Samples.INSTRUMENTS);
      if (decision instanceof Decision.Rejected rejected) {
        assertThat(rejected.reason()).isEqualTo(expected);
        rejections.merge(rejected.reason(), 1, Integer::sum);
        continue;
      }
      assertThat(expected).isNull();
      Portfolio after = before.apply(((Decision.Accepted) decision).entry());
      oracle.book(record);
      portfolios.put(user, after);
      oracle.checkTouched(after, record);
      if (offset % 50 == 0) {
        oracle.checkAll(after);
      }
    }
    for (UserId user : portfolios.keySet()) {
      oracles.get(user).checkAll(portfolios.get(user));
      checkReadBack(portfolios.get(user));
    }
    assertThat(rejections)
        .containsOnlyKeys(
            RejectionReason.UNKNOWN_SYMBOL,
            RejectionReason.DUPLICATE,
            RejectionReason.NOT_HELD,
            RejectionReason.OUT_OF_RANGE);
  }

  static TradeRecord record(SplittableRandom random, UserId user, int offset, List<TradeId> sent) {
    TradeId tradeId = new TradeId(random.nextLong(), random.nextLong());
    if (random.nextInt(20) == 0 && !sent.isEmpty()) {
      tradeId = sent.get(Math.max(0, sent.size() - 1 - random.nextInt(120)));
    }
    sent.add(tradeId);
    String symbol = random.nextInt(100) == 0 ? "NOPE" : SYMBOLS[random.nextInt(SYMBOLS.length)];
    long recordedAt = 1_800_000_000_000L + offset * 50L + random.nextInt(40);
    long tradedAt = recordedAt - random.nextInt(-100, 5000);
    Transaction transaction =
        switch (random.nextInt(10)) {
          case 0 -> cash(random, tradeId, user, tradedAt);
          case 1, 2 -> transfer(random, tradeId, user, symbol, tradedAt);
          default -> {
            Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
            Money fee = fee(random);
            yield new Trade(
                tradeId, user, symbol, side, quantity(random), price(random), fee, tradedAt);
          }
        };
    return new TradeRecord(offset, recordedAt, transaction);
  }

  private static CashMovement cash(
      SplittableRandom random, TradeId tradeId, UserId user, long tradedAt) {
    CashKind kind = CashKind.values()[random.nextInt(4)];
    boolean in = kind == CashKind.DEPOSIT || kind != CashKind.WITHDRAWAL && random.nextBoolean();
    long amount = 1 + random.nextLong(random.nextInt(4) == 0 ? MOST_MONEY : 1_000_000_000_000L);
    Money money = Money.ofHundredMillionths(in ? amount : -amount);
    return new CashMovement(tradeId, user, money, kind, tradedAt);
  }

  private static Transfer transfer(
      SplittableRandom random, TradeId tradeId, UserId user, String symbol, long tradedAt) {
    Direction direction = random.nextBoolean() ? Direction.IN : Direction.OUT;
    int sign = random.nextBoolean() ? 1 : -1;
    long cost = 0;
    if (direction == Direction.IN && random.nextInt(8) > 0) {
      cost = 1 + random.nextLong(random.nextInt(20) == 0 ? MOST_MONEY : 10_000_000_000_000L);
    }
    return new Transfer(
        tradeId,
        user,
        direction,
        symbol,
        new Quantity(sign * quantity(random).billionths()),
        Money.ofHundredMillionths(sign * cost),
        tradedAt);
  }

  /** Mostly none or a few dollars; at times more than the shares are worth. */
  private static Money fee(SplittableRandom random) {
    return Money.ofHundredMillionths(
        switch (random.nextInt(6)) {
          case 0 -> 1 + random.nextLong(99_999_999_999L);
          case 1 -> 227_000_000;
          case 2 -> random.nextInt(10) == 0 ? Trade.MAX_FEE.low() : 1;
          default -> 0;
        });
  }

  /** Mostly ordinary lots, some a few units of the last digit, some of astronomic size. */
  private static Quantity quantity(SplittableRandom random) {
    return new Quantity(
        switch (random.nextInt(8)) {
          case 0 -> 1 + random.nextLong(9);
          case 1 -> 1 + random.nextLong(999_999_999_999L);
          case 2 -> (1 + random.nextLong(9_999_999)) * 100_000;
          case 3 ->
              random.nextInt(10) == 0
                  ? 1 + random.nextLong(Trade.MAX_QUANTITY.billionths())
                  : 1 + random.nextLong(20);
          default -> (150 + random.nextLong(551)) * 1_000_000_000;
        });
  }

  private static Price price(SplittableRandom random) {
    return new Price(
        switch (random.nextInt(8)) {
          case 0 -> 1 + random.nextLong(9);
          case 1 -> 1 + random.nextLong(Trade.MAX_PRICE.billionths());
          case 2 -> 1 + random.nextLong(999_999_999_999L);
          default -> (200_000 + random.nextLong(8_800_000)) * 100_000;
        });
  }

  static void checkReadBack(Portfolio portfolio) {
    PackedWriter writer = new PackedWriter(1024);
    portfolio.writeTo(writer);
    PackedReader reader = new PackedReader(writer.toByteArray());
    assertThat(Portfolio.readFrom(reader)).isEqualTo(portfolio);
    assertThat(reader.remaining()).isZero();
  }

  static BigDecimal decimal(Object number) {
    return new BigDecimal(number.toString());
  }
}
