package com.stockafolio.loadtest.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.loadtest.process.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies in the archive. */
class ArchiveIT {
  private static final Instant TIMESTAMP = Instant.parse(System.getProperty("archive.timestamp"));

  @TempDir static Path folder;
  private static Installed installed;

  @BeforeAll
  static void unpacks() throws Exception {
    installed = Installed.in(folder);
  }

  private static List<String> classPath(String program) throws IOException {
    return Files.readAllLines(installed.file("lib/" + program + ".path"));
  }

  @Test
  void eachJarLiesThereOnceAndIsOfSomeProgram() throws Exception {
    Set<String> named = new TreeSet<>();
    for (String program : List.of("node", "batch", "load", "generator")) {
      List<String> jars = classPath(program);
      assertThat(jars).as(program).doesNotHaveDuplicates().hasSizeGreaterThan(5);
      named.addAll(jars);
    }
    try (Stream<Path> files = Files.list(installed.file("lib"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .filteredOn(name -> name.endsWith(".jar"))
          .containsExactlyInAnyOrderElementsOf(named);
    }
  }

  @Test
  void noProgramHasWhatIsAnothers() throws Exception {
    assertThat(classPath("node"))
        .anyMatch(jar -> jar.startsWith("akka-actor_"))
        .noneMatch(jar -> jar.matches("(spark-core|gatling-core|child-1|simulator-1).*"));
    assertThat(classPath("batch"))
        .anyMatch(jar -> jar.startsWith("spark-core_"))
        .noneMatch(jar -> jar.matches("(akka-actor|gatling-core|ingest-1|http-1).*"));
    assertThat(classPath("load"))
        .anyMatch(jar -> jar.startsWith("gatling-core-"))
        .noneMatch(jar -> jar.matches("(spark-core|engine-1|ingest-1|http-1|batch-1|testing-1).*"));
  }

  @Test
  void eachJarHasItsLicence() throws Exception {
    List<String> lines = Files.readAllLines(installed.file("licences/" + Licences.LIST));
    Set<String> told = new HashSet<>();
    for (String line : lines) {
      assertThat(line).matches("\\S+\\.jar  \\S.*");
      told.add(line.substring(0, line.indexOf("  ")));
    }
    assertThat(told).containsAll(classPath("node")).containsAll(classPath("batch"));
    assertThat(lines)
        .filteredOn(line -> line.startsWith("akka-actor_"))
        .singleElement()
        .asString()
        .contains("Apache-2.0");
    assertThat(installed.file("LICENSE")).exists();
    try (Stream<Path> notices = Files.list(installed.file("licences"))) {
      assertThat(notices.filter(Files::isDirectory)).hasSizeGreaterThan(50);
    }
  }

  @Test
  void theBillOfMaterialsHasEachJar() throws Exception {
    Path bill = installed.file("sbom.json");
    assertThat(new JsonParser().validate(bill.toFile())).isEmpty();
    Bom bom = new JsonParser().parse(bill.toFile());

    Map<String, String> hashes = new HashMap<>();
    for (Component component : bom.getComponents()) {
      hashes.put(component.getHashes().get(0).getValue(), component.getPurl());
    }
    assertThat(hashes).hasSameSizeAs(bom.getComponents());
    try (Stream<Path> files = Files.list(installed.file("lib"))) {
      for (Path jar : files.filter(file -> file.toString().endsWith(".jar")).toList()) {
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
        String hash = HexFormat.of().formatHex(sum);
        assertThat(hashes).as(jar.toString()).containsKey(hash);
        String purl = hashes.remove(hash);
        if (jar.getFileName().toString().startsWith("akka-actor_2.13")) {
          assertThat(purl).startsWith("pkg:maven/com.typesafe.akka/akka-actor_2.13@");
        }
      }
    }
    assertThat(hashes).as("of no jar").isEmpty();
  }

  @Test
  void theSameBuildMakesTheSameBytes() throws Exception {
    Path again = folder.resolve("again").resolve(Installed.archive().getFileName().toString());
    Distribution.write(Workspace.findRoot(), again, TIMESTAMP);

    assertThat(Files.mismatch(Installed.archive(), again)).isEqualTo(-1);
    Files.delete(again);
  }

  @Test
  void entriesTellNothingOfWhenAndByWhomTheyWereMade() throws Exception {
    List<String> odd = new ArrayList<>();
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(
            new GzipCompressorInputStream(Files.newInputStream(Installed.archive())))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        boolean command = entry.getName().matches("[^/]+/bin/(node|batch|load)");
        if (!entry.getLastModifiedTime().toInstant().equals(TIMESTAMP)
            || entry.getLongUserId() != 0
            || !entry.getUserName().isEmpty()
            || (entry.getMode() & 0777) != (command ? 0755 : 0644)) {
          odd.add(entry.getName());
        }
      }
    }
    assertThat(odd).isEmpty();
  }

  @Test
  void soDoThoseOfOurOwnJars() throws Exception {
    try (Stream<Path> files = Files.list(installed.file("lib"))) {
      List<Path> own =
          files.filter(file -> file.getFileName().toString().contains("1.0-SNAPSHOT")).toList();
      assertThat(own).hasSizeGreaterThan(5);
      for (Path jar : own) {
        try (JarFile content = new JarFile(jar.toFile())) {
          assertThat(content.stream())
              .as(jar.toString())
              .allMatch(entry -> entry.getTimeLocal().toString().startsWith("2026-11-24T00:00"));
        }
      }
    }
  }

  @Test
  void configurationAndEverySettingAreBesideIt() {
    for (String name :
        List.of(
            "production.conf",
            "kubernetes.conf",
            "batch.conf",
            "logback.xml",
            "logback-json.xml",
            "alerts.yml",
            "dashboard.json",
            "node-jvm.options",
            "OPERATING.md",
            "SECURITY.md",
            "Containerfile",
            "systemd/stockafolio-node.service",
            "kubernetes/node.yaml",
            "reference/engine.conf",
            "reference/batch.conf")) {
      assertThat(installed.file("conf/" + name)).isNotEmptyFile();
    }
    assertThat(installed.file("conf/local.conf")).doesNotExist();
  }
}
