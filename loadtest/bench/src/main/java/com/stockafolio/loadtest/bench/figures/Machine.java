package com.stockafolio.loadtest.bench.figures;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Properties;

/** What the figures were measured on. */
final class Machine {

  private Machine() {}

  static ObjectNode describe(ObjectNode node) {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    node.put("cores", system.getAvailableProcessors());
    node.put("memoryMebibytes", system.getTotalMemorySize() >> 20);
    node.put("kernel", system.getName() + " " + system.getVersion());
    node.put("architecture", system.getArch());
    node.put("jdk", System.getProperty("java.vm.name") + " " + Runtime.version());
    return node;
  }

  /** Versions of what was measured, as the build wrote them down. */
  static ObjectNode versions(ObjectNode node) {
    Properties versions = new Properties();
    try (InputStream file = Machine.class.getResourceAsStream("versions.properties")) {
      if (file != null) {
        versions.load(file);
      }
    } catch (IOException e) {
      return node;
    }
    versions.stringPropertyNames().stream()
        .sorted()
        .forEach(name -> node.put(name, versions.getProperty(name)));
    return node;
  }

  /** The commit, marked where files differ from it; empty outside a repository. */
  static String gitRevision(Path root) {
    String commit = git(root, "rev-parse", "--short=12", "HEAD");
    return commit.isEmpty() || git(root, "status", "--porcelain").isEmpty()
        ? commit
        : commit + " with changes";
  }

  private static String git(Path root, String... arguments) {
    String[] line = new String[arguments.length + 3];
    line[0] = "git";
    line[1] = "-C";
    line[2] = root.toString();
    System.arraycopy(arguments, 0, line, 3, arguments.length);
    try {
      Process git = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return git.waitFor() == 0 ? answer.strip() : "";
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
