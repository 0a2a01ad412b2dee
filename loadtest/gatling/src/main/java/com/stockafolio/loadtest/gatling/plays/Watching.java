package com.stockafolio.loadtest.gatling.plays;

import com.stockafolio.loadtest.gatling.steps.Statistics;
import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.PopulationBuilder;
import java.util.List;

/** Traders come over the ramp, each with one stream, and watch to the end. */
public final class Watching implements Play {
  private final Rig rig;

  public Watching(Rig rig) {
    this.rig = rig;
  }

  @Override
  public List<PopulationBuilder> populations() {
    return List.of(
        rig.scene("traders watching")
            .feed(rig.traders())
            .exec(rig.streams().open())
            .exec(rig.streams().watchWhile(rig.clock()::goesOn))
            .exec(rig.streams().close())
            .injectOpen(rig.ramped(rig.options().users())));
  }

  @Override
  public List<Assertion> assertions() {
    return rig.limits().ofStreamsAnd(rig.limits().quick(Statistics.SNAPSHOT));
  }
}
