package com.stockafolio.loadtest.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.stockafolio.loadtest.distribution.Installed.Ended;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code bin/}: what is refused and in which words, from where it can be called, how it ends. */
class CommandsIT {
  private static final String JAVA_HOME = System.getProperty("java.home");

  /** What production.conf asks for. */
  private static final Map<String, String> ENVIRONMENT =
      Map.ofEntries(
          Map.entry("JAVA_HOME", JAVA_HOME),
          Map.entry("STOCKAFOLIO_ADDRESS", "127.0.0.1"),
          Map.entry("STOCKAFOLIO_SEED_1", "akka://stockafolio@127.0.0.1:25520"),
          Map.entry("STOCKAFOLIO_SEED_2", "akka://stockafolio@127.0.0.2:25520"),
          Map.entry("STOCKAFOLIO_KAFKA", "127.0.0.1:9"),
          Map.entry("STOCKAFOLIO_CASSANDRA", "127.0.0.1:9"),
          Map.entry("STOCKAFOLIO_DATA_CENTRE", "dc1"),
          Map.entry("STOCKAFOLIO_BUCKET", "bucket"),
          Map.entry("STOCKAFOLIO_REGION", "eu-west-1"),
          Map.entry("STOCKAFOLIO_ISSUER", "https://issuer.example"),
          Map.entry("STOCKAFOLIO_JWKS", "https://issuer.example/keys"),
          Map.entry("STOCKAFOLIO_HEAP", "256m"));

  @TempDir static Path folder;
  private static Installed installed;

  @BeforeAll
  static void unpacks() throws Exception {
    installed = Installed.in(folder);
  }

