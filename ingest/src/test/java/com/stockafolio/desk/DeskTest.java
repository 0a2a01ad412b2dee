package com.stockafolio.desk;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.receptionist.Receptionist;
import com.stockafolio.engine.market.MarketDesk;
import com.stockafolio.engine.market.MarketTable.Numbered;
import com.stockafolio.failure.BackOff;
import com.typesafe.config.ConfigFactory;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The desk with a table and a topic of the test's, in which ledgers take what they find. */
@Timeout(60)
class DeskTest {
  private static final SampleKeys KEYS = new SampleKeys();
  private static final int PARTITIONS = 2;
  private static final int LEDGERS = 4;

  private final ActorTestKit kit =
      ActorTestKit.create(
          ConfigFactory.parseString("akka.logger-startup-timeout = 60 s")
              .withFallback(ConfigFactory.load()));
  private final TestProbe<MarketDesk.Answer> answer = kit.createTestProbe();
  private final TreeMap<Integer, Numbered> table = new TreeMap<>();
  private final List<List<byte[]>> topic =
      List.of(new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>());
  private final Set<Integer> closed = ConcurrentHashMap.newKeySet();
  private volatile boolean insertsAnswerNothing;

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
  }

  @Test
  void aPostedRecordIsOnEachPartition() {
    ActorRef<MarketDesk.Command> desk = desk();
    assertThat(post(desk, split(1, 2)))
        .isInstanceOfSatisfying(
            MarketDesk.Posted.class,
            posted -> {
              assertThat(posted.number()).isEqualTo(1);
              assertThat(posted.again()).isFalse();
            });
    awaitCopies(1);
    assertThat(topic.get(0)).containsExactly(table.get(1).value());
    assertThat(topic.get(1)).containsExactly(table.get(1).value());
  }

  @Test
  void theSameAgainChangesNothing() {
    ActorRef<MarketDesk.Command> desk = desk();
    post(desk, split(1, 2));
    assertThat(post(desk, split(1, 2)))
        .isInstanceOfSatisfying(
            MarketDesk.Posted.class, posted -> assertThat(posted.again()).isTrue());
    assertThat(post(desk, split(1, 3)))
        .isInstanceOfSatisfying(
            MarketDesk.Refused.class,
            refused -> assertThat(refused.why()).isEqualTo(MarketDesk.Why.OTHER_CONTENT));
    assertThat(table).hasSize(1);
  }

  @Test
  void anInsertionWithoutAnAnswerIsLookedUp() {
    insertsAnswerNothing = true;
    assertThat(post(desk(), split(1, 2)))
        .isInstanceOfSatisfying(
            MarketDesk.Posted.class, posted -> assertThat(posted.number()).isEqualTo(1));
    assertThat(table).hasSize(1);
  }

  @Test
  void twoDesksGiveNoNumberTwice() {
    ActorRef<MarketDesk.Command> one = desk();
    ActorRef<MarketDesk.Command> other = desk();
    for (int id = 1; id <= 4; id++) {
      ActorRef<MarketDesk.Command> desk = id % 2 == 0 ? one : other;
      int number = id;
      assertThat(post(desk, split(id, 2)))
          .isInstanceOfSatisfying(
              MarketDesk.Posted.class, posted -> assertThat(posted.number()).isEqualTo(number));
    }
    assertThat(post(one, split(3, 2)))
        .isInstanceOfSatisfying(
            MarketDesk.Posted.class,
            posted -> {
              assertThat(posted.number()).isEqualTo(3);
              assertThat(posted.again()).isTrue();
            });
    awaitCopies(4);
  }

  @Test
  void aNewDeskCompletesWhatTheOneBeforeLeft() {
    ActorRef<MarketDesk.Command> first = desk();
    post(first, split(1, 2));
    awaitCopies(1);
    closed.add(1);
    post(first, split(2, 2));
    post(first, split(3, 2));
    Awaitility.await().until(() -> topic.get(0).size() == 2);
    kit.stop(desks.get(0));
    closed.clear();
    desk();
    awaitCopies(3);
    assertThat(taken(1)).isEqualTo(3);
  }

  @Test
  void aHoldIsGrantedWhenAllLedgersHaveOneNumberAndNothingIsCopiedUntilItEnds() {
    closed.add(1);
    ActorRef<MarketDesk.Command> desk = desk();
    post(desk, split(1, 2));
    Awaitility.await().until(() -> topic.get(0).size() == 1);
    TestProbe<MarketDesk.Answer> holder = kit.createTestProbe();
    desk.tell(new MarketDesk.Hold(holder.ref()));
    holder.expectNoMessage(Duration.ofMillis(300));
    closed.clear();
    assertThat(holder.receiveMessage(Duration.ofSeconds(10))).isEqualTo(new MarketDesk.Held(1));
    assertThat(post(desk, split(2, 2))).isInstanceOf(MarketDesk.Posted.class);
    answer.expectNoMessage(Duration.ofMillis(300));
    assertThat(topic.get(0)).hasSize(1);
    holder.stop();
    awaitCopies(2);
  }

  @Test
  void withoutAKeyNothingIsPosted() {
    assertThat(post(start(settings(Optional.empty())), split(1, 2)))
        .isInstanceOfSatisfying(
            MarketDesk.Refused.class,
            refused -> {
              assertThat(refused.why()).isEqualTo(MarketDesk.Why.UNAVAILABLE);
              assertThat(refused.detail()).contains("stockafolio.market.signing-key");
            });
  }

  @Test
  void moreThanTenInASecondAreTooMany() {
    ActorRef<MarketDesk.Command> desk = desk();
    List<MarketDesk.Answer> answers = new ArrayList<>();
    for (int id = 1; id <= 12; id++) {
      desk.tell(new MarketDesk.Post(split(id, 2), answer.ref()));
    }
    for (int id = 1; id <= 12; id++) {
      answers.add(answer.receiveMessage());
    }
    assertThat(answers)
        .filteredOn(
            each ->
                each instanceof MarketDesk.Refused refused
                    && refused.why() == MarketDesk.Why.TOO_MANY)
        .isNotEmpty();
  }

  @Test
  void aFieldThatIsWrongIsNamed() {
    assertThat(post(desk(), split(1, 0)))
        .isInstanceOfSatisfying(
            MarketDesk.Refused.class,
            refused -> {
              assertThat(refused.why()).isEqualTo(MarketDesk.Why.INVALID);
              assertThat(refused.field()).isEqualTo("to");
            });
  }

  private final List<ActorRef<Desk.Command>> desks = new ArrayList<>();

  private ActorRef<MarketDesk.Command> desk() {
    return start(settings(Optional.of(KEYS)));
  }

  private static DeskSettings settings(Optional<SampleKeys> keys) {
    return new DeskSettings(
        keys.map(each -> each.signer),
        Duration.ofMillis(50),
        new BackOff(Duration.ofMillis(100), Duration.ofMillis(200)),
        10,
        16,
        Duration.ofSeconds(5));
  }

  private ActorRef<MarketDesk.Command> start(DeskSettings settings) {
    Set<ActorRef<MarketDesk.Command>> before = registered();
    desks.add(
        kit.spawn(
            Desk.create(
                settings,
                new Desk.World(
                    KEYS.trusted,
                    PARTITIONS,
                    LEDGERS,
                    this::after,
                    this::insert,
                    this::copy,
                    ledger -> CompletableFuture.completedFuture(taken(ledger)),
                    Clock.systemUTC()))));
    Awaitility.await().until(() -> registered().size() > before.size());
    return registered().stream().filter(desk -> !before.contains(desk)).findFirst().orElseThrow();
  }

  private Set<ActorRef<MarketDesk.Command>> registered() {
    TestProbe<Receptionist.Listing> listing = kit.createTestProbe();
    kit.system().receptionist().tell(Receptionist.find(MarketDesk.KEY, listing.ref()));
    return Set.copyOf(listing.receiveMessage().getServiceInstances(MarketDesk.KEY));
  }

  private MarketDesk.Answer post(ActorRef<MarketDesk.Command> desk, String json) {
    desk.tell(new MarketDesk.Post(json, answer.ref()));
    return answer.receiveMessage(Duration.ofSeconds(10));
  }

  private static String split(int id, int to) {
    return "{\"type\":\"SPLIT\",\"actionId\":\"00000000-0000-4000-8000-%012d\",\"symbol\":\"NVDA\",\"from\":1,\"to\":%d}"
        .formatted(id, to);
  }

  private synchronized CompletionStage<List<Numbered>> after(int number) {
    return CompletableFuture.completedFuture(List.copyOf(table.tailMap(number, false).values()));
  }

  private synchronized CompletionStage<Boolean> insert(Numbered row) {
    boolean ours = table.putIfAbsent(row.number(), row) == null;
    return insertsAnswerNothing
        ? CompletableFuture.failedFuture(new IllegalStateException("no answer"))
        : CompletableFuture.completedFuture(ours);
  }

  private CompletionStage<Void> copy(int partition, byte[] value) {
    if (closed.contains(partition)) {
      return CompletableFuture.failedFuture(new IllegalStateException("away"));
    }
    topic.get(partition).add(value);
    return CompletableFuture.completedFuture(null);
  }

  /** The number that a ledger has taken by what lies in its partition. */
  private synchronized int taken(int ledger) {
    int number = 0;
    for (byte[] value : topic.get(ledger % PARTITIONS)) {
      Numbered next = table.get(number + 1);
      if (next != null && java.util.Arrays.equals(next.value(), value)) {
        number++;
      }
    }
    return number;
  }

  private void awaitCopies(int number) {
    Awaitility.await().until(() -> taken(0) == number && taken(1) == number);
  }
}
