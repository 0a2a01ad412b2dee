package com.stockafolio.loadtest.gatling.plays;

import static io.gatling.javaapi.core.CoreDsl.asLongAs;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.exec;

import com.stockafolio.loadtest.gatling.options.LoadOptions;
import com.stockafolio.loadtest.gatling.steps.FirmReading;
import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.PopulationBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Some readers read all portfolios again and again; beside them dashboards are opened at the rate,
 * as far as the system has their pages.
 */
public final class FirmReaders implements Play {
  private static final Duration BETWEEN_READINGS = Duration.ofSeconds(1);

  private final Rig rig;

  public FirmReaders(Rig rig) {
    this.rig = rig;
  }

  @Override
  public List<PopulationBuilder> populations() {
    LoadOptions options = rig.options();
    List<PopulationBuilder> populations = new ArrayList<>();
    populations.add(
        rig.scene("reading all portfolios")
            .exec(
                asLongAs(rig.clock()::goesOn)
                    .on(exec(rig.firm().portfolios()).pause(BETWEEN_READINGS)))
            .injectOpen(rig.ramped(options.users())));
    if (rig.firm().hasDashboard()) {
      populations.add(
          rig.scene("opening the dashboard")
              .exec(rig.firm().dashboard())
              .injectOpen(constantUsersPerSec(options.rate()).during(options.duration())));
    }
    return populations;
  }

  @Override
  public List<Assertion> assertions() {
    List<Assertion> assertions = new ArrayList<>();
    assertions.add(rig.limits().failures());
    assertions.add(rig.limits().scanned(FirmReading.PORTFOLIOS));
    rig.firm().pages().forEach(page -> assertions.add(rig.limits().quick(page)));
    return assertions;
  }
}
