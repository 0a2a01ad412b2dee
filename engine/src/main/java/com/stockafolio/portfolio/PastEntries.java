package com.stockafolio.portfolio;

import com.stockafolio.entry.RecentEntry;
import com.stockafolio.entry.RecentRevision;
import com.stockafolio.transaction.EntryType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A user's entries from the newest back, as far as pages of history were read: each page is the
 * portfolio as it stood right after an entry whose sequence is a multiple of {@value
 * Portfolio#RECENT_ENTRIES}. Not thread-safe.
 */
final class PastEntries {
  private static final int PAGE = Portfolio.RECENT_ENTRIES;

  private final Portfolio live;

  /** Newest first, dense: the first has the live portfolio's sequence. */
  private final List<RecentEntry> entries;

  private final Map<Long, Portfolio> pages = new HashMap<>();

  /** Those that the live portfolio recalls. */
  PastEntries(Portfolio live) {
    this.live = live;
    this.entries = new ArrayList<>(live.recentEntries());
  }

  /** Newest first. */
  List<RecentEntry> newestFirst() {
    return entries;
  }

  /** The sequence of the newest; 0 where there is none. */
  long newest() {
    return live.sequence();
  }

  /** The lowest sequence whose entry is known; 1 more than the live one's where none is. */
  long oldest() {
    return live.sequence() - entries.size() + 1;
  }

  /** Where the page ends that has the next older entry; 0 where there is none. */
  long olderPage() {
    return (oldest() - 1 + PAGE - 1) / PAGE * PAGE;
  }

  /** Whether the portfolio as it stood right after a sequence is known. */
  boolean reaches(long sequence) {
    long begin = sequence / PAGE * PAGE;
    return sequence == live.sequence()
        || oldest() <= begin + 1 && (begin == 0 || pages.containsKey(begin));
  }

  /**
   * Takes a page.
   *
   * @throws IllegalArgumentException if it is not the one at {@link #olderPage}
   */
  void take(Portfolio page) {
    if (page.sequence() != olderPage() || !page.userId().equals(live.userId())) {
      throw new IllegalArgumentException("%s is not at %d".formatted(page, olderPage()));
    }
    long below = oldest();
    pages.put(page.sequence(), page);
    for (RecentEntry entry : page.recentEntries()) {
      if (entry.sequence() < below) {
        entries.add(entry);
      }
    }
  }

  /** The entry with a sequence that is known. */
  RecentEntry at(long sequence) {
    return entries.get(Math.toIntExact(live.sequence() - sequence));
  }

  /** The portfolio as it stood right after a sequence that is {@link #reaches reached}. */
  Portfolio portfolioAt(long sequence) {
    if (sequence == live.sequence()) {
      return live;
    }
    long begin = sequence / PAGE * PAGE;
    Portfolio folded = begin == 0 ? Portfolio.empty(live.userId()) : pages.get(begin);
    for (long next = begin + 1; next <= sequence; next++) {
      folded = folded.follow(at(next));
    }
    return folded;
  }

  /**
   * How far back a change of one entry reaches: what is behind an entry was folded with all that
   * revisions since have changed before it, so that these reach back with it.
   *
   * @param sequence that of the entry; all entries since are known
   */
  long reach(long sequence) {
    long reach = sequence;
    // A revision reaches further back only where it is behind what is reached: from newest to
    // oldest each is looked at once, as those that come later here have smaller sequences.
    for (RecentEntry entry : entries) {
      if (entry.sequence() <= reach) {
        break;
      }
      if (entry instanceof RecentRevision revision) {
        reach = Math.min(reach, revision.content().ofSequence());
      }
    }
    return reach;
  }

  /** Whether a bust of the entry with a sequence was booked; all entries since are known. */
  boolean isBusted(long sequence) {
    for (RecentEntry entry : entries) {
      if (entry.sequence() <= sequence) {
        return false;
      }
      if (entry instanceof RecentRevision revision
          && revision.type() == EntryType.BUST
          && revision.content().ofSequence() == sequence) {
        return true;
      }
    }
    return false;
  }
}
