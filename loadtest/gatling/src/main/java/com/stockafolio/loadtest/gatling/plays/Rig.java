package com.stockafolio.loadtest.gatling.plays;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.listFeeder;
import static io.gatling.javaapi.core.CoreDsl.rampUsers;
import static io.gatling.javaapi.core.CoreDsl.scenario;

import com.stockafolio.loadtest.gatling.options.LoadOptions;
import com.stockafolio.loadtest.gatling.preparation.Stage;
import com.stockafolio.loadtest.gatling.steps.FirmReading;
import com.stockafolio.loadtest.gatling.steps.Limits;
import com.stockafolio.loadtest.gatling.steps.Statistics;
import com.stockafolio.loadtest.gatling.steps.Streams;
import com.stockafolio.loadtest.gatling.steps.Tally;
import com.stockafolio.loadtest.gatling.steps.Trading;
import io.gatling.javaapi.core.FeederBuilder;
import io.gatling.javaapi.core.OpenInjectionStep;
import io.gatling.javaapi.core.ScenarioBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What all plays are made of. */
public final class Rig {
  private final Stage stage;
  private final RunClock clock;
  private final Statistics statistics = new Statistics();
  private final Streams streams;
  private final Trading trading;
  private final FirmReading firm;
  private final Limits limits;

  public Rig(Stage stage, Tally tally) {
    LoadOptions options = stage.options();
    this.stage = stage;
    this.clock = new RunClock(options.duration());
    this.streams = new Streams(statistics, tally, options.deadline());
    this.trading = new Trading(streams, statistics, tally, stage.quotes(), options.deadline());
    this.firm = new FirmReading(stage);
    this.limits = new Limits(options.thresholds());
  }

  /** The beginning of every scenario. */
  ScenarioBuilder scene(String name) {
    return scenario(name).exec(statistics.begin());
  }

  /** The traders, one after the other and round again. */
  FeederBuilder<Object> traders() {
    List<Map<String, Object>> records =
        stage.traders().stream()
            .map(trader -> Map.<String, Object>of("user", trader.userId(), "token", trader.token()))
            .toList();
    return listFeeder(records).circular();
  }

  /** So many users, spread over the ramp. */
  OpenInjectionStep ramped(int users) {
    Duration ramp = options().ramp();
    return ramp.isZero() ? atOnceUsers(users) : rampUsers(users).during(ramp);
  }

  public LoadOptions options() {
    return stage.options();
  }

  public RunClock clock() {
    return clock;
  }

  Statistics statistics() {
    return statistics;
  }

  Streams streams() {
    return streams;
  }

  Trading trading() {
    return trading;
  }

  FirmReading firm() {
    return firm;
  }

  Limits limits() {
    return limits;
  }
}
