package com.stockafolio.loadtest.gatling.plays;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.pace;
import static io.gatling.javaapi.core.CoreDsl.pause;

import com.stockafolio.loadtest.gatling.steps.Statistics;
import com.stockafolio.loadtest.gatling.steps.Trading;
import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.PopulationBuilder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Each trader has a stream and posts at a steady pace, all together at the rate; each trade must be
 * told on the trader's own stream. A trader who is held up for longer than the pace falls behind.
 */
public final class TradersTrading implements Play {
  private final Rig rig;
  private final Duration pace;

  public TradersTrading(Rig rig) {
    this.rig = rig;
    this.pace = Duration.ofSeconds(rig.options().users()).dividedBy(rig.options().rate());
  }

  @Override
  public List<PopulationBuilder> populations() {
    return List.of(
        rig.scene("traders trading")
            .feed(rig.traders())
            .exec(rig.streams().open())
            .exec(pause(session -> someOfThePace()))
            .exec(asLongAs(rig.clock()::goesOn).on(pace(pace).exec(rig.trading().trade())))
            .exec(rig.streams().close())
            .injectOpen(rig.ramped(rig.options().users())));
  }

  /** So that those who came at once do not trade at once. */
  private Duration someOfThePace() {
    return Duration.ofNanos(ThreadLocalRandom.current().nextLong(pace.toNanos() + 1));
  }

  @Override
  public List<Assertion> assertions() {
    return rig.limits()
        .ofStreamsAnd(
            rig.limits().quick(Trading.POST), rig.limits().quick(Statistics.POSTED_AND_TOLD));
  }
}
