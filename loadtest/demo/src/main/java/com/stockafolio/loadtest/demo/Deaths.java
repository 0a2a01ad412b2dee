package com.stockafolio.loadtest.demo;

import com.stockafolio.loadtest.stack.Child;
import com.stockafolio.loadtest.stack.StackFailure;
import java.util.List;

/** Processes without which a demo cannot go on. */
final class Deaths {

  private Deaths() {}

  /**
   * Checks that all are alive.
   *
   * @throws StackFailure if one has ended; the message shows its last log lines
   */
  static void requireAlive(List<Child> children) {
    for (Child child : children) {
      if (!child.isAlive()) {
        throw new StackFailure(child.endOrSilence(""));
      }
    }
  }
}
