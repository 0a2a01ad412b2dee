package com.stockafolio.loadtest.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** A configuration file of a server, kept as a resource in which {@code @NAME@} is replaced. */
public final class Template {

  private static final String FOLDER = "/com/stockafolio/loadtest/stack/";

  private Template() {}

  /** The resource's text with every {@code @NAME@} replaced by its value. */
  public static String text(String resource, Map<String, Object> values) {
    String text = read(resource);
    for (var value : values.entrySet()) {
      text = text.replace("@" + value.getKey() + "@", value.getValue().toString());
    }
    return text;
  }

  /** Writes {@link #text} to {@code target} and returns it. */
  public static Path write(String resource, Map<String, Object> values, Path target) {
    try {
      return Files.writeString(target, text(resource, values));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(String resource) {
    try (InputStream stream = Template.class.getResourceAsStream(FOLDER + resource)) {
      byte[] bytes = Objects.requireNonNull(stream, resource).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
