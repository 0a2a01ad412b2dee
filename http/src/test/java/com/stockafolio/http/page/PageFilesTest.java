package com.stockafolio.http.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageFilesTest {
  @Test
  void outOfAJarTheyAreTheSameAsOutOfAFolder(@TempDir Path folder) throws Exception {
    Path jar = folder.resolve("the pages.jar");
    pack(classes(), jar);
    try (URLClassLoader loader =
        new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      Class<?> inJar = loader.loadClass(PageFiles.class.getName());
      Object read = inJar.getMethod("read").invoke(null);
      assertThat(inJar.getMethod("assets").invoke(read)).isEqualTo(PageFiles.read().assets());
      assertThat(inJar.getMethod("page", String.class).invoke(read, "firm/firm.html"))
          .isEqualTo(PageFiles.read().page("firm/firm.html"));
    }
  }

  private static Path classes() throws URISyntaxException {
    return Path.of(PageFiles.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static void pack(Path classes, Path jar) throws IOException {
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream packed = new JarOutputStream(out);
        Stream<Path> files = Files.walk(classes.resolve("com/stockafolio/http/page"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        packed.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        Files.copy(file, packed);
      }
    }
  }
}
