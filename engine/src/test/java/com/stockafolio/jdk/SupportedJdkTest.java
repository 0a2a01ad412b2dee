package com.stockafolio.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SupportedJdkTest {

  @Test
  void fromTheOldestToTheNewestProcessesStart() {
    for (int version = 17; version <= 25; version++) {
      assertThat(SupportedJdk.refusal(version, "/jdk")).isEmpty();
    }
    assertThat(SupportedJdk.refusal()).isEmpty();
  }

  @Test
  void othersAreRefusedWithTheRemedy() {
    assertThat(SupportedJdk.refusal(16, "/old")).isPresent();
    assertThat(SupportedJdk.refusal(26, "/opt/jdk-26"))
        .contains("Java 26 (/opt/jdk-26) is not supported: set JAVA_HOME to a JDK from 17 to 25");
  }

  @Test
  void theBuildRefusesTheSameOnes() throws Exception {
    // Surefire runs in the module's directory.
    assertThat(Files.readString(Path.of("../pom.xml")))
        .contains("<version>[17,26)</version>")
        .contains("JDK from 17 to 25");
  }
}
