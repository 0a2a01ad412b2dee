package com.stockafolio.loadtest.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.stockafolio.loadtest.process.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The manifests below {@code conf/kubernetes} are what Kubernetes takes, and fit each other. */
class ManifestsTest {
  private static final Path CONF = Workspace.findRoot().resolve("conf");

  private static JsonNode only(String kind) throws Exception {
    return Manifests.in(CONF.resolve("kubernetes")).stream()
        .filter(manifest -> Manifests.kind(manifest).endsWith(" " + kind))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void eachFitsItsSchema() throws Exception {
    List<JsonNode> all = Manifests.in(CONF.resolve("kubernetes"));

    assertThat(all).hasSizeGreaterThan(9);
    for (JsonNode manifest : all) {
      assertThatNoException()
          .as(manifest.toPrettyString())
          .isThrownBy(() -> Manifests.check(manifest));
    }
  }

  /** Each is a mistake that the checker must see, or it sees none. */
  @ParameterizedTest
  @CsvSource({
    "livenessProbe, livenessProb",
    "'maxUnavailable: 0', 'maxUnavailable: [0]'",
    "'containerPort: 8080', 'port: 8080'",
    "'kind: Role', 'kind: Rolle'",
    "'      app: stockafolio-node', '      - stockafolio-node'",
    "readOnlyRootFilesystem, readOnlyRootFileSystem"
  })
  void aMistakeIsSeen(String right, String wrong) throws Exception {
    String yaml = Files.readString(CONF.resolve("kubernetes/node.yaml"));
    assertThat(yaml).contains(right);
    List<JsonNode> manifests = Manifests.of(yaml.replace(right, wrong));

    assertThatThrownBy(
            () -> {
              for (JsonNode manifest : manifests) {
                Manifests.check(manifest);
              }
            })
        .isInstanceOf(RuntimeException.class);
  }

  @Test
  void probesAskAPortOfTheirOwnAndStartHasTime() throws Exception {
    JsonNode node = only("Deployment").at("/spec/template/spec/containers/0");
    for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
      assertThat(node.at("/" + probe + "/httpGet/port").asText()).isEqualTo("management");
    }
    assertThat(node.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/ready");
    int seconds =
        node.at("/startupProbe/periodSeconds").asInt()
            * node.at("/startupProbe/failureThreshold").asInt();
    assertThat(seconds).isGreaterThanOrEqualTo(300);
  }

  @Test
  void labelsThatAreSelectedAreThoseOfPods() throws Exception {
    String label = only("Deployment").at("/spec/template/metadata/labels/app").asText();
    assertThat(only("Deployment").at("/spec/selector/matchLabels/app").asText()).isEqualTo(label);
    assertThat(only("Service").at("/spec/selector/app").asText()).isEqualTo(label);
    assertThat(only("PodDisruptionBudget").at("/spec/selector/matchLabels/app").asText())
        .isEqualTo(label);
    assertThat(only("NetworkPolicy").at("/spec/podSelector/matchLabels/app").asText())
        .isEqualTo(label);
    assertThat(Files.readString(CONF.resolve("kubernetes.conf")))
        .contains("pod-label-selector = \"app=" + label + '"');
  }

  @Test
  void whatTheSettingsAskForIsGiven() throws Exception {
    Set<String> given = new HashSet<>(Set.of("STOCKAFOLIO_SEED_1", "STOCKAFOLIO_SEED_2"));
    only("ConfigMap").get("data").fieldNames().forEachRemaining(given::add);
    only("Deployment")
        .at("/spec/template/spec/containers/0/env")
        .forEach(each -> given.add(each.get("name").asText()));
    for (String file : List.of("production.conf", "kubernetes.conf", "batch.conf")) {
      Set<String> asked = new HashSet<>();
      Pattern.compile("\\$\\{(STOCKAFOLIO_\\w+)\\}")
          .matcher(Files.readString(CONF.resolve(file)))
          .results()
          .forEach(name -> asked.add(name.group(1)));
      assertThat(given).as(file).containsAll(asked);
    }
  }

  @Test
  void podsRunAsNobodyInParticularOnAReadOnlyTree() throws Exception {
    for (JsonNode pod :
        List.of(
            only("Deployment").at("/spec/template/spec"),
            only("CronJob").at("/spec/jobTemplate/spec/template/spec"))) {
      assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
      JsonNode container = pod.at("/containers/0/securityContext");
      assertThat(container.get("readOnlyRootFilesystem").asBoolean()).isTrue();
      assertThat(container.get("allowPrivilegeEscalation").asBoolean()).isFalse();
      assertThat(container.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
    }
  }
}
