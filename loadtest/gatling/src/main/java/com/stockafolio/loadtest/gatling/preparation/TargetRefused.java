package com.stockafolio.loadtest.gatling.preparation;

/** The system that is to be loaded is not there, or lacks what the scenario needs. */
public final class TargetRefused extends Exception {
  TargetRefused(String message) {
    super(message);
  }
}
