package com.stockafolio.delivery;

import static com.stockafolio.delivery.LedgerMarks.Verdict.AWAIT_JOURNAL;
import static com.stockafolio.delivery.LedgerMarks.Verdict.COVERED;
import static com.stockafolio.delivery.LedgerMarks.Verdict.REFUSED;
import static com.stockafolio.delivery.LedgerMarks.Verdict.TAKE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LedgerMarksTest {
  private final LedgerMarks marks = new LedgerMarks(10, 20);

  @Test
  void aBatchThatIsJournaledIsCovered() {
    assertThat(marks.judge(5, 9)).isEqualTo(COVERED);
    assertThat(marks.judge(5, 10)).isEqualTo(COVERED);
  }

  @Test
  void aBatchThatIsTakenAwaitsTheJournal() {
    assertThat(marks.judge(5, 11)).isEqualTo(AWAIT_JOURNAL);
    assertThat(marks.judge(15, 20)).isEqualTo(AWAIT_JOURNAL);
  }

  @Test
  void aBatchThatBeginsBeyondWhatWasTakenIsRefused() {
    assertThat(marks.judge(21, 22)).isEqualTo(REFUSED);
    assertThat(LedgerMarks.NONE.judge(0, 3)).isEqualTo(REFUSED);
  }

  @Test
  void aBatchThatJoinsOrOverlapsIsTaken() {
    assertThat(marks.judge(20, 21)).isEqualTo(TAKE);
    assertThat(marks.judge(3, 21)).isEqualTo(TAKE);
    assertThat(LedgerMarks.NONE.judge(-1, 3)).isEqualTo(TAKE);
  }

  @Test
  void takingAndJournalingMoveTheMarks() {
    LedgerMarks taken = marks.accept(25);
    assertThat(taken).isEqualTo(new LedgerMarks(10, 25));
    assertThat(taken.journaled(20)).isEqualTo(new LedgerMarks(20, 25));
    assertThat(marks).isEqualTo(new LedgerMarks(10, 20));
  }

  @Test
  void aRecoveredLedgerHasTakenNothingBeyondItsJournal() {
    assertThat(LedgerMarks.recovered(7)).isEqualTo(new LedgerMarks(7, 7));
  }

  @Test
  void marksThatCannotBeAreRefused() {
    assertThatThrownBy(() -> new LedgerMarks(5, 4)).hasMessageContaining("covered 5, accepted 4");
    assertThatThrownBy(() -> new LedgerMarks(-2, 4)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> marks.accept(20)).hasMessageContaining("taken already");
    assertThatThrownBy(() -> marks.journaled(21)).hasMessageContaining("was not waited for");
    assertThatThrownBy(() -> marks.journaled(9)).hasMessageContaining("was not waited for");
  }
}
