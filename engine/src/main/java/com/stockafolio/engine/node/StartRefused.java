package com.stockafolio.engine.node;

import java.util.Optional;

/**
 * A node must not start, or not go on, as things are: its message names what is wrong, the setting
 * concerned and the remedy. It is shown to the operator without a stack trace.
 */
public final class StartRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String setting;

  public StartRefused(String message) {
    this(message, null);
  }

  public StartRefused(String message, Throwable cause) {
    this(null, message, cause);
  }

  /**
   * One that a single setting is the reason for.
   *
   * @param setting its whole path
   */
  StartRefused(String setting, String message, Throwable cause) {
    super(message, cause);
    this.setting = setting;
  }

  /** The path of the setting that alone is the reason, where one is. */
  public Optional<String> setting() {
    return Optional.ofNullable(setting);
  }
}
