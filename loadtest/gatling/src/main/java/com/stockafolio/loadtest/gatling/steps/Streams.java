package com.stockafolio.loadtest.gatling.steps;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.sse;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.http.action.sse.SseInboundMessage;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * The steps of a virtual user with an event stream. Gatling keeps what arrives until the next look;
 * each event carries the time of its arrival, so how often one looks changes no figure.
 *
 * <p>Needs {@code user} and {@code token} in the session.
 */
public final class Streams {
  public static final String GET_PORTFOLIO = "GET portfolio";

  /** Events of one stream that wait for the next look; more would look like a gap. */
  public static final int MOST_WAITING = 65_536;

  private static final String CHECK = "check";
  private static final String UNTIL = "untilNanos";
  private static final String OPENED = "openedMillis";
  private static final String BOOKED = "booked";
  private static final String EVENTS = "/api/v1/portfolios/#{user}/events";
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final Duration BETWEEN_CLOSE_LOOKS = Duration.ofMillis(10);
  private static final Duration LONGEST_PORTFOLIO = Duration.ofSeconds(30);

  private final Statistics statistics;
  private final Tally tally;
  private final Duration deadline;

  /**
   * @param deadline within which a stream must tell what it is awaited to tell
   */
  public Streams(Statistics statistics, Tally tally, Duration deadline) {
    this.statistics = statistics;
    this.tally = tally;
    this.deadline = deadline;
  }

  /** What the user's stream has told. */
  public static StreamCheck check(Session session) {
    return session.get(CHECK);
  }

  /** Opens the stream and awaits its snapshot; a user who gets none leaves. */
  public ChainBuilder open() {
    return exec(session -> opening(session.set(CHECK, new StreamCheck())))
        .exec(sse("open stream").get(EVENTS).header("Authorization", "Bearer #{token}"))
        .exitHereIfFailed()
        .exec(await(session -> check(session).snapshotAtMillis().isPresent()))
        .exec(this::noteSnapshot)
        .exitHereIfFailed();
  }

  private Session opening(Session session) {
    tally.streamOpened();
    return session.set(OPENED, System.currentTimeMillis());
  }

  private Session noteSnapshot(Session session) {
    long opened = session.getLong(OPENED);
    var arrived = check(session).snapshotAtMillis();
    if (arrived.isPresent()) {
      statistics.right(session, Statistics.SNAPSHOT, opened, arrived.getAsLong());
      return session;
    }
    statistics.wrong(
        session,
        Statistics.SNAPSHOT,
        opened,
        System.currentTimeMillis(),
        "no snapshot within " + deadline.toSeconds() + " s");
    return session.markAsFailed();
  }

  /** Opens the stream again from its last event on. */
  public ChainBuilder resume() {
    return exec(this::opening)
        .exec(
            sse(Statistics.RESUME)
                .get(EVENTS)
                .header("Authorization", "Bearer #{token}")
                .header("Last-Event-ID", session -> Long.toString(check(session).last())));
  }

  /** Takes up what has arrived since the last look. */
  public ChainBuilder look() {
    return exec(
        sse.processUnmatchedMessages(
            (messages, session) -> {
              messages.forEach(message -> take(message, session));
              return session;
            }));
  }

  private void take(SseInboundMessage message, Session session) {
    StreamEvent event = StreamEvent.parse(message.message());
    long arrived = message.timestamp();
    check(session)
        .take(event, arrived)
        .ifPresent(
            fault -> {
              tally.fault();
              statistics.wrong(session, Statistics.IN_ORDER, arrived, arrived, fault);
            });
    if (event instanceof StreamEvent.Trade trade) {
      tally.tradeEvent();
      statistics.right(session, Statistics.TRADE_EVENT, trade.recordedAtMillis(), arrived);
    } else if (event instanceof StreamEvent.Reset) {
      tally.reset();
    }
  }

  /** Watches as long as the condition holds. */
  public ChainBuilder watchWhile(Predicate<Session> condition) {
    return asLongAs(condition::test).on(pause(BETWEEN_LOOKS).exec(look()));
  }

  /** Watches closely until the condition holds, at most for the deadline. */
  ChainBuilder await(Predicate<Session> condition) {
    return exec(session -> session.set(UNTIL, System.nanoTime() + deadline.toNanos()))
        .exec(look())
        .asLongAs(
            session -> !condition.test(session) && System.nanoTime() - session.getLong(UNTIL) < 0)
        .on(pause(BETWEEN_CLOSE_LOOKS).exec(look()));
  }

  /**
   * Ends the watching: the stream must tell all that the portfolio has booked by now; then it is
   * closed.
   */
  public ChainBuilder close() {
    return exec(getPortfolio())
        .doIf(session -> session.contains(BOOKED))
        .then(
            exec(await(session -> check(session).last() >= session.getLong(BOOKED)))
                .exec(this::noteCaughtUp))
        .exec(this::noteOrder)
        .exec(sse("close stream").close());
  }

  /** Asks for the user's portfolio and keeps its sequence. */
  public ChainBuilder getPortfolio() {
    return exec(session -> session.remove(BOOKED))
        .exec(
            http(GET_PORTFOLIO)
                .get("/api/v1/portfolios/#{user}")
                .header("Authorization", "Bearer #{token}")
                .requestTimeout(LONGEST_PORTFOLIO)
                .check(status().is(200), jsonPath("$.sequence").ofLong().saveAs(BOOKED)));
  }

  /** Drops the stream without a word, as a lost connection does. */
  public ChainBuilder drop() {
    return exec(sse("drop stream").close());
  }

  private Session noteCaughtUp(Session session) {
    long booked = session.getLong(BOOKED);
    long told = check(session).last();
    long now = System.currentTimeMillis();
    if (told >= booked) {
      statistics.right(session, Statistics.CAUGHT_UP, now, now);
    } else {
      statistics.wrong(
          session,
          Statistics.CAUGHT_UP,
          now,
          now,
          "told up to %d of %d booked".formatted(told, booked));
    }
    return session;
  }

  private Session noteOrder(Session session) {
    StreamCheck check = check(session);
    long now = System.currentTimeMillis();
    if (check.faults() == 0) {
      statistics.right(session, Statistics.IN_ORDER, now, now);
    }
    if (check.resets() > 0 || check.toldToGo()) {
      String what = check.toldToGo() ? "the server ended it" : check.resets() + " resets";
      statistics.wrong(session, Statistics.UNDISTURBED, now, now, what);
    } else {
      statistics.right(session, Statistics.UNDISTURBED, now, now);
    }
    return session;
  }
}
