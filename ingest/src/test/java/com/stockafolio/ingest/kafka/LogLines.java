package com.stockafolio.ingest.kafka;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;

/** A log of its own, and what was said in it. */
public final class LogLines {
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  public final Logger log = new LoggerContext().getLogger("test");

  public LogLines() {
    lines.start();
    log.addAppender(lines);
  }

  public List<Level> levels() {
    return lines.list.stream().map(ILoggingEvent::getLevel).toList();
  }

  public String last() {
    return lines.list.get(lines.list.size() - 1).getFormattedMessage();
  }
}
