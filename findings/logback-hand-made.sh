#!/usr/bin/env bash
# logback 1.5.38: a context that one makes oneself, for a log apart such as an audit's, writes nothing and says nothing.
# One would expect what a configuration file with an appender does in the context that SLF4J makes, or an exception.
# Seen: a LoggerContext, started and configured, whose logger says that INFO is enabled. The event is not written; that the
# appender failed for lack of an "mdcAdapter" stands in the status list alone. With setMDCAdapter it is written.
# An audit log that is set up so is empty, and nobody is told.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"

cat >log.xml <<'XML'
<configuration>
  <appender name="OUT" class="ch.qos.logback.core.ConsoleAppender"><encoder><pattern>%msg%n</pattern></encoder></appender>
  <root level="INFO"><appender-ref ref="OUT"/></root>
</configuration>
XML
cat >Main.java <<'JAVA'
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.File;

class Main {
  static void log(String text, boolean adapter) throws Exception {
    var context = new LoggerContext();
    if (adapter) {
      context.setMDCAdapter(new LogbackMDCAdapter());
    }
    context.start();
    var configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(new File("log.xml"));
    var logger = context.getLogger("audit");
    System.out.println("enabled " + logger.isInfoEnabled());
    logger.info(text);
    long failures = context.getStatusManager().getCopyOfStatusList().stream()
        .filter(status -> String.valueOf(status.getThrowable()).contains("mdcAdapter")).count();
    System.out.println("failures that only the status list has: " + failures);
  }

  public static void main(String[] args) throws Exception {
    log("as one makes it", false);
    log("with an adapter", true);
  }
}
JAVA
jars ch.qos.logback:logback-classic:1.5.38
seen=$(java Main.java 2>log)
still "$seen" 'enabled true
failures that only the status list has: 1
enabled true
with an adapter
failures that only the status list has: 0' \
  'logback 1.5.38 writes nothing from a context made by hand without an MDC adapter, and says so in its status list alone.'
