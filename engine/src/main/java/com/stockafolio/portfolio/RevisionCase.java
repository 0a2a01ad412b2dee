package com.stockafolio.portfolio;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Quantity;
import com.stockafolio.entry.BookedRevision;
import com.stockafolio.entry.Position;
import com.stockafolio.entry.PositionMove;
import com.stockafolio.entry.RecentEntry;
import com.stockafolio.entry.RecentRevision;
import com.stockafolio.entry.RecentTransaction;
import com.stockafolio.entry.RevisionContent;
import com.stockafolio.market.LedgerMarket;
import com.stockafolio.transaction.Bust;
import com.stockafolio.transaction.Correct;
import com.stockafolio.transaction.Correction;
import com.stockafolio.transaction.RejectionReason;
import com.stockafolio.transaction.Revision;
import com.stockafolio.transaction.TradeRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/**
 * How a user decides on a bust or a correction, which takes pages of history, as many as the entry
 * lies back that it is about:
 *
 * <pre>{@code
 * while (case.neededPage() > 0) {
 *   case.take(pages that end there, and before)
 * }
 * case.decide()
 * }</pre>
 *
 * <p>It is rejected, in this order, as {@code DUPLICATE}; as {@code NO_HISTORY} where no history is
 * kept; as {@code UNKNOWN_TRADE} where no entry has the id, or as {@code TOO_OLD} where none has it
 * among the last {@value #MOST_ENTRIES} of the last {@value #MOST_DAYS} days, which are looked
 * through; as {@code ALREADY_BUSTED}; as {@code CONFLICT} where a correction is of another kind; as
 * {@code TOO_OLD} where what is to be folded again lies further back; and as {@code CONFLICT} where
 * an entry since would break a bound. Not thread-safe.
 */
public final class RevisionCase {
  /** So many entries are looked through. */
  static final int MOST_ENTRIES = 100_000;

  /** Entries recorded so long before the revision are looked through. */
  static final int MOST_DAYS = 31;

  /** So many positions may be moved by one revision. */
  private static final int MOST_MOVES = 1000;

  private static final long MOST_MILLIS = MOST_DAYS * 24L * 60 * 60 * 1000;

  private final Portfolio live;
  private final TradeRecord record;
  private final Revision revision;
  private final LedgerMarket market;
  private final PastEntries past;
  private final String first;

  /**
   * Begins with what the user's portfolio recalls.
   *
   * @param live after all that is booked, the market's list met
   * @param record whose transaction is the revision
   */
  public RevisionCase(Portfolio live, TradeRecord record, LedgerMarket market) {
    this.live = live;
    this.record = record;
    this.revision = (Revision) record.transaction();
    this.market = market;
    this.past = new PastEntries(live);
    this.first = live.first(revision.tradeId());
    if (!live.userId().equals(revision.userId()) || live.met() < market.number()) {
      throw new IllegalArgumentException("%s of %s".formatted(record, live));
    }
  }

  /**
   * The sequence at which the page of history ends that is needed next; 0 where it can be decided.
   */
  public long neededPage() {
    if (first != null) {
      return 0;
    }
    long window = window();
    RecentEntry target = target(window);
    if (target == null) {
      return window > past.oldest() ? 0 : past.olderPage();
    }
    long reach = past.reach(target.sequence());
    return reach < window && window > past.oldest() || past.reaches(reach - 1)
        ? 0
        : past.olderPage();
  }

  /**
   * Takes pages.
   *
   * @param pages newest first, from {@link #neededPage} on, none left out; at least one
   */
  public void take(List<Portfolio> pages) {
    for (Portfolio page : pages) {
      past.take(page);
    }
  }

  /** Decides, where no page is needed. */
  public Decision decide() {
    if (first != null) {
      return rejected(RejectionReason.DUPLICATE, first);
    }
    long window = window();
    RecentEntry target = target(window);
    if (target == null) {
      return window > 1
          ? rejected(
              RejectionReason.TOO_OLD,
              "no entry of the last %d days, and of the last %d, has the id %s"
                  .formatted(MOST_DAYS, MOST_ENTRIES, revision.of()))
          : rejected(RejectionReason.UNKNOWN_TRADE, "no entry has the id " + revision.of());
    }
    if (past.isBusted(target.sequence())) {
      return rejected(RejectionReason.ALREADY_BUSTED, words(target) + " was taken back before");
    }
    Correction correction = revision instanceof Correct correct ? correct.correction() : null;
    if (correction != null && correction.type() != target.type()) {
      return rejected(
          RejectionReason.CONFLICT,
          "%s cannot become a %s".formatted(words(target), correction.type()));
    }
    long reach = past.reach(target.sequence());
    if (reach < window) {
      return rejected(
          RejectionReason.TOO_OLD,
          "what came after entry %d is to be folded again, which is before entry %d"
              .formatted(reach, window));
    }
    Restatement restatement = new Restatement(past, reach, past.newest(), market);
    restatement.revise(target.sequence(), correction);
    Restatement.Result result = restatement.fold(market.number());
    return result.violation() == null
        ? decide(target, correction, result.portfolio())
        : rejected(RejectionReason.CONFLICT, result.violation());
  }

