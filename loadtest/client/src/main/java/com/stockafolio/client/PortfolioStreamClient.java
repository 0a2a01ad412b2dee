package com.stockafolio.client;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The event stream of one user's portfolio, kept up until it is closed. After a broken connection
 * it goes on from the last trade told; a trade that comes again is dropped, and one that is missing
 * is fetched before a later one is told. Many clients may share one {@link HttpClient}.
 *
 * <pre>{@code
 * try (var client = PortfolioStreamClient.of(user, URI.create("http://127.0.0.1:8080"))
 *     .withToken(() -> token).open(listener)) { … }
 * }</pre>
 */
public final class PortfolioStreamClient implements AutoCloseable {
  private static final int OK = 200;
  private static final long NOTHING = -1;
  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
  private static final long FIRST_PAUSE_MILLIS = 1_000;
  private static final long LONGEST_PAUSE_MILLIS = 10_000;
  private static final long LONGEST_RETRY_AFTER_SECONDS = 60;

  /**
   * How a stream is opened.
   *
   * @param user whose portfolio
   * @param nodes where it is asked for, one after the other
   * @param token tells the bearer token of each connection; null for none
   * @param http shared with other streams
   * @param mostSilence time after which a connection on which nothing comes, no heartbeat either,
   *     is given up
   */
  public record Options(
      UUID user, List<URI> nodes, Supplier<String> token, HttpClient http, Duration mostSilence) {
    /** Copies the nodes. */
    public Options {
      requireNonNull(user, "user");
      nodes = List.copyOf(nodes);
      if (nodes.isEmpty()) {
        throw new IllegalArgumentException("at least one node is needed");
      }
    }

    /** The same with a token for each connection; called before each one, and may tell null. */
    public Options withToken(Supplier<String> newToken) {
      return new Options(user, nodes, newToken, http, mostSilence);
    }

    /** The same on a shared client of HTTP. */
    public Options withHttp(HttpClient newHttp) {
      return new Options(user, nodes, token, newHttp, mostSilence);
    }

    /** The same with another patience; the server sends a heartbeat every 4 s. */
    public Options withMostSilence(Duration newMostSilence) {
      return new Options(user, nodes, token, http, newMostSilence);
    }

    /** Opens the stream from its beginning, with a snapshot. */
    public PortfolioStreamClient open(PortfolioListener listener) {
      return open(NOTHING, listener);
    }

    /** Opens the stream after a sequence that the program has already. */
    public PortfolioStreamClient open(long lastSequence, PortfolioListener listener) {
      PortfolioStreamClient client = new PortfolioStreamClient(this, lastSequence, listener);
      client.connect();
      return client;
    }
  }

  private final Options options;
  private final HttpClient http;
  private final PortfolioListener listener;
  private final BackOff backOff = new BackOff(FIRST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS);
  private long last;
  private boolean snapshotDue;
  private boolean closed;
  private int attempts;

  /** What comes from another connection than the present one is not heard. */
  private Connection connection;

  private long opened;
  private long interrupted;
  private long resets;
  private long repeated;
  private long missing;

