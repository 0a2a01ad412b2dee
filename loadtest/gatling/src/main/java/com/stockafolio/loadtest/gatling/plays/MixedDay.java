package com.stockafolio.loadtest.gatling.plays;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.core.CoreDsl.rampUsersPerSec;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import com.stockafolio.loadtest.gatling.steps.FirmReading;
import com.stockafolio.loadtest.gatling.steps.Statistics;
import com.stockafolio.loadtest.gatling.steps.Streams;
import com.stockafolio.loadtest.gatling.steps.Trading;
import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.OpenInjectionStep;
import io.gatling.javaapi.core.PopulationBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A trading day, compressed into the run. Traders visit: they look at their portfolio and history,
 * open a stream, trade, see the trade and go. Most come at the open and at the close, few at lunch.
 * Others watch from the open to the close, and the firm reads all portfolios now and then.
 */
public final class MixedDay implements Play {
  private static final String HISTORY = "GET history";
  private static final Duration LONGEST_LOOK = Duration.ofSeconds(3);
  private static final int FIRM_READINGS = 6;

  /** A part of the day: how much of it, and the share of the rate that visits have at its end. */
  private record Part(double ofDay, double endsAt) {}

  private static final double BEGINS_AT = 0.2;
  private static final List<Part> DAY =
      List.of(
          new Part(0.10, 1.0), // the open
          new Part(0.25, 0.5), // morning
          new Part(0.10, 0.15), // into lunch
          new Part(0.15, 0.15), // lunch
          new Part(0.20, 0.5), // afternoon
          new Part(0.15, 1.0)); // the close; what is left are the last visits

  private final Rig rig;

  public MixedDay(Rig rig) {
    this.rig = rig;
  }

  @Override
  public List<PopulationBuilder> populations() {
    return List.of(
        rig.scene("watching all day")
            .feed(rig.traders())
            .exec(rig.streams().open())
            .exec(rig.streams().watchWhile(rig.clock()::goesOn))
            .exec(rig.streams().close())
            .injectOpen(rig.ramped(rig.options().users())),
        rig.scene("visiting").feed(rig.traders()).exec(visit()).injectOpen(visits()),
        rig.scene("the firm")
            .exec(
                asLongAs(rig.clock()::goesOn)
                    .on(
                        exec(rig.firm().portfolios())
                            .exec(rig.firm().dashboard())
                            .pause(rig.options().duration().dividedBy(FIRM_READINGS))))
            .injectOpen(atOnceUsers(1)));
  }

  private ChainBuilder visit() {
    return exec(rig.streams().getPortfolio())
        .exec(
            http(HISTORY)
                .get("/api/v1/portfolios/#{user}/trades?limit=50")
                .header("Authorization", "Bearer #{token}")
                .check(status().is(200)))
        .exec(rig.streams().open())
        .exec(rig.trading().trade())
        .exec(pause(Duration.ZERO, LONGEST_LOOK))
        .exec(rig.streams().look())
        .exec(rig.streams().close());
  }

  private OpenInjectionStep[] visits() {
    List<OpenInjectionStep> steps = new ArrayList<>();
    double from = BEGINS_AT;
    for (Part part : DAY) {
      Duration length =
          Duration.ofMillis((long) (part.ofDay * rig.options().duration().toMillis()));
      steps.add(
          rampUsersPerSec(from * rig.options().rate())
              .to(part.endsAt * rig.options().rate())
              .during(length));
      from = part.endsAt;
    }
    return steps.toArray(OpenInjectionStep[]::new);
  }

  @Override
  public List<Assertion> assertions() {
    return rig.limits()
        .ofStreamsAnd(
            rig.limits().quick(Streams.GET_PORTFOLIO),
            rig.limits().quick(HISTORY),
            rig.limits().quick(Trading.POST),
            rig.limits().quick(Statistics.POSTED_AND_TOLD),
            rig.limits().scanned(FirmReading.PORTFOLIOS));
  }
}
