package com.stockafolio.batch.books;

import com.stockafolio.batch.market.ActionType;
import com.stockafolio.batch.market.Effect;
import com.stockafolio.batch.trade.RecordType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeMap;

/** One user's book in plain decimals, written for nothing but to be obviously right. */
final class PlainBook {
  private static final BigDecimal ZERO = BigDecimal.ZERO;
  private static final BigDecimal MOST_SHARES = BigDecimal.valueOf(9_000_000_000L);
  private static final BigDecimal MOST_DOLLARS = BigDecimal.valueOf(90_000_000_000L);

  /** By instrument: shares, cost, and what is realised. */
  private final Map<Integer, BigDecimal[]> positions = new TreeMap<>();

  private BigDecimal cash = ZERO;
  private BigDecimal income = ZERO;
  private BigDecimal traded = ZERO;
  private long trades;

  /** Books the record; false where it would pass a bound, and then all is spoilt. */
  boolean book(Booking said) {
    BigDecimal money = dollars(said.value());
    if (said.type().isCash()) {
      cash = cash.add(money);
      income = said.type().isIncome() ? income.add(money) : income;
      return true;
    }
    BigDecimal[] held = position(said.instrument());
    BigDecimal signed = BigDecimal.valueOf(said.signed(), 9);
    if (said.type() == RecordType.TRANSFER_OUT) {
      boolean enough =
          held[0].signum() == signed.signum() && signed.abs().compareTo(held[0].abs()) <= 0;
      if (enough) {
        held[1] = held[1].subtract(part(held[1], signed.abs(), held[0].abs()));
        held[0] = held[0].subtract(signed);
      }
      return enough;
    }
    boolean trade = said.type() == RecordType.TRADE;
    BigDecimal sign = BigDecimal.valueOf(signed.signum());
    BigDecimal fee = dollars(said.fee());
    BigDecimal paid = trade ? money.multiply(sign).add(fee) : money;
    if (trade) {
      cash = cash.subtract(paid);
      traded = traded.add(money);
      trades++;
    }
    BigDecimal removed = ZERO;
    BigDecimal closed = ZERO;
    boolean closes = held[0].signum() * signed.signum() < 0;
    if (closes) {
      BigDecimal closing = signed.abs().min(held[0].abs());
      removed = part(held[1], closing, held[0].abs());
      closed = paid;
      if (closing.compareTo(signed.abs()) < 0) {
        BigDecimal price = BigDecimal.valueOf(said.price(), 9);
        closed =
            trade
                ? rounded(closing.multiply(price))
                    .multiply(sign)
                    .add(part(fee, closing, signed.abs()))
                : part(paid, closing, signed.abs());
      }
    }
    held[0] = held[0].add(signed);
    held[1] = held[1].subtract(removed).add(paid.subtract(closed));
    held[2] = held[2].subtract(removed).subtract(closed);
    boolean opens = !closes || paid.compareTo(closed) != 0;
    return held[0].abs().compareTo(MOST_SHARES) <= 0
        && (!opens || held[1].abs().compareTo(MOST_DOLLARS) <= 0)
        && removed.add(closed).abs().compareTo(MOST_DOLLARS) <= 0
        && (!trade || money.compareTo(MOST_DOLLARS) <= 0);
  }

  /** Meets a split without a price for fractions, or a dividend. */
  void meet(Effect effect) {
    BigDecimal[] held = position(effect.stock());
    if (effect.type() == ActionType.DIVIDEND) {
      BigDecimal paid = rounded(held[0].multiply(BigDecimal.valueOf(effect.perShare(), 9)));
      if (paid.abs().compareTo(MOST_DOLLARS) <= 0) {
        cash = cash.add(paid);
        income = income.add(paid);
      }
      return;
    }
    BigDecimal shares =
        held[0]
            .multiply(BigDecimal.valueOf(effect.to()))
            .divide(BigDecimal.valueOf(effect.from()), 9, RoundingMode.DOWN);
    if (shares.abs().compareTo(MOST_SHARES) <= 0) {
      if (shares.signum() == 0) {
        held[2] = held[2].subtract(held[1]);
        held[1] = ZERO;
      }
      held[0] = shares;
    }
  }

  /** What stands in it, in words. */
  String standing() {
    StringBuilder words = new StringBuilder();
    positions.forEach(
        (instrument, held) -> words.append(words(instrument, held[0], held[1], held[2])));
    return words + words(trades, traded, cash, income);
  }

  /** What stands in the batch's book, in the same words. */
  static String standing(UserBook book) {
    StringBuilder words = new StringBuilder();
    for (int instrument : book.instruments()) {
      words.append(
          words(
              instrument,
              BigDecimal.valueOf(book.quantity(instrument), 9),
              dollars(book.cost(instrument)),
              book.realized(instrument).dollars()));
    }
    return words
        + words(
            book.tradeCount(),
            book.tradedValue().dollars(),
            book.cash().dollars(),
            book.income().dollars());
  }

  private static String words(int instrument, BigDecimal... numbers) {
    boolean none = true;
    for (BigDecimal number : numbers) {
      none &= number.signum() == 0;
    }
    return none ? "" : words((long) instrument, numbers);
  }

  private static String words(long first, BigDecimal... numbers) {
    StringBuilder words = new StringBuilder().append(first).append(':');
    for (BigDecimal number : numbers) {
      words.append(' ').append(number.add(ZERO).stripTrailingZeros().toPlainString());
    }
    return words.append("; ").toString();
  }

  private BigDecimal[] position(int instrument) {
    return positions.computeIfAbsent(instrument, any -> new BigDecimal[] {ZERO, ZERO, ZERO});
  }

  private static BigDecimal part(BigDecimal amount, BigDecimal part, BigDecimal whole) {
    return part.compareTo(whole) == 0
        ? amount
        : amount.multiply(part).divide(whole, 8, RoundingMode.HALF_EVEN);
  }

  private static BigDecimal rounded(BigDecimal amount) {
    return amount.setScale(8, RoundingMode.HALF_EVEN);
  }

  private static BigDecimal dollars(long units) {
    return BigDecimal.valueOf(units, 8);
  }
}