  private PortfolioStreamClient(Options options, long last, PortfolioListener listener) {
    this.options = options;
    this.listener = requireNonNull(listener, "listener");
    this.last = last;
    this.http =
        options.http() != null
            ? options.http()
            : HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_WITHIN)
                .build();
  }

  /** A user's stream on some nodes, with the patience of some heartbeats and no token. */
  public static Options of(UUID user, URI... nodes) {
    return new Options(user, List.of(nodes), null, null, Duration.ofSeconds(15));
  }

  /** What has happened until now. */
  public synchronized StreamCounts counts() {
    return new StreamCounts(opened, interrupted, resets, repeated, missing);
  }

  /** The sequence of the last trade or snapshot told; -1 before the first. */
  public synchronized long lastSequence() {
    return last;
  }

  private synchronized void connect() {
    if (closed) {
      return;
    }
    Connection next = new Connection();
    connection = next;
    try {
      next.exchange = http.sendAsync(request(), next::body);
    } catch (RuntimeException e) {
      end(next, e.toString(), 0); // No token, or a client that is closed.
      return;
    }
    next.exchange.whenComplete(
        (response, failure) -> end(next, why(response, failure), retryAfterMillis(response)));
    next.watch();
  }

  private HttpRequest request() {
    URI node = options.nodes().get(attempts++ % options.nodes().size());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(node + "/api/v1/portfolios/" + options.user() + "/events"))
            .header("Accept", "text/event-stream");
    if (last != NOTHING) {
      request.header("Last-Event-ID", Long.toString(last));
    }
    String token = options.token() == null ? null : options.token().get();
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return request.build();
  }

  private static String why(HttpResponse<Void> response, Throwable failure) {
    if (failure != null) {
      return (failure.getCause() == null ? failure : failure.getCause()).toString();
    }
    return response.statusCode() == OK ? "the stream ended" : "HTTP " + response.statusCode();
  }

  private static long retryAfterMillis(HttpResponse<Void> response) {
    if (response == null || response.statusCode() == OK) {
      return 0;
    }
    String seconds = response.headers().firstValue("Retry-After").orElse("0");
    return seconds.matches("[0-9]{1,9}")
        ? 1_000 * Math.min(LONGEST_RETRY_AFTER_SECONDS, Long.parseLong(seconds))
        : 0;
  }

  private synchronized void end(Connection ended, String why, long leastPauseMillis) {
    if (ended != connection) {
      return;
    }
    connection = null;
    interrupted++;
    listener.interrupted(why);
    CompletableFuture.delayedExecutor(backOff.nextMillis(leastPauseMillis), TimeUnit.MILLISECONDS)
        .execute(this::connect);
  }

  private void event(String name, String id, String data) {
    switch (name) {
      case "snapshot" -> snapshot(Long.parseLong(id), data);
      case "trade", "cash", "transferred", "adjusted", "busted", "corrected" ->
          booked(name, Long.parseLong(id), data);
      case "reset" -> {
        resets++;
        snapshotDue = true;
        listener.reset();
      }
      case "valuation" -> listener.valuation(data);
      case "rejected" -> listener.rejected(data);
      default -> {
        // The farewell, after which the stream ends; and what later servers tell.
      }
    }
  }

  private void snapshot(long sequence, String json) {
    if (last != NOTHING && !snapshotDue) {
      resets++;
      listener.reset();
    }
    snapshotDue = false;
    listener.snapshot(sequence, json);
    last = sequence;
  }

  private void booked(String name, long sequence, String json) {
    if (sequence <= last) {
      repeated++;
    } else if (last == NOTHING || sequence != last + 1) {
      missing++;
      throw new IllegalStateException(name + " " + sequence + " after " + last);
    } else {
      if (name.equals("trade")) {
        listener.trade(sequence, json);
      } else {
        listener.entry(sequence, name, json);
      }
      last = sequence;
    }
  }

  /** Ends the stream; nothing is told any more. */
  @Override
  public synchronized void close() {
    closed = true;
    Connection open = connection;
    connection = null;
    if (open != null) {
      open.cancel();
    }
  }

  /** One connection, from its request to its end. */
  private final class Connection implements Flow.Subscriber<String>, EventReader.Events {
    private final EventReader reader = new EventReader(this);
    private CompletableFuture<HttpResponse<Void>> exchange;
    private Flow.Subscription lines;
    private long heardNanos = System.nanoTime();

    HttpResponse.BodySubscriber<Void> body(HttpResponse.ResponseInfo response) {
      return response.statusCode() == OK
          ? BodySubscribers.fromLineSubscriber(this)
          : BodySubscribers.replacing(null);
    }

    /** Looks whether anything was heard, until the connection has ended. */
    void watch() {
      long millis = Math.max(1, options.mostSilence().toMillis() / 4);
      CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS).execute(this::look);
    }

    private void look() {
      synchronized (PortfolioStreamClient.this) {
        if (this != connection) {
          return;
        }
        if (System.nanoTime() - heardNanos > options.mostSilence().toNanos()) {
          end(this, "nothing was heard for " + options.mostSilence(), 0);
          cancel();
        } else {
          watch();
        }
      }
    }

    void cancel() {
      if (lines != null) {
        lines.cancel();
      }
      if (exchange != null) {
        exchange.cancel(true);
      }
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      synchronized (PortfolioStreamClient.this) {
        lines = subscription;
        heardNanos = System.nanoTime();
        opened++;
      }
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
      synchronized (PortfolioStreamClient.this) {
        if (this != connection) {
          lines.cancel();
          return;
        }
        heardNanos = System.nanoTime();
        try {
          reader.line(line);
        } catch (RuntimeException broken) {
          // Also a listener that failed: what it did not take is told again.
          end(this, broken.toString(), 0);
          cancel();
        }
      }
    }

    @Override
    public void onError(Throwable failure) {
      end(this, failure.toString(), 0);
    }

    @Override
    public void onComplete() {
      end(this, "the stream ended", 0);
    }

    @Override
    public void event(String name, String id, String data) {
      backOff.succeeded();
      PortfolioStreamClient.this.event(name, id, data);
    }

    @Override
    public void retry(long millis) {
      backOff.first(millis);
    }
  }
}
