package com.stockafolio.archive;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import com.stockafolio.engine.node.ArchiveProgress;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ArchiveLookoutTest {
  private static final Config CONFIG =
      ConfigFactory.parseString(
              """
              akka.logger-startup-timeout = 60 s
              stockafolio.archive.look-for-cuts-every = 100 ms
              stockafolio.archive.retry-after = 100 ms
              """)
          .withFallback(ConfigFactory.load());

  private final ActorTestKit kit = ActorTestKit.create(CONFIG);

  @AfterEach
  void stop() {
    kit.shutdownTestKit();
  }

  @Test
  void whoIsArchivedIsStillToldAfterAFailure() {
    ArchivePlace place = new ArchivePlace("trades", 3);
    AtomicInteger looks = new AtomicInteger();
    ArchiveLookout.Sources sources =
        new ArchiveLookout.Sources(
            () -> CompletableFuture.completedFuture(List.of(place.cut(7))),
            places -> {
              if (looks.incrementAndGet() == 1) {
                throw new IllegalStateException("a failure that nobody has foreseen");
              }
              return CompletableFuture.completedFuture(
                  places.stream().collect(Collectors.toMap(each -> each, each -> 9L)));
            });
    TestProbe<PartitionArchiver.Command> archiver = kit.createTestProbe();
    ActorRef<ArchiveLookout.Command> lookout =
        kit.spawn(
            ArchiveLookout.create(ArchiveSettings.read(CONFIG), sources, new ArchiveProgress()));

    lookout.tell(new ArchiveLookout.Watch(place, archiver.ref()));

    archiver.expectMessage(Duration.ofSeconds(20), new PartitionArchiver.Seen(List.of(7L), 9));
  }

  @Test
  void theLagGrowsOnWhileS3DoesNotAnswer() {
    ArchivePlace place = new ArchivePlace("trades", 3);
    AtomicLong end = new AtomicLong(9);
    ArchiveLookout.Sources sources =
        new ArchiveLookout.Sources(
            CompletableFuture::new,
            places ->
                CompletableFuture.completedFuture(
                    places.stream()
                        .collect(Collectors.toMap(each -> each, each -> end.getAndAdd(10)))));
    ArchiveProgress progress = new ArchiveProgress();
    progress.moved(place.toString(), 5);
    TestProbe<PartitionArchiver.Command> archiver = kit.createTestProbe();
    ActorRef<ArchiveLookout.Command> lookout =
        kit.spawn(ArchiveLookout.create(ArchiveSettings.read(CONFIG), sources, progress));

    lookout.tell(new ArchiveLookout.Watch(place, archiver.ref()));

    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> progress.byPartition().get(place.toString()).lag() >= 24);
  }
}