  /** A directory with a {@code bin/java} that tells a version. */
  private static String jdk(String version) throws Exception {
    Path home = Files.createTempDirectory(folder, "jdk");
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"" + version + "\"' >&2\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    return home.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "node, 1.8.0_292",
    "node, 16.0.2",
    "node, 26",
    "batch, 11.0.2",
    "load, 11.0.2",
    "load, 26-ea"
  })
  void anotherJavaIsRefusedWithTheRemedy(String command, String version) throws Exception {
    String home = jdk(version);

    Ended ended = installed.run(Map.of("JAVA_HOME", home), command);

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.said())
        .isEqualTo(
            "%s: Java %s (%s/bin/java) is not supported: set JAVA_HOME to a JDK from 17 to 25\n"
                .formatted(command, version, home));
  }

  @Test
  void aJavaHomeWithoutJavaIsRefused() throws Exception {
    Ended ended = installed.run(Map.of("JAVA_HOME", "/nowhere"), "node");

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.said())
        .contains("/nowhere/bin/java")
        .contains("set JAVA_HOME")
        .hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"17.0.1", "19", "20.0.2", "23", "24.0.1", "25"})
  void eachJdkGetsItsOptionsAndTheArgumentsAsTheyAre(String version) throws Exception {
    Path home = Path.of(jdk(version));
    Path java = home.resolve("bin/java");
    Files.writeString(
        java,
        "#!/bin/sh\n[ \"$1\" = -version ] && { echo 'openjdk version \""
            + version
            + "\"' >&2; exit; }\nfor argument; do echo \"<$argument>\"; done\n");

    Ended ended =
        installed.run(
            Map.of("JAVA_HOME", home.toString(), "STOCKAFOLIO_LOG", "JSON"),
            "node",
            "--roles=engine, http",
            "--heap",
            "3g",
            "-Da.b=two words *");

    int feature = Integer.parseInt(version.replaceFirst("\\..*", ""));
    assertThat(ended.code()).as(ended.said()).isZero();
    assertThat(ended.said().lines())
        .contains(
            "<-Xms3g>",
            "<-Xmx3g>",
            "<-Dakka.cluster.roles.0=engine>",
            "<-Dakka.cluster.roles.1=http>",
            "<-Da.b=two words *>",
            "<-XX:+UseG1GC>",
            "<-Dconfig.file=" + installed.file("conf/production.conf") + ">",
            "<-Dlogback.configurationFile=" + installed.file("conf/logback-json.xml") + ">",
            "<com.stockafolio.engine.Main>");
    assertThat(ended.said().contains("<-XX:-G1UseAdaptiveConcRefinement>"))
        .isEqualTo(feature <= 19);
    assertThat(ended.said().contains("<-XX:-G1UseConcRefinement>")).isEqualTo(feature >= 20);
    assertThat(ended.said().contains("<--enable-native-access=ALL-UNNAMED>"))
        .isEqualTo(feature >= 24);
  }

  @ParameterizedTest
  @CsvSource({
    "node, --rolls, no such option: --rolls",
    "node, --roles, --roles has no value",
    "node, --heap=lots, --heap lots is no size such as 4g",
    "node, --config=/nowhere.conf, the settings /nowhere.conf cannot be read",
    "batch, --dat=2026-11-24, no such option: --dat",
    "batch, --config=/nowhere.conf, the settings /nowhere.conf cannot be read",
    "load, scenario=watching, no such option: scenario=watching"
  })
  void anOptionThatCannotBeIsRefused(String command, String option, String why) throws Exception {
    Ended ended = installed.run(command, option);

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.said()).startsWith(command + ": " + why).hasLineCount(1);
  }

  @Test
  void aFormOfTheLogThatThereIsNotIsRefused() throws Exception {
    Ended ended = installed.run(Map.of("STOCKAFOLIO_LOG", "xml"), "node", "--check-config");

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.said()).isEqualTo("node: STOCKAFOLIO_LOG is xml: it must be TEXT or JSON\n");
  }

  @Test
  void whatTheEnvironmentLacksIsToldAtOnce() throws Exception {
    Ended ended = installed.run("node", "--check-config");

    assertThat(ended.code()).isEqualTo(1);
    List<String> names = new ArrayList<>(ENVIRONMENT.keySet());
    names.removeAll(List.of("JAVA_HOME", "STOCKAFOLIO_HEAP"));
    assertThat(ended.said().lines().map(line -> line.replaceFirst(" .*", "")))
        .containsExactlyInAnyOrderElementsOf(names);
    assertThat(ended.said()).contains("conf/production.conf asks for it, and says why");
  }

  @Test
  void allFaultsAreToldAtOnce() throws Exception {
    Map<String, String> environment = new HashMap<>(ENVIRONMENT);
    environment.remove("STOCKAFOLIO_BUCKET");
    environment.put("STOCKAFOLIO_SEED_2", "192.0.2.2:25520");

    Ended ended =
        installed.run(
            environment,
            "node",
            "--check-config",
            "--roles=engine,ingest,https",
            "-Dstockafolio.ledgers=0",
            "-Dstockafolio.engine.row-interval=40",
            "-Dstockafolio.engine.history.enable=off",
            "-Dstockafolio.ledger=3",
            "-Dstockafolio.ingest.retry-after=soon",
            "-Dstockafolio.archive.block-size=1 B");

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.said().lines())
        .hasSize(9)
        .anyMatch(line -> line.startsWith("STOCKAFOLIO_BUCKET is not set"))
        .anyMatch(line -> line.startsWith("stockafolio.engine.history.enable = off is no setting"))
        .anyMatch(line -> line.startsWith("stockafolio.ledger = 3 is no setting"))
        .anyMatch(line -> line.startsWith("akka.cluster.roles = [engine, ingest, https] must be"))
        .anyMatch(line -> line.startsWith("akka.cluster.seed-nodes holds 192.0.2.2:25520"))
        .anyMatch(line -> line.startsWith("stockafolio.ledgers = 0 must be a whole number"))
        .anyMatch(line -> line.startsWith("stockafolio.engine.row-interval = 40 must be a time"))
        .anyMatch(line -> line.startsWith("stockafolio.ingest.retry-after = soon must be"))
        .anyMatch(line -> line.startsWith("stockafolio.archive.block-size = 1 B must be"));
  }

  @Test
  void settingsThatAreInOrderAreSaidToBe() throws Exception {
    Ended ended = installed.run(ENVIRONMENT, "node", "--check-config");

    assertThat(ended.said()).isEqualTo("The settings are in order\n");
    assertThat(ended.code()).isZero();
  }

  @Test
  void onKubernetesNoSeedsAreAskedFor() throws Exception {
    Map<String, String> environment = new HashMap<>(ENVIRONMENT);
    environment.keySet().removeAll(List.of("STOCKAFOLIO_SEED_1", "STOCKAFOLIO_SEED_2"));
    String config = installed.file("conf/kubernetes.conf").toString();

    assertThat(installed.run(environment, "node", "--check-config", "--config", config).said())
        .isEqualTo("The settings are in order\n");
  }

  @Test
  void aStartWithoutWhatItAsksForIsRefusedInTheSameWords() throws Exception {
    Ended ended = installed.run("node");

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.said())
        .contains("The node does not start: STOCKAFOLIO_", "STOCKAFOLIO_JWKS is not set")
        .hasLineCount(1);
  }

  @Test
  void itRunsThroughASymbolicLinkFromElsewhere() throws Exception {
    Path bin = Files.createDirectories(folder.resolve("else where"));
    Path link = Files.createSymbolicLink(bin.resolve("first"), installed.file("bin/node"));
    Path second = Files.createSymbolicLink(bin.resolve("stockafolio"), link.getFileName());

    Ended ended =
        Installed.ended(
            new ProcessBuilder(second.toString(), "--check-config").directory(bin.toFile()),
            ENVIRONMENT);

    assertThat(ended.said()).isEqualTo("The settings are in order\n");
  }

  @Test
  void aPortInUseIsToldWithItsSetting() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Ended ended =
          installed.run(
              ENVIRONMENT, "node", "-Dakka.remote.artery.canonical.port=" + other.getLocalPort());

      assertThat(ended.code()).isEqualTo(1);
      assertThat(ended.said())
          .contains(
              "Port %d of akka.remote.artery.canonical.port is in use; stop the program that holds it or set another port"
                  .formatted(other.getLocalPort()));
    }
  }

  @Test
  void theCommandBecomesTheJvmWhichHearsSignals() throws Exception {
    Path said = folder.resolve("waiting.txt");
    ProcessBuilder builder = installed.process("node", "-Dakka.remote.artery.canonical.port=0");
    builder.environment().clear();
    builder.environment().putAll(ENVIRONMENT);
    Process node = builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      Awaitility.await("it waits for Cassandra")
          .atMost(Duration.ofSeconds(60))
          .until(() -> Files.readString(said).contains("Waiting for Cassandra at [127.0.0.1:9]"));
      assertThat(node.info().command().orElseThrow()).endsWith("/bin/java");

      node.destroy();

      assertThat(node.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(node.exitValue()).isEqualTo(143);
    } finally {
      node.destroyForcibly();
    }
  }

  @Test
  void itRunsAsTheImageRunsIt() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root becomes another user");
    Path image = Files.createTempDirectory("image");
    try {
      Files.setPosixFilePermissions(image, PosixFilePermissions.fromString("rwxr-xr-x"));
      Installed there = Installed.in(image);
      assertThat(
              Installed.ended(
                      new ProcessBuilder("chmod", "-R", "a-w,a+rX", image.toString()), Map.of())
                  .code())
          .isZero();
      List<String> asNobody =
          List.of("setpriv", "--reuid=10001", "--regid=10001", "--clear-groups", "--no-new-privs");
      List<String> command = new ArrayList<>(asNobody);
      command.addAll(List.of(there.file("bin/node").toString(), "--check-config"));
      Ended node = Installed.ended(new ProcessBuilder(command), ENVIRONMENT);
      assertThat(node.said()).isEqualTo("The settings are in order\n");

      command = new ArrayList<>(asNobody);
      command.add(there.file("bin/load").toString());
      Ended load = Installed.ended(new ProcessBuilder(command), Map.of("JAVA_HOME", JAVA_HOME));
      assertThat(load.said()).startsWith("-Dscenario is missing. The scenarios are:");
      assertThat(load.code()).isEqualTo(64);
    } finally {
      Installed.ended(new ProcessBuilder("rm", "-rf", image.toString()), Map.of());
    }
  }

  @Test
  void theBatchRefusesASettingThatThereIsNot() throws Exception {
    Ended ended = installed.run(ENVIRONMENT, "batch", "-Dstockafolio.batch.user-part=3");

    assertThat(ended.code()).as(ended.said()).isEqualTo(1);
    assertThat(ended.said())
        .contains("failed: stockafolio.batch.user-part = 3 is no setting; below stockafolio.batch");
  }

  @Test
  void theBatchTellsAllThatTheEnvironmentLacks() throws Exception {
    Ended ended = installed.run("batch");

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.said())
        .contains("failed: ")
        .contains("STOCKAFOLIO_BUCKET is not set", "STOCKAFOLIO_DATA_CENTRE is not set")
        .hasLineCount(1);
  }

  @Test
  void theBatchTellsWhatIsNotReachable() throws Exception {
    Path empty = Files.createDirectories(folder.resolve("store"));

    Ended ended =
        installed.run(
            ENVIRONMENT,
            "batch",
            "--date=2026-11-24",
            "--heap=512m",
            "-Dstockafolio.batch.input=" + empty.toUri(),
            "-Dstockafolio.batch.work=" + folder.resolve("batch work"),
            "-Dstockafolio.batch.wait=0 s");

    assertThat(ended.said()).contains("incomplete: ");
    assertThat(ended.code()).isEqualTo(3);
  }

  @Test
  void theGeneratorTellsThatKafkaIsAway() throws Exception {
    Ended ended = installed.run("load", "-Dscenario=generator", "-Dbootstrap=127.0.0.1:9");

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.said()).contains("127.0.0.1:9");
  }

  @Test
  void aScenarioTellsThatNothingListens() throws Exception {
    Ended ended =
        installed.run(
            "load",
            "-Dscenario=watching",
            "-DbaseUrl=http://127.0.0.1:9",
            "-Dload.results=" + folder.resolve("results"));

    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.said()).startsWith("-DbaseUrl=http://127.0.0.1:9 cannot be reached");
  }

  @Test
  void helpNamesEachOption() throws Exception {
    for (String command : List.of("node", "batch", "load")) {
      Ended ended = installed.run(command, "--help");
      assertThat(ended.code()).isZero();
      assertThat(new String(Files.readAllBytes(installed.file("bin/" + command)), UTF_8))
          .contains(ended.said().lines().findFirst().orElseThrow());
    }
  }
}
