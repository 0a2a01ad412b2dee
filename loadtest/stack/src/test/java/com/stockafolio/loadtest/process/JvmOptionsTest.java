package com.stockafolio.loadtest.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JvmOptionsTest {

  @Test
  void aLineHoldsForTheJdksThatItNames() {
    String text = "# why\n\n-Xss1m\n17-19:-Da=old\n20-:--add-opens x=y\n";

    assertThat(JvmOptions.parse(text, 17)).containsExactly("-Xss1m", "-Da=old");
    assertThat(JvmOptions.parse(text, 19)).containsExactly("-Xss1m", "-Da=old");
    assertThat(JvmOptions.parse(text, 20)).containsExactly("-Xss1m", "--add-opens", "x=y");
    assertThat(JvmOptions.parse(text, 25)).containsExactly("-Xss1m", "--add-opens", "x=y");
  }

  @ParameterizedTest
  @ValueSource(strings = {"child-jvm.options", "kafka-jvm.options", "cassandra-jvm.options"})
  void thisJdkKnowsTheOptionsOfEachServer(String resource) throws Exception {
    areKnown(JvmOptions.of(resource));
  }

  @Test
  void thisJdkKnowsTheOptionsOfANode() throws Exception {
    Path file = Workspace.findRoot().resolve("conf/node-jvm.options");
    areKnown(JvmOptions.in(file, ChildJvm.ownJavaHome()));
  }

  private static void areKnown(List<String> options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-Xmx64m", "--version"));

    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    assertThat(said)
        .doesNotContainIgnoringCase("deprecated", "ignoring option", "unknown module", "not in ");
  }
}
