package com.stockafolio.delivery;

/**
 * How far a ledger has come in its source, and the rules by which it answers a batch. Immutable.
 *
 * @param covered the last offset journaled; -1 for none
 * @param accepted the last offset taken, journaled or not: at or beyond {@code covered}, kept in
 *     memory only
 */
public record LedgerMarks(long covered, long accepted) {
  /** The marks of a ledger whose journal is empty. */
  public static final LedgerMarks NONE = new LedgerMarks(-1, -1);

  /** Checks the bounds. */
  public LedgerMarks {
    if (covered < -1 || accepted < covered) {
      throw new IllegalArgumentException(
          "covered " + covered + ", accepted " + accepted + ": not -1 <= covered <= accepted");
    }
  }

  /** The marks of a ledger that has just recovered: what is not journaled was never taken. */
  public static LedgerMarks recovered(long covered) {
    return new LedgerMarks(covered, covered);
  }

  /** What to do with a batch; the first rule that fits decides. */
  public enum Verdict {
    /** Rule 1: all of it is journaled. Answer so at once, with the rejections kept in its range. */
    COVERED,
    /** Rule 2: all of it is taken. Answer once it is journaled, never earlier. */
    AWAIT_JOURNAL,
    /** Rule 3: it begins beyond what was taken. Taking it would leave a hole; take nothing. */
    REFUSED,
    /** Rule 4: take its offsets beyond {@code accepted}; answer once they are journaled. */
    TAKE
  }

  /**
   * The verdict on a batch that holds all of this ledger's records in {@code (previous, last]}.
   *
   * @param previous the batch's lower end, exclusive
   * @param last the batch's upper end
   */
  public Verdict judge(long previous, long last) {
    if (last <= covered) {
      return Verdict.COVERED;
    }
    if (last <= accepted) {
      return Verdict.AWAIT_JOURNAL;
    }
    return previous > accepted ? Verdict.REFUSED : Verdict.TAKE;
  }

  /**
   * These marks after a batch was taken.
   *
   * @param last the batch's upper end, beyond {@code accepted}
   */
  public LedgerMarks accept(long last) {
    if (last <= accepted) {
      throw new IllegalArgumentException("offset " + last + " is taken already: " + this);
    }
    return new LedgerMarks(covered, last);
  }

  /**
   * These marks after the journal acknowledged everything up to an offset.
   *
   * @param to from {@code covered} to {@code accepted}
   */
  public LedgerMarks journaled(long to) {
    if (to < covered || to > accepted) {
      throw new IllegalArgumentException("offset " + to + " was not waited for: " + this);
    }
    return new LedgerMarks(to, accepted);
  }
}
