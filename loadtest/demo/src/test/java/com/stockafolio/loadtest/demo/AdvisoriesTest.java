package com.stockafolio.loadtest.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.maven.artifact.versioning.DefaultArtifactVersion;
import org.apache.maven.artifact.versioning.InvalidVersionSpecificationException;
import org.apache.maven.artifact.versioning.VersionRange;
import org.junit.jupiter.api.Test;

/**
 * What {@code conf/advisories.json} knows of vulnerable versions, held against the class paths that
 * processes run from. What is affected and stays has its reason there; {@code
 * target/advisories.txt} lists it.
 *
 * <p>The class paths of {@code loadtest/preload}, {@code loadtest/peers} and {@code loadtest/bench}
 * are not covered: they are built after this test, and run for measurements alone.
 */
final class AdvisoriesTest {

  private static final Path ROOT = Path.of("../..");

  private static final List<String> MODULES =
      List.of(
          "loadtest/node",
          "batch",
          "loadtest/simulator",
          "loadtest/cassandra",
          "loadtest/kafka",
          "loadtest/s3",
          "loadtest/gatling");

  /**
   * One advisory.
   *
   * @param id as the world knows it
   * @param artifacts group and artifact of each that is affected
   * @param affected ranges of versions, as Maven writes them
   * @param about what can happen, in a sentence
   * @param kept module and reason, where an affected version stays
   */
  record Advisory(
      String id, List<String> artifacts, String affected, String about, Map<String, String> kept) {

    Advisory {
      kept = kept == null ? Map.of() : Map.copyOf(kept);
    }

    /** The versions on a class path that are affected, each with its artifact. */
    List<String> on(List<Path> classPath) {
      List<String> found = new ArrayList<>();
      for (String artifact : artifacts) {
        String[] name = artifact.split(":", 2);
        Path home = Path.of(name[0].replace('.', '/'), name[1]);
        for (Path jar : classPath) {
          Path version = jar.getParent();
          if (version.getParent().endsWith(home) && affects(version.getFileName().toString())) {
            found.add(artifact + " " + version.getFileName());
          }
        }
      }
      return found;
    }

    private boolean affects(String version) {
      try {
        return VersionRange.createFromVersionSpec(affected)
            .containsVersion(new DefaultArtifactVersion(version));
      } catch (InvalidVersionSpecificationException e) {
        throw new IllegalArgumentException(id + ": " + affected, e);
      }
    }
  }

  private static List<Advisory> advisories() throws IOException {
    Path file = ROOT.resolve("conf/advisories.json");
    return List.of(new ObjectMapper().readValue(file.toFile(), Advisory[].class));
  }

  private static List<Path> classPath(String module) throws IOException {
    String text = Files.readString(ROOT.resolve(module).resolve("target/class-path")).strip();
    List<Path> jars =
        Stream.of(text.split(File.pathSeparator))
            .filter(entry -> entry.endsWith(".jar"))
            .map(Path::of)
            .toList();
    assertThat(jars).as("artifacts of %s", module).hasSizeGreaterThan(20);
    return jars;
  }

  @Test
  void whatIsAffectedOnAClassPathHasItsReason() throws Exception {
    List<String> withoutReason = new ArrayList<>();
    List<String> kept = new ArrayList<>();
    for (String module : MODULES) {
      List<Path> classPath = classPath(module);
      for (Advisory advisory : advisories()) {
        for (String artifact : advisory.on(classPath)) {
          String line =
              "%s: %s: %s: %s".formatted(module, artifact, advisory.id(), advisory.about());
          String reason = advisory.kept().get(module);
          (reason == null ? withoutReason : kept).add(line + (reason == null ? "" : " " + reason));
        }
      }
    }
    Files.write(Files.createDirectories(Path.of("target")).resolve("advisories.txt"), kept);
    assertThat(withoutReason)
        .as(
            "take a version that is not affected, or say in conf/advisories.json why this one stays")
        .isEmpty();
  }

  @Test
  void aReasonGoesWithWhatItIsFor() throws Exception {
    for (Advisory advisory : advisories()) {
      assertThat(MODULES).as(advisory.id()).containsAll(advisory.kept().keySet());
      for (var reason : new TreeMap<>(advisory.kept()).entrySet()) {
        assertThat(advisory.on(classPath(reason.getKey())))
            .as("%s has a reason for %s", advisory.id(), reason.getKey())
            .isNotEmpty();
        assertThat(reason.getValue()).isNotBlank();
      }
    }
  }

  @Test
  void affectedVersionsAreFound() throws Exception {
    List<Path> classPath =
        Stream.of(
                "org/apache/kafka/kafka-clients/3.9.1/kafka-clients-3.9.1.jar",
                "org/lz4/lz4-java/1.8.0/lz4-java-1.8.0.jar",
                "io/netty/netty-handler/4.1.94.Final/netty-handler-4.1.94.Final.jar",
                "io/netty/netty-common/4.1.115.Final/netty-common-4.1.115.Final.jar")
            .map(jar -> Path.of("/repository", jar))
            .toList();

    List<String> ids =
        advisories().stream()
            .filter(advisory -> !advisory.on(classPath).isEmpty())
            .map(Advisory::id)
            .toList();

    assertThat(ids)
        .contains("CVE-2026-35554", "CVE-2025-12183", "CVE-2025-24970", "CVE-2026-45416")
        .doesNotContain("CVE-2025-27817", "CVE-2024-47535");
  }
}
