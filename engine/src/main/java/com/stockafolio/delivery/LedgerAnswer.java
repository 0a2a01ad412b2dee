package com.stockafolio.delivery;

import java.util.List;
import java.util.Objects;

/** What a ledger tells a consumer. Offsets are of the consumer's source; -1 stands for none. */
public sealed interface LedgerAnswer {
  /** The number of the ledger that answers, from 0. */
  int ledger();

  /**
   * Everything up to {@code covered}, the batch included, is journaled.
   *
   * @param ledger the ledger that answers
   * @param source the batch's source
   * @param previous the answered batch's lower end, exclusive
   * @param last the answered batch's upper end
   * @param covered the last record journaled, at or beyond {@code last}
   * @param rejections what the ledger rejected in {@code (previous, last]} and still keeps, in
   *     ascending order of the offsets
   */
  record Covered(
      int ledger,
      SourceId source,
      long previous,
      long last,
      LastRecord covered,
      List<LedgerRejection> rejections)
      implements LedgerAnswer {
    /** Copies the list. */
    public Covered {
      Objects.requireNonNull(source, "source");
      rejections = List.copyOf(rejections);
    }
  }

  /**
   * The batch begins beyond what the ledger holds, or is of another log than that; nothing of it
   * was taken.
   *
   * @param ledger the ledger that answers
   * @param source the batch's source
   * @param previous the refused batch's lower end, exclusive
   * @param last the refused batch's upper end
   * @param covered the last offset journaled
   */
  record Refused(int ledger, SourceId source, long previous, long last, long covered)
      implements LedgerAnswer {
    /** Checks that nothing is missing. */
    public Refused {
      Objects.requireNonNull(source, "source");
    }
  }

  /**
   * The answer to a question for the ledger's position.
   *
   * @param ledger the ledger that answers
   * @param source the source asked for
   * @param covered the last record journaled, none where the journal holds nothing yet
   */
  record Position(int ledger, SourceId source, LastRecord covered) implements LedgerAnswer {
    /** Checks that nothing is missing. */
    public Position {
      Objects.requireNonNull(source, "source");
    }
  }

  /**
   * The ledger's journal was filled from another source: offsets of this one mean other trades.
   *
   * @param ledger the ledger that answers
   * @param asked the source of the batch or question
   * @param recorded the source of what the journal holds
   */
  record ForeignSource(int ledger, SourceId asked, SourceId recorded) implements LedgerAnswer {
    /** Checks that nothing is missing. */
    public ForeignSource {
      Objects.requireNonNull(asked, "asked");
      Objects.requireNonNull(recorded, "recorded");
    }
  }
}
