package com.stockafolio.loadtest.gatling.plays;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;

import com.stockafolio.loadtest.gatling.options.LoadOptions;
import com.stockafolio.loadtest.gatling.steps.Streams;
import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.PopulationBuilder;
import java.util.List;

/** Portfolios are read at the rate, one user's after the other, whatever is still under way. */
public final class Reading implements Play {
  private final Rig rig;

  public Reading(Rig rig) {
    this.rig = rig;
  }

  @Override
  public List<PopulationBuilder> populations() {
    LoadOptions options = rig.options();
    return List.of(
        rig.scene("reading portfolios")
            .feed(rig.traders())
            .exec(rig.streams().getPortfolio())
            .injectOpen(constantUsersPerSec(options.rate()).during(options.duration())));
  }

  @Override
  public List<Assertion> assertions() {
    return List.of(rig.limits().failures(), rig.limits().quick(Streams.GET_PORTFOLIO));
  }
}
