package com.stockafolio.loadtest.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.loadtest.process.ModuleClassPath;
import com.stockafolio.loadtest.process.Template;
import com.stockafolio.loadtest.process.Workspace;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CassandraServerTest {

  @TempDir Path directory;

  @Test
  void theStandInIsOnTheClassPathWhereAJdkHasNoSecurityManagerAlone() throws Exception {
    Workspace workspace = new Workspace(directory.resolve("project"), directory.resolve("data"));
    Path target = Files.createDirectories(workspace.module("cassandra").resolve("target"));
    Files.createDirectories(target.resolve("classes"));
    Path jar = Files.writeString(directory.resolve("cassandra-all.jar"), "a jar");
    Files.writeString(target.resolve("class-path"), jar.toString());
    ModuleClassPath classPath = ModuleClassPath.of(workspace, "cassandra");

    assertThat(CassandraServer.classPathFor(17, classPath)).isEqualTo(jar.toString());
    assertThat(CassandraServer.classPathFor(23, classPath)).isEqualTo(jar.toString());
    assertThat(CassandraServer.classPathFor(24, classPath))
        .endsWith("classes" + File.pathSeparator + jar);
  }

  @Test
  void userDefinedFunctionsAreOff() {
    // Without a security manager nothing confines them.
    assertThat(Template.text("cassandra.yaml", Map.of()))
        .contains("\nuser_defined_functions_enabled: false\n");
  }
}