  /** Decides where no history is kept, or what is needed of it is not there. */
  public Decision decideWithoutHistory(String detail) {
    return first == null
        ? rejected(RejectionReason.NO_HISTORY, detail)
        : rejected(RejectionReason.DUPLICATE, first);
  }

  /**
   * The lowest sequence that may be revised, as far as entries are known: higher than {@link
   * PastEntries#oldest} only where no older entry may be.
   */
  private long window() {
    long oldestTime = record.recordedAtMillis() - MOST_MILLIS;
    long window = live.sequence() + 1;
    for (RecentEntry entry : past.newestFirst()) {
      if (live.sequence() - entry.sequence() >= MOST_ENTRIES
          || entry.recordedAtMillis() < oldestTime) {
        break;
      }
      window = entry.sequence();
    }
    return window;
  }

  /** The newest entry within the window that the revision is about; null for none. */
  private RecentEntry target(long window) {
    for (RecentEntry entry : past.newestFirst()) {
      if (entry.sequence() < window) {
        break;
      }
      if (entry instanceof RecentTransaction
          && !(entry instanceof RecentRevision)
          && entry.tradeId().equals(revision.of())) {
        return entry;
      }
    }
    return null;
  }

  private Decision decide(RecentEntry target, Correction correction, Portfolio restated) {
    List<PositionMove> moves = new ArrayList<>();
    for (int instrument : instruments(target, restated)) {
      Position before = live.position(instrument);
      Position after = restated.position(instrument);
      long quantity;
      try {
        quantity =
            Math.subtractExact(after.quantity().billionths(), before.quantity().billionths());
      } catch (ArithmeticException beyond) {
        quantity = Long.MAX_VALUE;
      }
      if (Math.abs(quantity) > Position.MAX_QUANTITY.billionths()) {
        return rejected(
            RejectionReason.CONFLICT,
            "a position would be moved by more than %s shares".formatted(Position.MAX_QUANTITY));
      }
      if (!after.equals(before)) {
        moves.add(
            new PositionMove(
                instrument,
                new Quantity(quantity),
                after.costBasis().minus(before.costBasis()),
                after.realizedPnl().minus(before.realizedPnl())));
      }
    }
    if (moves.size() > MOST_MOVES) {
      return rejected(
          RejectionReason.CONFLICT, "more than %d positions would be moved".formatted(MOST_MOVES));
    }
    Totals before = live.totals();
    Totals after = restated.totals();
    Money income = after.income().minus(before.income());
    RevisionContent content =
        new RevisionContent(
            revision.type(),
            revision.of(),
            target.sequence(),
            target.type(),
            target.instrumentId(),
            revision instanceof Bust bust ? bust.reason() : "",
            correction,
            moves,
            after.cash().minus(before.cash()),
            income,
            after.tradedValue().minus(before.tradedValue()));
    return new Decision.Accepted(
        new BookedRevision(
            record.offset(),
            record.recordedAtMillis(),
            revision.tradedAtMillis(),
            revision.tradeId(),
            revision.userId(),
            content));
  }

  /** Those of the positions, that of the target first. */
  private List<Integer> instruments(RecentEntry target, Portfolio restated) {
    TreeSet<Integer> ids = new TreeSet<>();
    live.positions().forEach(position -> ids.add(position.instrumentId()));
    restated.positions().forEach(position -> ids.add(position.instrumentId()));
    List<Integer> ordered = new ArrayList<>();
    if (ids.remove(target.instrumentId())) {
      ordered.add(target.instrumentId());
    }
    ordered.addAll(ids);
    return Collections.unmodifiableList(ordered);
  }

  private static String words(RecentEntry entry) {
    return "%s %s, entry %d,".formatted(entry.type(), entry.tradeId(), entry.sequence());
  }

  private static Decision rejected(RejectionReason reason, String detail) {
    return new Decision.Rejected(reason, detail);
  }
}
