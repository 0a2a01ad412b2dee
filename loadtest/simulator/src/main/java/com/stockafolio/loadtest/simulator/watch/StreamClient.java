package com.stockafolio.loadtest.simulator.watch;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Opens event streams on the http nodes for all watchers, and times their connections. */
final class StreamClient implements AutoCloseable {

  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 5_000;
  private static final long LONGEST_RETRY_AFTER_SECONDS = 30;

  /** Threads that read what arrives; nothing in them blocks. */
  private static final int READERS = 2;

  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;

  /** The firm may watch everybody. */
  private static final String TOKEN_ROUTE = "/demo/token?role=firm";

  private final List<URI> nodes;
  private final ExecutorService readers = Executors.newFixedThreadPool(READERS, daemons("watch"));
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(daemons("watch-timer"));
  private final AtomicLong reconnects = new AtomicLong();
  private volatile String lastProblem = "";
  private HttpClient http; // by the timer's thread, with the first connection

  /** What the nodes let all watchers in for; asked for again when one says it is not good. */
  private volatile CompletableFuture<String> token;

  /**
   * @param nodes at least one, each of the form {@code http://host:port}
   */
  StreamClient(List<URI> nodes) {
    this.nodes = List.copyOf(nodes);
  }

  /**
   * Opens a user's stream; called by the timer's thread alone.
   *
   * @param attempt chooses the node, in rotation
   * @param lastEventId what to go on from, negative for the beginning
   * @return done when the stream has ended
   */
  CompletableFuture<HttpResponse<Void>> open(
      UUID user, int attempt, long lastEventId, Flow.Subscriber<List<ByteBuffer>> stream) {
    URI node = nodes.get(Math.floorMod(attempt, nodes.size()));
    CompletableFuture<HttpResponse<Void>> exchange = new CompletableFuture<>();
    token(node)
        .whenComplete(
            (bearer, failure) -> {
              if (failure != null) {
                exchange.completeExceptionally(failure);
              } else if (!exchange.isDone()) {
                handOn(send(node, user, bearer, lastEventId, stream), exchange);
              }
            });
    return exchange;
  }

  /** Whoever cancels the one cancels the other. */
  private static <T> void handOn(CompletableFuture<T> sent, CompletableFuture<T> exchange) {
    exchange.whenComplete((response, failure) -> sent.cancel(true));
    sent.whenComplete(
        (response, failure) -> {
          if (failure == null) {
            exchange.complete(response);
          } else {
            exchange.completeExceptionally(failure);
          }
        });
  }

  private CompletableFuture<HttpResponse<Void>> send(
      URI node,
      UUID user,
      String bearer,
      long lastEventId,
      Flow.Subscriber<List<ByteBuffer>> stream) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(node + "/api/v1/portfolios/" + user + "/events"))
            .header("Accept", "text/event-stream")
            .header("Authorization", "Bearer " + bearer);
    if (lastEventId >= 0) {
      request.header("Last-Event-ID", Long.toString(lastEventId));
    }
    BodyHandler<Void> body =
        response ->
            response.statusCode() == OK
                ? BodySubscribers.fromSubscriber(stream)
                : BodySubscribers.replacing(null);
    return http.sendAsync(request.build(), body);
  }

  private CompletableFuture<String> token(URI node) {
    CompletableFuture<String> known = token;
    if (known != null && !known.isCompletedExceptionally()) {
      return known;
    }
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(node + TOKEN_ROUTE)).timeout(CONNECT_WITHIN).build();
    token =
        http()
            .sendAsync(request, HttpResponse.BodyHandlers.ofString())
            .thenApply(
                response -> {
                  if (response.statusCode() != OK) {
                    throw new IllegalStateException(
                        "HTTP " + response.statusCode() + " from " + response.uri());
                  }
                  return response.body();
                });
    return token;
  }

  /** Made late, because it takes the JVM a second that a run without watchers can do without. */
  private HttpClient http() {
    if (http == null) {
      http =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(CONNECT_WITHIN)
              .executor(readers)
              .build();
    }
    return http;
  }

  /** Has the watcher connect again, later after each failure, or when the server says. */
  void reconnect(
      Watcher watcher, int failuresInARow, HttpResponse<Void> response, Throwable failure) {
    reconnects.incrementAndGet();
    lastProblem = problem(response, failure);
    if (response != null && response.statusCode() == UNAUTHORIZED) {
      token = null;
    }
    long longest =
        Math.min(FIRST_PAUSE_MILLIS << Math.min(failuresInARow, 10), LONGEST_PAUSE_MILLIS);
    // Drawn, so that all the watchers of a node that went do not knock at the next one together.
    long pause = ThreadLocalRandom.current().nextLong(longest / 2, longest);
    later(watcher::connect, Math.max(pause, retryAfter(response)));
  }

  /** Runs a task of a moment after so many milliseconds, unless the client is closed. */
  void later(Runnable task, long millis) {
    try {
      timer.schedule(task, millis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // Closed: nothing is to be connected any more.
    }
  }

  /** Runs a task of a moment at a fixed interval. */
  void regularly(Runnable task, long seconds) {
    timer.scheduleAtFixedRate(task, seconds, seconds, TimeUnit.SECONDS);
  }

  long reconnects() {
    return reconnects.get();
  }

  String lastProblem() {
    return lastProblem;
  }

  private static long retryAfter(HttpResponse<Void> response) {
    if (response == null) {
      return 0;
    }
    String seconds = response.headers().firstValue("Retry-After").orElse("0");
    return seconds.matches("[0-9]{1,9}")
        ? 1_000 * Math.min(LONGEST_RETRY_AFTER_SECONDS, Long.parseLong(seconds))
        : 0;
  }

  private static String problem(HttpResponse<Void> response, Throwable failure) {
    if (failure != null) {
      Throwable cause = failure.getCause() == null ? failure : failure.getCause();
      return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }
    return response == null || response.statusCode() == OK
        ? "the stream ended"
        : "HTTP " + response.statusCode() + " from " + response.uri();
  }

  private static ThreadFactory daemons(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }

  @Override
  public void close() {
    timer.shutdownNow();
    readers.shutdown();
  }
}
