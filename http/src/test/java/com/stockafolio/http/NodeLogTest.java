package com.stockafolio.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.joran.spi.JoranException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A node's log in both of its forms, as its configuration makes them. */
class NodeLogTest {
  private static final String NAME = "com.stockafolio.engine.Main";

  @Test
  void aLineIsTextUnlessAskedOtherwise() throws Exception {
    assertThat(logged("logback.xml", "Started \"{}\"", "http", null))
        .matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} INFO {2}Main - Started \"http\"\n");
  }

  @Test
  void byTheEnvironmentEachIsAJsonObjectOnALineOfItsOwn() throws Exception {
    String line =
        logged(
            "logback-json.xml", "Started\n\"{}\"", "http", new IllegalStateException("of a test"));

    assertThat(line).endsWith("}\n").hasLineCount(1);
    JsonNode event = new ObjectMapper().readTree(line);
    assertThat(event.get("level").asText()).isEqualTo("INFO");
    assertThat(event.get("loggerName").asText()).isEqualTo(NAME);
    assertThat(event.get("formattedMessage").asText()).isEqualTo("Started\n\"http\"");
    assertThat(event.get("timestamp").asLong()).isGreaterThan(1_700_000_000_000L);
    assertThat(event.at("/throwable/message").asText()).isEqualTo("of a test");
    assertThat(event.has("context")).isFalse();
  }

  private static String logged(String file, String text, String argument, Throwable failure)
      throws JoranException, IOException {
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    context.start();
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(Path.of("..", "conf", file).toFile());
    try (ByteArrayOutputStream written = new ByteArrayOutputStream()) {
      context
          .getLogger("ROOT")
          .iteratorForAppenders()
          .forEachRemaining(
              appender ->
                  ((OutputStreamAppender<ILoggingEvent>) appender).setOutputStream(written));
      context.getLogger(NAME).info(text, argument, failure);
      return written.toString(StandardCharsets.UTF_8);
    } finally {
      context.stop();
    }
  }
}
