package com.stockafolio.loadtest.checker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tables among the engine's tests that others' readers and books follow too. */
final class EngineTable {
  private static final Path TABLES = Path.of("engine/src/test/resources/com/stockafolio/portfolio");

  private EngineTable() {}

  /** Reads a table by the name of its file. */
  static JsonNode read(String name) throws IOException {
    Path home = Path.of("").toAbsolutePath();
    while (!Files.exists(home.resolve(TABLES))) {
      home = home.getParent();
    }
    return new ObjectMapper().readTree(home.resolve(TABLES).resolve(name).toFile());
  }
}
