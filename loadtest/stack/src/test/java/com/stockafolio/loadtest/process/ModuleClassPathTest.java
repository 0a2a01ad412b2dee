package com.stockafolio.loadtest.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ModuleClassPathTest {

  @TempDir Path directory;

  private Workspace workspace;
  private Path target;

  @BeforeEach
  void aModule() throws Exception {
    workspace = new Workspace(directory.resolve("project"), directory.resolve("data"));
    target = Files.createDirectories(workspace.module("simulator").resolve("target"));
  }

  @Test
  void whatTheBuildMakesIsCopiedAndArtifactsAreUsedInPlace() throws Exception {
    Path own = Files.createDirectories(target.resolve("classes").resolve("a"));
    Files.writeString(own.resolve("A.class"), "own");
    Path jar = target.resolve("engine.jar");
    Files.writeString(jar, "built jar");
    Path artifact = Files.writeString(directory.resolve("kafka-clients-1.jar"), "artifact");
    Files.writeString(target.resolve("class-path"), jar + File.pathSeparator + artifact + "\n");

    ModuleClassPath classPath = ModuleClassPath.of(workspace, "simulator");
    Trees.delete(workspace.root());

    String[] entries = classPath.value().split(File.pathSeparator);
    assertThat(entries).hasSize(3);
    assertThat(Path.of(entries[0]).resolve("a").resolve("A.class")).hasContent("own");
    assertThat(Path.of(entries[1])).hasContent("built jar");
    assertThat(entries[2]).isEqualTo(artifact.toString());
    assertThat(classPath.jar("kafka-clients-")).isEqualTo(artifact);
  }

  @Test
  void aModuleThatIsNotBuiltIsNamed() {
    assertThatThrownBy(() -> ModuleClassPath.of(workspace, "simulator"))
        .isInstanceOf(StackFailure.class)
        .hasMessageContaining("loadtest/simulator is not built");
  }
}
