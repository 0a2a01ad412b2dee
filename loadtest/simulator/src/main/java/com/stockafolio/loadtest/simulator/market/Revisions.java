package com.stockafolio.loadtest.simulator.market;

/**
 * Which records of one run take back or correct an earlier one, two in three of them a BUST: half
 * of the targets are among the last {@value #LATELY} records of the run, the others anywhere
 * before. A few are to be rejected: they name what never was, or the target of the revision before,
 * or are of another kind than their target. A few are sent twice. Which they are follows from seed,
 * run and the record's index alone. Trades of watched users that measure latency stay trades.
 */
public final class Revisions {
  /** Nothing is taken back or corrected. */
  public static final Revisions NONE = new Revisions(0, 0, 0, Long.MAX_VALUE);

  private static final long TAG = 0x7265766973650000L;
  private static final int LATELY = 2_000;
  private static final int BUST_PERCENT = 67;
  private static final int ODD_PERCENT = 5;

  private final long key;
  private final int count;

  /** Between one of them and the next lie so many records. */
  private final long every;

  /**
   * A record of the run.
   *
   * @param target the index of the record that is taken back or corrected
   * @param bust whether it is taken back
   * @param unknown whether another record is named, which never was
   * @param ofItsKind whether what it corrects to is of the target's kind
   * @param twice whether it is sent twice
   */
  public record Revision(
      long index, long target, boolean bust, boolean unknown, boolean ofItsKind, boolean twice) {}

  /**
   * Of the records of one run.
   *
   * @param count how many of them, from 0
   * @param every how many records lie between one and the next, at least 2
   */
  private Revisions(long seed, int run, int count, long every) {
    this.key = Mix64.mix(Mix64.mix(seed ^ TAG) + run);
    this.count = count;
    this.every = every;
  }

  /**
   * Spreads them evenly over a run.
   *
   * @param records of the run, at least three for each; 0 for a run without an end
   * @param rate records a second, by which they go where there is no end: one in ten seconds
   */
  public static Revisions of(long seed, int run, int count, long records, long rate) {
    long every = records > 0 ? records / (count + 1) : 10 * rate;
    return count == 0 || every < 3 ? NONE : new Revisions(seed, run, count, every);
  }

  /** What the record of this index is to be; null where it stays what it is. */
  public Revision at(long index) {
    long number = index / every;
    return number < 1 || number > count || index != index(number) ? null : revision(number);
  }

  private long index(long number) {
    long index = number * every;
    return index % TradeFlow.WATCHED_EVERY == 0 ? index + 1 : index;
  }

  private Revision revision(long number) {
    Draws draws = new Draws(key, number);
    long index = index(number);
    int odd = draws.below(100) / ODD_PERCENT;
    boolean again = odd == 0 && number > 1;
    long target = target(again ? number - 1 : number);
    boolean bust = again || draws.percent(BUST_PERCENT);
    return new Revision(index, target, bust, odd == 1, odd != 2, odd == 3);
  }

  private long target(long number) {
    Draws draws = new Draws(~key, number);
    long before = index(number);
    return draws.percent(50)
        ? Math.max(0, before - 1 - draws.below(LATELY))
        : (long) (draws.unit() * (before - 1));
  }
}
