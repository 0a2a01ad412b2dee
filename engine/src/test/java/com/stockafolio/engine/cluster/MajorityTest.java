package com.stockafolio.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.Address;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MajorityTest {
  @ParameterizedTest
  @CsvSource({
    "1 2 3, 3, true",
    "1 2 3, 1, true",
    "1 2 3, 2 3, false",
    "1 2, 2, true",
    "1 2, 1, false",
    // By number, not by text.
    "9 10, 10, true",
    "1 2 3 4, 2 3, true",
    "1 2 3 4, 1 4, false",
    "1 2 3 4, 2 3 4, false",
  })
  void theMoreGoOnOrTheHalfWithTheLowestAddress(String all, String away, boolean goOn) {
    assertThat(Majority.has(nodes(all), nodes(away))).isEqualTo(goOn);
  }

  private static Set<Address> nodes(String ports) {
    return Arrays.stream(ports.split(" "))
        .map(port -> new Address("akka", "test", "127.0.0.1", Integer.parseInt(port)))
        .collect(Collectors.toSet());
  }
}
