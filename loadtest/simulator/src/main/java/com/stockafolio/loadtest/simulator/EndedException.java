package com.stockafolio.loadtest.simulator;

/** The parent process has closed standard input: this process ends at once, without a result. */
final class EndedException extends Exception {

  EndedException() {
    super("Standard input has ended.");
  }
}
