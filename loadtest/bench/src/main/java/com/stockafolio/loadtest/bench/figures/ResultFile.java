package com.stockafolio.loadtest.bench.figures;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stockafolio.loadtest.bench.contender.Options;
import com.stockafolio.loadtest.bench.contender.Variant;
import com.stockafolio.loadtest.options.InvalidOption;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A run's result for machines: what was measured, of what, with what, on what. */
public final class ResultFile {
  private static final JsonMapper JSON = new JsonMapper();
  private static final MathContext SIX_DIGITS = new MathContext(6);

  private final Options options;
  private final Path root;
  private final List<List<Measured>> rounds;
  private final List<Measured> medians;

  public ResultFile(
      Options options, Path root, List<List<Measured>> rounds, List<Measured> medians) {
    this.options = options;
    this.root = root;
    this.rounds = List.copyOf(rounds);
    this.medians = List.copyOf(medians);
  }

  /**
   * Reads an earlier result.
   *
   * @throws InvalidOption if the file is none; the message names the option
   */
  public static JsonNode read(Path file) throws InvalidOption {
    try {
      JsonNode result = JSON.readTree(Files.readAllBytes(file));
      if (result.path("contenders").isArray()) {
        return result;
      }
    } catch (JsonProcessingException e) {
      throw new InvalidOption("-Dbench.compare=%s is no JSON".formatted(file));
    } catch (IOException e) {
      throw new InvalidOption("-Dbench.compare=%s cannot be read: %s".formatted(file, e));
    }
    throw new InvalidOption("-Dbench.compare=%s is no result of mvn -Pbench".formatted(file));
  }

  /** Writes the result under a name of its own and returns where. */
  public Path write(Path directory) throws IOException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    Files.createDirectories(directory);
    Path file = directory.resolve("bench-" + now.toString().replace(":", "") + ".json");
    Files.writeString(
        file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(result(now)) + "\n");
    return file;
  }

  private ObjectNode result(Instant now) {
    ObjectNode result = JSON.createObjectNode();
    result.put("at", now.toString());
    result.put("gitRevision", Machine.gitRevision(root));
    result.set("machine", Machine.describe(JSON.createObjectNode()));
    result.set("versions", Machine.versions(JSON.createObjectNode()));
    result.set("options", JSON.valueToTree(described()));
    result.set("contenders", contenders(medians));
    if (rounds.size() > 1) {
      ArrayNode all = result.putArray("rounds");
      rounds.forEach(round -> all.add(contenders(round)));
    }
    return result;
  }

  private ObjectNode described() {
    ObjectNode node = JSON.createObjectNode();
    Options.Load load = options.load();
    node.put("users", load.users()).put("trades", load.trades());
    node.put("warmup.trades", load.warmUpTrades());
    node.put("rate", load.rate()).put("duration", load.durationSeconds());
    node.put("warmup", load.warmUpSeconds()).put("watchers", load.watchers());
    node.put("seed", load.seed()).put("traffic", load.traffic());
    node.put("preload", load.preload()).put("check.sample", load.checkSample());
    node.put("rounds", options.rounds());
    Options.Sizes sizes = options.sizes();
    node.put("engine.heap", sizes.engineHeapMb() + "m");
    node.put("peer.heap", sizes.peerBaseMb() + "m");
    node.put("cassandra.heap", sizes.servers().cassandraHeapMb() + "m");
    node.put("kafka.heap", sizes.servers().kafkaHeapMb() + "m");
    node.put("engine.jvm", String.join(" ", sizes.engineJvm()));
    node.put("peer.jvm", String.join(" ", sizes.peerJvm()));
    node.put("cassandra.jvm", String.join(" ", sizes.servers().cassandraJvm()));
    node.put("kafka.jvm", String.join(" ", sizes.servers().kafkaJvm()));
    node.put("s3.jvm", String.join(" ", sizes.servers().s3Jvm()));
    sizes.engineJava().ifPresent(home -> node.put("engine.java", home.toString()));
    sizes.peerJava().ifPresent(home -> node.put("peer.java", home.toString()));
    ArrayNode variants = node.putArray(Variant.OPTION);
    options.variants().forEach(variant -> variants.add(variant.toString()));
    return node;
  }

  private static ArrayNode contenders(List<Measured> measured) {
    ArrayNode all = JSON.createArrayNode();
    for (Measured one : measured) {
      ObjectNode node = all.addObject();
      node.put("name", one.contender());
      ObjectNode figures = node.putObject("figures");
      one.figures().forEach((name, value) -> figures.put(name, rounded(value)));
      if (!one.topFrames().isEmpty()) {
        ObjectNode processes = node.putObject("topFrames");
        one.topFrames()
            .forEach(
                (process, frames) -> {
                  ArrayNode array = processes.putArray(process);
                  frames.forEach(array::add);
                });
      }
    }
    return all;
  }

  private static BigDecimal rounded(double value) {
    BigDecimal exact = new BigDecimal(value);
    return value == Math.rint(value)
        ? exact
        : new BigDecimal(exact.round(SIX_DIGITS).toPlainString());
  }
}
