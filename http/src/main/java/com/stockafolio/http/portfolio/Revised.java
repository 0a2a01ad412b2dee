package com.stockafolio.http.portfolio;

import com.stockafolio.engine.history.RevisionNote;
import com.stockafolio.entry.RecentEntry;
import com.stockafolio.entry.RecentRevision;
import com.stockafolio.entry.RevisionContent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which of a user's entries were taken back or corrected, as far as it is known. */
final class Revised {
  private final Map<Long, RevisionNote> newest = new HashMap<>();

  /**
   * As notes tell, in any order.
   *
   * @param until no later ones are looked at: the highest sequence of a bust or a correction
   */
  Revised(List<RevisionNote> notes, long until) {
    for (RevisionNote note : notes) {
      if (note.sequence() <= until) {
        newest.merge(
            note.ofSequence(),
            note,
            (one, other) -> one.sequence() > other.sequence() ? one : other);
      }
    }
  }

  /** As these entries tell. */
  static Revised among(List<RecentEntry> entries) {
    return new Revised(notes(entries), Long.MAX_VALUE);
  }

  /** What these entries tell. */
  static List<RevisionNote> notes(List<RecentEntry> entries) {
    List<RevisionNote> notes = new ArrayList<>();
    for (RecentEntry entry : entries) {
      if (entry instanceof RecentRevision revision) {
        RevisionContent content = revision.content();
        notes.add(
            new RevisionNote(
                content.ofSequence(), entry.sequence(), content.type(), entry.tradeId()));
      }
    }
    return notes;
  }

  /** What came last of the entry: that it was taken back, or its newest correction; or null. */
  RevisionNote of(RecentEntry entry) {
    return newest.get(entry.sequence());
  }
}
