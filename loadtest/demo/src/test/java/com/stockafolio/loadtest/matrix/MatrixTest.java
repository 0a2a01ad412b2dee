package com.stockafolio.loadtest.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stockafolio.loadtest.options.InvalidOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class MatrixTest {
  private static final List<Fault> FAULTS = Fault.all(List.of(5, 15), 60);
  private static final Fault PAUSE = new Fault(Fault.Kind.PAUSE, "kafka", 5);
  private static final Instant BEGIN = Instant.parse("2026-11-24T15:00:00Z");

  @Test
  void theScheduleFollowsFromTheSeedAndHasEachFaultInEachRound() {
    List<Round> schedule = Round.schedule(FAULTS, 3, 2, 7);
    assertThat(Round.schedule(FAULTS, 3, 2, 7)).isEqualTo(schedule);
    assertThat(Round.schedule(FAULTS, 3, 2, 8)).isNotEqualTo(schedule);
    assertThat(schedule).hasSize(3 * FAULTS.size());
    for (int number = 1; number <= 3; number++) {
      assertThat(schedule.subList((number - 1) * FAULTS.size(), number * FAULTS.size()))
          .extracting(Round::fault)
          .containsExactlyInAnyOrderElementsOf(FAULTS);
    }
    assertThat(schedule).extracting(Round::node).contains(1, 2).allMatch(n -> n == 1 || n == 2);
  }

  @Test
  void theTableSumsTheRoundsOfAFaultAndTellsEachBreach() {
    OutcomeTable table = new OutcomeTable(FAULTS);
    table.add(outcome(new Outcome.Books(0, 900, 900, 0), OptionalDouble.of(2.5)));
    table.add(outcome(new Outcome.Books(0, 1_900, 1_900, 0), OptionalDouble.of(0.5)));
    assertThat(table.isBreached()).isFalse();
    assertThat(table.lines()).hasSize(2);
    assertThat(table.lines().get(1).split(" +"))
        .containsExactly("pause-kafka-5", "2", "2000", "0", "0", "0", "0", "0.5", "2.5", "80", "4");

    table.add(outcome(new Outcome.Books(3, 2_900, 2_898, 2), OptionalDouble.empty()));
    table.add(outcome(new Outcome.Books(0, 3_900, 3_901, 1), OptionalDouble.of(1)));
    assertThat(table.isBreached()).isTrue();
    assertThat(table.lines().get(1).split(" +"))
        .containsExactly(
            "pause-kafka-5", "4", "4000", "5", "1", "3", "0", "1.0", "never", "160", "8");
    assertThat(table.lines())
        .contains(
            "BREACH: pause-kafka-5, round 3: 5 lost",
            "BREACH: pause-kafka-5, round 3: not recovered",
            "BREACH: pause-kafka-5, round 4: 1 doubled",
            "BREACH: pause-kafka-5, round 4: 1 differing");
  }

  @Test
  void recoveryIsTheLastLookThatWasNotWell() {
    Recovery recovery = new Recovery(BEGIN);
    recovery.look(BEGIN.plusSeconds(1), true);
    recovery.look(BEGIN.plusSeconds(6), false);
    recovery.look(BEGIN.plusSeconds(7), true);
    recovery.look(BEGIN.plusSeconds(6).plus(Recovery.CALM).minusMillis(1), true);
    assertThat(recovery.seconds()).isEmpty();
    recovery.look(BEGIN.plusSeconds(6).plus(Recovery.CALM), true);
    recovery.look(BEGIN.plusSeconds(60).plus(Duration.ofSeconds(1)), false);
    assertThat(recovery.seconds()).hasValue(6);
  }

  @Test
  void faultsAreChosenByTheirNames() throws InvalidOption {
    Properties given = new Properties();
    assertThat(MatrixOptions.read(given, 8_192).faults()).hasSize(12);
    assertThat(MatrixOptions.read(given, 8_192).demo().load().users()).isEqualTo(2_000);
    given.setProperty("pauses", "60");
    given.setProperty("overload.seconds", "300");
    given.setProperty("faults", "kill-node,pause-s3-60,overload-300");
    given.setProperty("users", "10");
    MatrixOptions options = MatrixOptions.read(given, 8_192);
    assertThat(options.faults())
        .extracting(Fault::name)
        .containsExactly("kill-node", "pause-s3-60", "overload-300");
    assertThat(options.demo().load().users()).isEqualTo(10);
    given.setProperty("faults", "kill-mice");
    assertThatThrownBy(() -> MatrixOptions.read(given, 8_192))
        .isInstanceOf(InvalidOption.class)
        .hasMessageContaining("pause-s3-60");
  }

  private static Outcome outcome(Outcome.Books books, OptionalDouble seconds) {
    return new Outcome(PAUSE, 1_000, books, 0, seconds, 40, 2, "");
  }
}
