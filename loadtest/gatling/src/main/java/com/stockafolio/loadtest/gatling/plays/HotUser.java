package com.stockafolio.loadtest.gatling.plays;

import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;

import com.stockafolio.loadtest.gatling.options.LoadOptions;
import com.stockafolio.loadtest.gatling.steps.Trading;
import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.PopulationBuilder;
import java.time.Duration;
import java.util.List;

/**
 * One user, many streams: every one must tell every trade that is posted for the user, at the rate,
 * whatever else is still under way.
 */
public final class HotUser implements Play {
  private static final Duration QUIET_AT_THE_END = Duration.ofSeconds(1);

  private final Rig rig;

  public HotUser(Rig rig) {
    this.rig = rig;
  }

  @Override
  public List<PopulationBuilder> populations() {
    LoadOptions options = rig.options();
    Duration trading = options.duration().minus(options.ramp()).minus(QUIET_AT_THE_END);
    return List.of(
        rig.scene("watching the hot user")
            .feed(rig.traders())
            .exec(rig.streams().open())
            .exec(rig.streams().watchWhile(rig.clock()::goesOn))
            .exec(rig.streams().close())
            .injectOpen(rig.ramped(options.users())),
        rig.scene("trading for the hot user")
            .feed(rig.traders())
            .exec(rig.trading().post())
            .injectOpen(
                nothingFor(options.ramp()), constantUsersPerSec(options.rate()).during(trading)));
  }

  @Override
  public List<Assertion> assertions() {
    return rig.limits().ofStreamsAnd(rig.limits().quick(Trading.POST));
  }
}
