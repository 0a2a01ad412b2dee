package com.stockafolio.loadtest.gatling.steps;

import io.gatling.commons.stats.KO$;
import io.gatling.commons.stats.OK$;
import io.gatling.commons.stats.Status;
import io.gatling.core.stats.StatsEngine;
import io.gatling.javaapi.core.ActionBuilder;
import io.gatling.javaapi.core.Session;
import scala.Option;

/**
 * Puts what the events tell into Gatling's statistics, as if each were a request: so it stands in
 * the report with its percentiles and failures, and assertions go by it. Gatling's own language has
 * no word for that; its engine has.
 */
public final class Statistics {
  /** A trade's event, from Kafka's time stamp to its arrival. */
  static final String TRADE_EVENT = "trade event (recorded to told)";

  /** The first snapshot of a stream, from the connection's beginning on. */
  public static final String SNAPSHOT = "snapshot";

  /**
   * A stream's whole life: failed at each event that is out of order, told twice or after a gap.
   */
  static final String IN_ORDER = "stream in order";

  /** At a stream's end: it has told all that the portfolio had booked. */
  static final String CAUGHT_UP = "stream caught up";

  /** A stream's life without the server telling it to begin anew or to leave. */
  static final String UNDISTURBED = "stream undisturbed";

  /** The connection of a stream that goes on from its last event. */
  public static final String RESUME = "resume stream";

  /** A resumed stream: failed where it was told to begin anew. */
  public static final String RESUMED = "stream resumed without reset";

  /** A posted trade, from before its request until its event has arrived. */
  public static final String POSTED_AND_TOLD = "trade posted and told";

  private volatile StatsEngine engine;
  private volatile long runStartMillis;

  /** A step that every scenario begins with: it hands the running engine over, and does nothing. */
  public ActionBuilder begin() {
    return () ->
        (context, next) -> {
          engine = context.coreComponents().statsEngine();
          runStartMillis = System.currentTimeMillis();
          return next;
        };
  }

  /** Something that took from one time to another, in milliseconds since 1970, and was right. */
  public void right(Session session, String what, long fromMillis, long toMillis) {
    log(session, what, fromMillis, toMillis, OK$.MODULE$, Option.empty());
  }

  /** Something that was wrong, and why. */
  public void wrong(Session session, String what, long fromMillis, long toMillis, String why) {
    log(session, what, fromMillis, toMillis, KO$.MODULE$, Option.apply(why));
  }

  private void log(
      Session session, String what, long from, long to, Status status, Option<String> message) {
    // A clock ahead of this machine's would make it negative; a time before the run has no place.
    long start = Math.max(runStartMillis, Math.min(from, to));
    engine.logResponse(
        session.scenario(),
        session.asScala().groups(),
        what,
        start,
        Math.max(start, to),
        status,
        Option.empty(),
        message);
  }
}
