package com.stockafolio.loadtest.gatling.steps;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import com.stockafolio.loadtest.gatling.preparation.Quote;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** A virtual user with an open stream posts a trade and awaits its event. */
public final class Trading {
  public static final String POST = "POST trade";

  private static final String TRADE_ID = "tradeId";
  private static final String BODY = "body";
  private static final String POSTED_AT = "postedMillis";
  private static final String POSTED = "posted";
  private static final int ACCEPTED = 202;
  private static final int TOO_MANY = 429;
  private static final int MOST_SHARES = 100;

  private final Streams streams;
  private final Statistics statistics;
  private final Tally tally;
  private final List<Quote> quotes;
  private final Duration deadline;

  /**
   * @param quotes what is traded, each as often as another
   * @param deadline within which a trade's event must arrive
   */
  public Trading(
      Streams streams, Statistics statistics, Tally tally, List<Quote> quotes, Duration deadline) {
    this.streams = streams;
    this.statistics = statistics;
    this.tally = tally;
    this.quotes = quotes;
    this.deadline = deadline;
  }

  /** Posts one trade; needs no stream. */
  public ChainBuilder post() {
    return exec(this::decide)
        .exec(
            http(POST)
                .post("/api/v1/portfolios/#{user}/trades")
                .header("Authorization", "Bearer #{token}")
                .header("Content-Type", "application/json")
                .body(StringBody("#{" + BODY + "}"))
                .check(status().saveAs(POSTED), status().is(ACCEPTED)))
        .exec(this::noteStatus);
  }

  /** Posts one trade; where it is accepted, awaits its event. A failure does not end the user. */
  public ChainBuilder trade() {
    return exec(post())
        .doIf(session -> answer(session) == ACCEPTED)
        .then(exec(streams.await(session -> isDecided(session))).exec(this::noteFate))
        .exec(Session::markAsSucceeded);
  }

  private Session decide(Session session) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    Quote quote = quotes.get(random.nextInt(quotes.size()));
    String tradeId = UUID.randomUUID().toString();
    String body =
        "{\"tradeId\":\"%s\",\"symbol\":\"%s\",\"side\":\"%s\",\"quantity\":\"%d\",\"price\":\"%s\"}"
            .formatted(
                tradeId,
                quote.symbol(),
                random.nextBoolean() ? "BUY" : "SELL",
                1 + random.nextInt(MOST_SHARES),
                quote.price());
    return session
        .remove(POSTED)
        .set(TRADE_ID, tradeId)
        .set(BODY, body)
        .set(POSTED_AT, System.currentTimeMillis());
  }

  private static int answer(Session session) {
    return session.contains(POSTED) ? session.getInt(POSTED) : 0;
  }

  private Session noteStatus(Session session) {
    if (answer(session) == TOO_MANY) {
      tally.postRefused();
    }
    return session;
  }

  private static boolean isDecided(Session session) {
    return Streams.check(session).fate(session.getString(TRADE_ID)).isPresent();
  }

  private Session noteFate(Session session) {
    long posted = session.getLong(POSTED_AT);
    var fate = Streams.check(session).fate(session.getString(TRADE_ID));
    if (fate.isPresent() && fate.get() instanceof StreamCheck.Fate.Told told) {
      statistics.right(session, Statistics.POSTED_AND_TOLD, posted, told.atMillis());
      return session;
    }
    String why =
        fate.isPresent() && fate.get() instanceof StreamCheck.Fate.Refused refused
            ? "refused: " + refused.reason()
            : "not told within " + deadline.toSeconds() + " s";
    statistics.wrong(session, Statistics.POSTED_AND_TOLD, posted, System.currentTimeMillis(), why);
    return session;
  }
}
