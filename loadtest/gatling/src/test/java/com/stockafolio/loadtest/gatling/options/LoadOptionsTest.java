package com.stockafolio.loadtest.gatling.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stockafolio.loadtest.options.InvalidOption;
import java.net.URI;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class LoadOptionsTest {

  private static LoadOptions read(String... namesAndValues) throws InvalidOption {
    Properties properties = new Properties();
    properties.setProperty("scenario", "watching");
    for (int i = 0; i < namesAndValues.length; i += 2) {
      properties.setProperty(namesAndValues[i], namesAndValues[i + 1]);
    }
    return LoadOptions.read(properties);
  }

  @Test
  void whatIsNotGivenIsUsual() throws InvalidOption {
    LoadOptions options = read();
    assertThat(options.baseUrl()).isEqualTo(URI.create("http://127.0.0.1:8080"));
    assertThat(options.users()).isEqualTo(100);
    assertThat(options.duration()).isEqualTo(Duration.ofSeconds(60));
    assertThat(options.ramp()).isEqualTo(Duration.ofSeconds(5));
    assertThat(options.thresholds().failedPercent()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(LoadScenario.class)
  void everyScenarioIsFoundByItsName(LoadScenario scenario) throws InvalidOption {
    assertThat(LoadScenario.named(scenario.optionName())).isEqualTo(scenario);
    assertThat(read("scenario", scenario.optionName()).users()).isEqualTo(scenario.usualUsers());
  }

  @Test
  void anUnknownScenarioGetsTheList() {
    assertThatThrownBy(() -> read("scenario", "lunch"))
        .isInstanceOf(InvalidOption.class)
        .hasMessageStartingWith("-Dscenario=lunch is no scenario. The scenarios are:")
        .hasMessageContainingAll(
            "watching",
            "trading",
            "reading",
            "mixed-day",
            "reconnect-storm",
            "hot-user",
            "firm-readers",
            "generator");
    assertThatThrownBy(() -> read("scenario", " "))
        .hasMessageStartingWith("-Dscenario is missing.");
  }

  @Test
  void theAddressEndsWithoutSlash() throws InvalidOption {
    assertThat(read("baseUrl", "https://desk.example.com/").baseUrl())
        .isEqualTo(URI.create("https://desk.example.com"));
  }

  @ParameterizedTest
  @CsvSource({
    "rate, 0, -Drate=0 is not a whole number from 1 to 10000",
    "users, -3, -Dusers=-3 is not a whole number from 1 to 50000",
    "duration, 4, -Dduration=4 is not a whole number from 5 to 86400",
    "ramp, 61, -Dramp=61 is not a whole number from 0 to 60",
    "ramp, -1, -Dramp=-1 is not a",
    "maxFailedPercent, 101, -DmaxFailedPercent=101 is not a number from 0.0 to 100.0",
    "maxFailedPercent, -1, -DmaxFailedPercent=-1 is not a",
    "maxP99Millis, 0, -DmaxP99Millis=0 is not a",
    "maxFreshMillis, -7, -DmaxFreshMillis=-7 is not a",
    "deadline, soon, -Ddeadline=soon is not a",
    "storms, 0, -Dstorms=0 is not a",
    "away, -2, -Daway=-2 is not a",
    "baseUrl, 127.0.0.1:8080, -DbaseUrl=127.0.0.1:8080 is not of the form http://host:port",
    "baseUrl, ftp://desk, -DbaseUrl=ftp://desk is not of the form http://host:port"
  })
  void whatCannotBeIsRefusedByName(String name, String value, String message) {
    assertThatThrownBy(() -> read(name, value))
        .isInstanceOf(InvalidOption.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void whatWasBookedWhileNobodyHeardMayBeOlder() throws InvalidOption {
    assertThat(read("scenario", "watching", "away", "3").thresholds().freshMillis())
        .isEqualTo(2_000);
    assertThat(read("scenario", "reconnect-storm", "away", "3").thresholds().freshMillis())
        .isEqualTo(5_000);
  }

  @Test
  void stormsNeedTheirTime() throws InvalidOption {
    assertThat(read("scenario", "reconnect-storm", "duration", "25", "storms", "4").calm())
        .isEqualTo(Duration.ofSeconds(4));
    assertThatThrownBy(() -> read("scenario", "reconnect-storm", "duration", "25", "storms", "5"))
        .hasMessageStartingWith("-Dduration=25 is too short for 5 storms with 2 s away each");
  }
}
