package com.stockafolio.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stockafolio.engine.node.SettingsFaults;
import com.stockafolio.engine.node.StartRefused;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The batch's settings: what is documented is read, and what cannot be is refused. */
class BatchSettingsTest {
  private static final String PATH = "stockafolio.batch";

  private static Config with(String settings) {
    return ConfigFactory.parseString(settings).withFallback(ConfigFactory.load());
  }

  @Test
  void eachThatIsDocumentedIsRead() {
    Set<String> documented = new TreeSet<>();
    StringBuilder impossible = new StringBuilder();
    ConfigFactory.load()
        .getConfig(PATH)
        .entrySet()
        .forEach(
            each -> {
              documented.add(PATH + "." + each.getKey());
              impossible.append(PATH + "." + each.getKey() + " = { no = value }\n");
            });

    List<String> faults =
        SettingsFaults.of(with(impossible.toString()), List.of(BatchSettings::of));

    Set<String> told = new TreeSet<>();
    faults.forEach(fault -> told.add(fault.replaceFirst(" .*", "")));
    assertThat(told).isEqualTo(documented);
  }

  @ParameterizedTest
  @CsvSource({
    "wait = 60, must be a time with its unit between 0 ms and 24 h",
    "threads = 0, must be a whole number between 1 and 1024",
    "user-parts = many, must be a whole number between 1 and 100000",
    "keep-work = perhaps, must be on or off",
    "input = \"\", must not be blank"
  })
  void whatCannotBeIsRefused(String setting, String rule) {
    assertThatThrownBy(() -> BatchSettings.of(with(PATH + "." + setting)))
        .isInstanceOf(StartRefused.class)
        .hasMessageStartingWith(PATH + "." + setting.replaceFirst(" .*", ""))
        .hasMessageEndingWith(rule);
  }
}
