package com.stockafolio.loadtest.gatling;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;

/**
 * Counts what Gatling logs of each stream that breaks, instead of printing thousands of lines. A
 * refused stream's status is told nowhere else.
 */
public final class BrokenStreams extends AppenderBase<ILoggingEvent> {
  private static final String PREFIX = "Sse stream crashed: ";

  @Override
  protected void append(ILoggingEvent event) {
    Load.tally().streamBroke(event.getFormattedMessage().replace(PREFIX, ""));
  }
}
