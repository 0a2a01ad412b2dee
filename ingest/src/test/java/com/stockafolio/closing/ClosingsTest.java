package com.stockafolio.closing;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.FishingOutcomes;
import akka.actor.testkit.typed.javadsl.ManualTime;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.receptionist.Receptionist;
import com.stockafolio.archive.ArchiveSettings;
import com.stockafolio.calendar.TradingDays;
import com.stockafolio.engine.closing.ClosingDesk;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The desk with a clock of the test's: what it closes at the bell and on command, and as what. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class ClosingsTest {
  private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 24);
  private static final LocalDate WEDNESDAY = LocalDate.of(2026, 11, 25);
  private static final Instant DUE = Instant.parse("2026-11-24T21:05:00Z");

  private record Begun(ClosingPlace place, Instant pricesAsOf) {}

  private static final Config CONFIG =
      ConfigFactory.parseString("akka.logger-startup-timeout = 60 s")
          .withFallback(ManualTime.config())
          .withFallback(ConfigFactory.load());

  private final ActorTestKit kit = ActorTestKit.create(CONFIG);
  private final ManualTime time = ManualTime.get(kit.system());
  private final TestProbe<Begun> begun = kit.createTestProbe();
  private volatile Instant now = DUE.minusSeconds(60);
  private volatile ClosesSoFar closes = ClosesSoFar.NONE;
  private volatile boolean failing;
  private volatile boolean throwing;
  private final AtomicInteger looks = new AtomicInteger();
  private ActorRef<ClosingDesk.Command> desk;

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
  }

  @Test
  void aDayIsClosedTheGraceAfterItsBell() {
    start();
    pass(Duration.ofSeconds(59));
    begun.expectNoMessage(Duration.ZERO);
    pass(Duration.ofSeconds(1));
    Begun close = begun.receiveMessage();
    assertThat(close.place()).isEqualTo(ClosingPlace.at(TUESDAY, DUE));
    assertThat(close.pricesAsOf()).isEqualTo(DUE);
  }

  @Test
  void aRetryKeepsThePricesOfTheMomentItWasDue() {
    failing = true;
    start();
    pass(Duration.ofSeconds(60));
    Begun first = begun.receiveMessage();
    awaitLook(2);
    Begun second = begun.receiveMessage();
    assertThat(second.place().closeId()).isGreaterThan(first.place().closeId());
    assertThat(second.pricesAsOf()).isEqualTo(DUE);
  }

  @Test
  void aRetryOfADayBeforeAClosedOneIsGivenUp() {
    failing = true;
    start();
    pass(Duration.ofSeconds(60));
    begun.receiveMessage();
    closes = new ClosesSoFar(Optional.of(WEDNESDAY), Optional.empty());
    awaitLook(2);
    begun.expectNoMessage(Duration.ofMillis(300));
  }

  @Test
  void aClockThatWentBackMakesNoOlderClose() {
    closes = ClosesSoFar.NONE.begun(DUE.plusSeconds(3_600));
    start();
    pass(Duration.ofSeconds(60));
    assertThat(begun.receiveMessage().place().instant())
        .isEqualTo(DUE.plusSeconds(3_600).plusMillis(1));
  }

  @Test
  void onCommandWhatIsNoTradingDayIsRefused() {
    start();
    TestProbe<ClosingDesk.Answer> answer = kit.createTestProbe();
    desk.tell(new ClosingDesk.Close(LocalDate.of(2026, 11, 22), answer.ref()));
    ClosingDesk.Refused sunday = answer.expectMessageClass(ClosingDesk.Refused.class);
    assertThat(sunday.later()).isFalse();
    assertThat(sunday.reason()).contains("2026-11-22 is no trading day");
    desk.tell(new ClosingDesk.Close(TUESDAY, answer.ref()));
    answer.expectMessageClass(ClosingDesk.Begun.class);
    assertThat(begun.receiveMessage().pricesAsOf()).isEqualTo(now);
  }

  @Test
  void aDeskThatFailsBeginsAnewAndClosesWhatItMissed() {
    throwing = true;
    start();
    pass(Duration.ofSeconds(60));
    awaitLook(3);
    assertThat(begun.receiveMessage().place().date()).isEqualTo(TUESDAY);
    TestProbe<ClosingDesk.Answer> answer = kit.createTestProbe();
    desk.tell(new ClosingDesk.Close(LocalDate.of(2026, 11, 22), answer.ref()));
    answer.expectMessageClass(ClosingDesk.Refused.class);
  }

  private void start() {
    CloseRule rule = new CloseRule(new TradingDays(Set.of(), Map.of()), Duration.ofMinutes(5));
    Closings.Work work =
        new Closings.Work(
            () -> {
              if (looks.incrementAndGet() == 1 && throwing) {
                throw new IllegalStateException("a failure that nobody has foreseen");
              }
              return CompletableFuture.completedFuture(closes);
            },
            (place, pricesAsOf) -> {
              begun.ref().tell(new Begun(place, pricesAsOf));
              return failing
                  ? CompletableFuture.failedFuture(new IllegalStateException("no S3 today"))
                  : CompletableFuture.completedFuture(manifest(place));
            },
            manifest -> {});
    kit.spawn(Closings.create(rule, ArchiveSettings.read(CONFIG), work, () -> now));
    TestProbe<Receptionist.Listing> listing = kit.createTestProbe();
    kit.system().receptionist().tell(Receptionist.subscribe(ClosingDesk.KEY, listing.ref()));
    desk =
        listing
            .fishForMessage(
                Duration.ofSeconds(20),
                found ->
                    found.getServiceInstances(ClosingDesk.KEY).isEmpty()
                        ? FishingOutcomes.continueAndIgnore()
                        : FishingOutcomes.complete())
            .get(0)
            .getServiceInstances(ClosingDesk.KEY)
            .iterator()
            .next();
  }

  private static Manifest manifest(ClosingPlace place) {
    return new Manifest(
        place.date().toString(),
        place.closeId(),
        place.instant().toString(),
        List.of(),
        List.of(),
        Map.of(),
        place.instant().toString(),
        List.of(),
        1,
        true);
  }

  private void pass(Duration duration) {
    now = now.plus(duration);
    time.timePasses(duration);
  }

  /** Lets time pass until the desk has looked so often at what is closed. */
  private void awaitLook(int number) {
    Awaitility.await()
        .pollInterval(Duration.ofMillis(10))
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              pass(Duration.ofSeconds(1));
              return looks.get() >= number;
            });
  }
}
