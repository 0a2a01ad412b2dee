package com.stockafolio.engine.cassandra;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.Done;
import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.event.NoLogging;
import akka.stream.alpakka.cassandra.javadsl.CassandraSession;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.RequestThrottlingException;
import com.datastax.oss.driver.api.core.metrics.Metrics;
import com.stockafolio.engine.history.HistoryBusy;
import com.stockafolio.engine.history.HistoryStore;
import com.stockafolio.engine.serving.TestSystem;
import com.stockafolio.transaction.UserId;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import scala.concurrent.Future;

/** A Cassandra that prepares nothing: a node must not keep what failed at its start. */
@Timeout(60)
class CassandraHistoryStoreTest {
  private final ActorTestKit testKit = TestSystem.shared();
  private final AtomicInteger prepared = new AtomicInteger();

  @Test
  void aStatementThatCouldNotBePreparedIsPreparedAgainAtItsNextUse() {
    CassandraSession refusing =
        preparing(() -> new IllegalStateException("attempt " + prepared.incrementAndGet()));
    HistoryStore store = new CassandraHistoryStore(refusing, refusing, "k");
    int attempts = 3;
    for (int attempt = 1; attempt <= attempts; attempt++) {
      int before = prepared.get();
      assertThatThrownBy(
              () -> done(store.pageEndingAt(new UserId(1, 1), HistoryStore.ENTRIES_PER_PAGE)))
          .hasStackTraceContaining("attempt " + (before + 1));
    }
  }

  @Test
  void whatIsBeyondTheThrottlerOfReadsIsBusy() {
    CassandraSession throttled = preparing(() -> new RequestThrottlingException("queue is full"));
    HistoryStore store = new CassandraHistoryStore(throttled, throttled, "k");
    assertThatThrownBy(
            () -> done(store.pageEndingAt(new UserId(1, 1), HistoryStore.ENTRIES_PER_PAGE)))
        .hasCauseInstanceOf(HistoryBusy.class);
  }

  private static <T> T done(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
  }

  private CassandraSession preparing(Supplier<Throwable> failure) {
    CqlSession session =
        (CqlSession)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {CqlSession.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "getMetrics" -> Optional.<Metrics>empty();
                      case "prepareAsync" -> CompletableFuture.failedFuture(failure.get());
                      default -> throw new UnsupportedOperationException(method.getName());
                    });
    return new CassandraSession(
        testKit.system(),
        executor -> Future.successful(session),
        testKit.system().executionContext(),
        NoLogging.getInstance(),
        "test",
        connected -> CompletableFuture.completedFuture(Done.getInstance()),
        () -> {});
  }
}
