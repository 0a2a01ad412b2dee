package com.stockafolio.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.engine.node.BookingProgress;
import com.stockafolio.http.rig.HttpRig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The alerts and the dashboard ask for what nodes tell, and each alert says what to do. */
@Timeout(120)
class AlertsTest {
  private static final Path CONF = Path.of("..", "conf");
  private static final Path PROMTOOL = Path.of("/usr/bin/promtool");
  private static final Pattern METRIC =
      Pattern.compile("\\b(stockafolio|jvm)_[a-z0-9]+(_[a-z0-9]+)*");

  @AutoClose private static final HttpRig HTTP = new HttpRig("");

  @TempDir Path directory;

  @Test
  void whatTheyAskForIsTold() throws IOException {
    HTTP.metrics.booking.moved("trades-0", new BookingProgress.State(0, 0, OptionalLong.empty()));
    HTTP.metrics.archive.moved("trades-0", 1);
    HTTP.metrics.rejections.increment("DUPLICATE");
    HTTP.get("/metrics");
    Set<String> told = names(HTTP.get("/metrics").body());

    assertThat(told).containsAll(names(expressions(read("alerts.yml"))));
    Set<String> shown = names(read("dashboard.json"));
    assertThat(shown).hasSizeGreaterThan(15);
    assertThat(told).containsAll(shown);
  }

  /** Without annotations: they tell addresses in which the product's name stands too. */
  private static String expressions(String rules) {
    return rules.replaceAll("(?m)^ *(runbook|summary|- alert|- name):.*$", "");
  }

  private static Set<String> names(String text) {
    Set<String> names = new TreeSet<>();
    Matcher metric = METRIC.matcher(text);
    while (metric.find()) {
      names.add(metric.group());
    }
    return names;
  }

  @Test
  void eachSaysWhatToDoAndIsTried() throws IOException {
    String rules = read("alerts.yml");
    String guide = read("OPERATING.md");
    String tries = read("alerts.test.yml");
    Matcher alert = Pattern.compile("- alert: (\\w+)").matcher(rules);
    int alerts = 0;
    while (alert.find()) {
      alerts++;
      String anchor = alert.group(1).toLowerCase(Locale.ROOT);
      assertThat(rules).contains("runbook: conf/OPERATING.md#" + anchor + "\n");
      assertThat(guide).contains("<a id=\"" + anchor + "\"></a>`" + alert.group(1) + "` | ");
      assertThat(tries.split("alertname: " + alert.group(1) + "\n", -1)).hasSize(3);
    }
    assertThat(alerts).isGreaterThan(15);
  }

  static boolean promtoolIsThere() {
    return Files.isExecutable(PROMTOOL);
  }

  @Test
  @EnabledIf("promtoolIsThere")
  void eachFiresByItsFaultAndClears() throws IOException, InterruptedException {
    Path said = directory.resolve("said");
    Process promtool =
        new ProcessBuilder(
                PROMTOOL.toString(), "test", "rules", CONF.resolve("alerts.test.yml").toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    assertThat(promtool.waitFor(90, TimeUnit.SECONDS)).isTrue();
    assertThat(promtool.exitValue()).as(Files.readString(said, StandardCharsets.UTF_8)).isZero();
  }

  private static String read(String file) throws IOException {
    return Files.readString(CONF.resolve(file));
  }
}
