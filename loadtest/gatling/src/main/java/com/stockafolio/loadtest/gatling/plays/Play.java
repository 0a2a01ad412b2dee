package com.stockafolio.loadtest.gatling.plays;

import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.PopulationBuilder;
import java.util.List;

/** A scenario in Gatling's terms. */
public interface Play {

  /** Who comes when, and does what. */
  List<PopulationBuilder> populations();

  /** What must hold at the end. */
  List<Assertion> assertions();
}
