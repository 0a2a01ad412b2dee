package com.stockafolio.jdk;

import java.util.Optional;

/** The Java versions that every test and the demo have run on. */
public final class SupportedJdk {

  /** Older ones cannot read the classes. */
  static final int OLDEST = 17;

  static final int NEWEST = 25;

  private SupportedJdk() {}

  /**
   * Why a process does not start on the Java that it runs on, in one sentence with the remedy;
   * empty where it does.
   */
  public static Optional<String> refusal() {
    return refusal(Runtime.version().feature(), System.getProperty("java.home"));
  }

  static Optional<String> refusal(int version, String home) {
    if (version >= OLDEST && version <= NEWEST) {
      return Optional.empty();
    }
    return Optional.of(
        "Java %d (%s) is not supported: set JAVA_HOME to a JDK from %d to %d"
            .formatted(version, home, OLDEST, NEWEST));
  }
}
