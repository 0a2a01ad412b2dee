package com.stockafolio.loadtest.simulator.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stockafolio.loadtest.options.InvalidOption;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GeneratorOptionsTest {

  private static GeneratorOptions read(String... namesAndValues) throws InvalidOption {
    Properties properties = new Properties();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      properties.setProperty(namesAndValues[i], namesAndValues[i + 1]);
    }
    return GeneratorOptions.read(properties);
  }

  @Test
  void whatIsNotGivenIsTheDemos() throws InvalidOption {
    GeneratorOptions options = read();
    assertThat(options.bootstrap()).isEqualTo("127.0.0.1:19092");
    assertThat(options.users()).isEqualTo(100_000);
    assertThat(options.seed()).isEqualTo(42);
    assertThat(options.trades()).isEqualTo(2_000 * 60);
    assertThat(options.finePercent()).isZero();
    assertThat(options.data()).isEmpty();
  }

  @Test
  void aDrawnRunIsNoneOfADemoWhichCountsFromOne() throws InvalidOption {
    assertThat(read().run()).isGreaterThanOrEqualTo(GeneratorOptions.FIRST_RUN);
    assertThat(read().run()).isNotEqualTo(read().run());
    assertThat(read("run", "7").run()).isEqualTo(7);
  }

  @Test
  void fillGoesBeforeRateAndDuration() throws InvalidOption {
    assertThat(read("fill", "1000", "rate", "5", "duration", "3").trades()).isEqualTo(1_000);
  }

  @Test
  void withoutDurationItGoesOn() throws InvalidOption {
    assertThat(read("duration", "0").trades()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void dataIsAFolder() throws InvalidOption {
    assertThat(read("data", ".data").data()).contains(Path.of(".data"));
  }

  @ParameterizedTest
  @CsvSource({
    "rate, 0, -Drate=0 is not a whole number from 1 to 1000000",
    "rate, -5, -Drate=-5 is not a whole number from 1 to 1000000",
    "users, 0, -Dusers=0 is not a whole number from 1 to 100000000",
    "duration, -1, -Dduration=-1 is not a whole number from 0 to 31536000",
    "fill, -1, -Dfill=-1 is not a whole number from 0 to 10000000000",
    "rate, many, -Drate=many is not a whole number from 1 to 1000000",
    "exponent, 0, -Dexponent=0 is not a number from 0.1 to 5.0",
    "fractions, -1, '-Dfractions=-1 is not a percentage from 0 to 100, such as 30 or 30%'",
    "traffic, wild, '-Dtraffic=wild is not one of uniform, zipf'"
  })
  void whatCannotBeIsRefusedByName(String name, String value, String message) {
    assertThatThrownBy(() -> read(name, value))
        .isInstanceOf(InvalidOption.class)
        .hasMessage(message);
  }
}
