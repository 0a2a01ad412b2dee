package com.stockafolio.loadtest.gatling;

import static io.gatling.javaapi.http.HttpDsl.http;

import com.stockafolio.loadtest.gatling.options.LoadOptions;
import com.stockafolio.loadtest.gatling.options.LoadScenario;
import com.stockafolio.loadtest.gatling.plays.FirmReaders;
import com.stockafolio.loadtest.gatling.plays.HotUser;
import com.stockafolio.loadtest.gatling.plays.MixedDay;
import com.stockafolio.loadtest.gatling.plays.Play;
import com.stockafolio.loadtest.gatling.plays.Reading;
import com.stockafolio.loadtest.gatling.plays.ReconnectStorm;
import com.stockafolio.loadtest.gatling.plays.Rig;
import com.stockafolio.loadtest.gatling.plays.TradersTrading;
import com.stockafolio.loadtest.gatling.plays.Watching;
import com.stockafolio.loadtest.gatling.steps.Streams;
import io.gatling.javaapi.core.Simulation;
import java.time.Duration;

/** What Gatling runs: the play that was asked for. */
public final class LoadSimulation extends Simulation {
  /** Beyond its length and the streams' patience a run is cut off. */
  private static final Duration GRACE = Duration.ofSeconds(60);

  private final Rig rig = Load.rig();

  /** Made by Gatling, within its run. */
  public LoadSimulation() {
    LoadOptions options = rig.options();
    Play play = play(options.scenario());
    setUp(play.populations())
        .protocols(
            http.baseUrl(options.baseUrl().toString())
                .disableWarmUp()
                .disableCaching()
                .disableFollowRedirect()
                .userAgentHeader("stockafolio-load")
                .sseUnmatchedInboundMessageBufferSize(Streams.MOST_WAITING))
        .assertions(play.assertions())
        .maxDuration(options.duration().plus(options.deadline().multipliedBy(3)).plus(GRACE));
  }

  private Play play(LoadScenario scenario) {
    return switch (scenario) {
      case WATCHING -> new Watching(rig);
      case TRADING -> new TradersTrading(rig);
      case READING -> new Reading(rig);
      case MIXED_DAY -> new MixedDay(rig);
      case RECONNECT_STORM -> new ReconnectStorm(rig);
      case HOT_USER -> new HotUser(rig);
      case FIRM_READERS -> new FirmReaders(rig);
    };
  }

  @Override
  public void before() {
    rig.clock().start();
  }
}
