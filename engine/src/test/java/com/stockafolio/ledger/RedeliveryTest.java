package com.stockafolio.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A journal that holds events again, or the same records cut into other rows, changes nothing. */
@Timeout(60)
class RedeliveryTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void everySuffixAgainChangesNothing(long seed) {
    List<EntriesBooked> rows = new RandomJournal(seed, 500, 20).rows(new SplittableRandom(seed));
    LedgerBook book = RandomJournal.fold(rows);
    byte[] once = book.canonicalBytes();
    assertThat(book.size()).isEqualTo(20);

    for (int from = 0; from < rows.size(); from++) {
      rows.subList(from, rows.size()).forEach(book::fold);
      assertThat(book.canonicalBytes()).as("again from row %d", from).isEqualTo(once);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void aSuffixAgainAtAnyPointOfTheJournalChangesNothing(long seed) {
    List<EntriesBooked> rows = new RandomJournal(seed, 300, 10).rows(new SplittableRandom(seed));
    byte[] once = RandomJournal.fold(rows).canonicalBytes();

    SplittableRandom random = new SplittableRandom(-seed);
    for (int round = 0; round < 200; round++) {
      List<EntriesBooked> twice = new ArrayList<>(rows);
      int at = 1 + random.nextInt(rows.size());
      twice.addAll(at, rows.subList(random.nextInt(at), at));
      assertThat(RandomJournal.fold(twice).canonicalBytes()).isEqualTo(once);
    }
  }

  /** Two writers who decide the same records, each cutting rows of its own, in one journal. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void aSecondWritersRowsChangeNoPortfolio(long seed) {
    RandomJournal journal = new RandomJournal(seed, 300, 10);
    List<EntriesBooked> mine = journal.rows(new SplittableRandom(seed));
    List<EntriesBooked> theirs = journal.rows(new SplittableRandom(seed + 100));
    LedgerBook alone = RandomJournal.fold(mine);

    SplittableRandom random = new SplittableRandom(seed);
    LedgerBook both = new LedgerBook();
    int next = 0;
    int other = 0;
    while (next < mine.size() || other < theirs.size()) {
      boolean takeMine =
          other == theirs.size()
              || (next < mine.size()
                  && (theirs.get(other).from() > both.covered() || random.nextBoolean()));
      both.fold(takeMine ? mine.get(next++) : theirs.get(other++));
    }

    assertThat(both.covered()).isEqualTo(alone.covered());
    assertThat(both.size()).isEqualTo(alone.size());
    for (var portfolio : alone.capture()) {
      assertThat(both.portfolio(portfolio.userId())).isEqualTo(portfolio);
    }
  }
}
