package com.stockafolio.loadtest.gatling;

import com.stockafolio.loadtest.gatling.steps.Tally;
import java.util.ArrayList;
import java.util.List;

/** What to do where the server refused some of the load by one of its limits. */
final class Hints {
  private static final String HOW =
      "; for the demo: mvn -Pdemo -Dengine.jvm=\"-D%s=…\" (see http/src/main/resources/reference.conf)";

  private Hints() {}

  /** One line for each limit that was met. */
  static List<String> of(Tally tally) {
    List<String> hints = new ArrayList<>();
    if (tally.refusedStreams() > 0) {
      hints.add(
          "%,d streams were refused with 429: raise stockafolio.http.streams.per-user (10 by default) where several watch one user, or stockafolio.http.streams.per-address (100; 10000 in the demo), as all streams come from this machine"
                  .formatted(tally.refusedStreams())
              + HOW.formatted("stockafolio.http.streams.per-user"));
    }
    if (tally.refusedTrades() > 0) {
      hints.add(
          "%,d trades were refused with 429: use more -Dusers, or raise stockafolio.http.posting.per-user-per-second (20 by default)"
                  .formatted(tally.refusedTrades())
              + HOW.formatted("stockafolio.http.posting.per-user-per-second"));
    }
    return hints;
  }
}
