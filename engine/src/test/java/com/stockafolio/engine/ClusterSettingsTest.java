package com.stockafolio.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stockafolio.engine.node.Configuration;
import com.stockafolio.engine.node.StartRefused;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Akka would take, and no cluster would come of, is refused; so is what is not there. */
class ClusterSettingsTest {
  private static Config cluster(String host, String seeds) {
    return ConfigFactory.parseString(
        "akka { remote.artery.canonical.hostname = \"%s\", cluster.seed-nodes = [%s] }"
            .formatted(host, seeds));
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, akka://stockafolio@127.0.0.1:25520",
    "192.0.2.1, akka://stockafolio@192.0.2.2:25520",
    "127.0.0.1, ''"
  })
  void addressesThatFindEachOtherAreTaken(String host, String seed) {
    String seeds = seed.isEmpty() ? "" : '"' + seed + '"';
    assertThatNoException().isThrownBy(() -> ClusterSettings.requireSeeds(cluster(host, seeds)));
  }

  @Test
  void anAddressThatTheOthersDoNotReachIsRefused() {
    assertThatThrownBy(
            () ->
                ClusterSettings.requireSeeds(
                    cluster("127.0.0.1", "\"akka://stockafolio@192.0.2.2:25520\"")))
        .isInstanceOf(StartRefused.class)
        .hasMessageStartingWith("akka.remote.artery.canonical.hostname = 127.0.0.1 is not reached");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"192.0.2.2:25520", "akka://other@192.0.2.2:25520", "akka://stockafolio", "?"})
  void whatIsNoSeedIsRefused(String seed) {
    assertThatThrownBy(() -> ClusterSettings.requireSeeds(cluster("192.0.2.1", '"' + seed + '"')))
        .isInstanceOf(StartRefused.class)
        .hasMessage(
            "akka.cluster.seed-nodes holds "
                + seed
                + ": it must be written like akka://stockafolio@10.0.0.1:25520");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[engin]", "[engine, http, batch]"})
  void rolesThatThereAreNotAreRefused(String roles) {
    Config config = ConfigFactory.parseString("akka.cluster.roles = " + roles);
    assertThatThrownBy(() -> ClusterSettings.requireRoles(config))
        .isInstanceOf(StartRefused.class)
        .hasMessageEndingWith(" must be some of engine, ingest, http");
  }

  @Test
  void allThatTheEnvironmentLacksIsTold() {
    Configuration read =
        Configuration.resolved(
            ConfigFactory.parseString(
                "a = ${NOT_SET_A}, b = [${NOT_SET_B}, ${?NOT_SET_C}], c = ${given}, given = 1"));

    assertThat(read.missing()).hasSize(2);
    assertThat(String.join("\n", read.missing()))
        .contains("NOT_SET_A is not set in the environment", "NOT_SET_B is not set");
    assertThat(read.config().getInt("c")).isEqualTo(1);
  }
}
