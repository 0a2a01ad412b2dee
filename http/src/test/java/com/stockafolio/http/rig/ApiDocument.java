package com.stockafolio.http.rig;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.stockafolio.http.HttpPart;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The API's description, as answers are held against it. */
public final class ApiDocument {
  /** What may be asked of a path. */
  public record Operation(String method, String path, JsonNode json) {
    public boolean isOpen() {
      JsonNode security = json.get("security");
      return security != null && security.isEmpty();
    }

    public Set<Integer> statuses() {
      Set<Integer> statuses = new TreeSet<>();
      json.get("responses").fieldNames().forEachRemaining(s -> statuses.add(Integer.valueOf(s)));
      return statuses;
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

  /** What a line of the one type that has lines is. */
  private static final String LINE = "#/components/schemas/Portfolio";

  private final JsonNode root;
  private final SchemaRegistry schemas =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  public ApiDocument() {
    try (InputStream in = HttpPart.class.getResourceAsStream("openapi.yaml")) {
      root = new ObjectMapper(new YAMLFactory()).readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    root.get("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        entry -> {
                          if (METHODS.contains(entry.getKey())) {
                            operations.add(
                                new Operation(
                                    entry.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    entry.getValue()));
                          }
                        }));
    return operations;
  }

  public Operation operation(String method, String path) {
    return operations().stream()
        .filter(operation -> operation.method.equals(method) && operation.path.equals(path))
        .findFirst()
        .orElseThrow(() -> new AssertionError("not described: " + method + " " + path));
  }

  /** The answer has a status of the operation's, with the type, headers and content of that. */
  public void assertDescribed(Operation operation, HttpResponse<String> answer) {
    JsonNode described =
        resolved(operation.json.get("responses").path(Integer.toString(answer.statusCode())));
    assertThat(described.isMissingNode())
        .as("%s answered %d: %s", operation, answer.statusCode(), answer.body())
        .isFalse();
    described
        .path("headers")
        .properties()
        .forEach(
            header -> {
              if (resolved(header.getValue()).path("required").asBoolean()) {
                assertThat(answer.headers().firstValue(header.getKey()))
                    .as(header.getKey())
                    .isPresent();
              }
            });
    JsonNode content = described.path("content");
    if (content.isMissingNode()) {
      assertThat(answer.body()).isEmpty();
      return;
    }
    String type = answer.headers().firstValue("Content-Type").orElseThrow().split(";")[0];
    assertThat(content.fieldNames()).toIterable().contains(type);
    if (type.equals("application/x-ndjson")) {
      Schema line = schema(new ObjectMapper().createObjectNode().put("$ref", LINE));
      answer.body().lines().forEach(text -> assertValid(line, text));
    } else if (type.endsWith("json")) {
      assertValid(schema(content.get(type).get("schema")), answer.body());
    }
  }

  /** The JSON is what the description calls by this name. */
  public void assertIs(String name, String json) {
    assertValid(
        schema(new ObjectMapper().createObjectNode().put("$ref", "#/components/schemas/" + name)),
        json);
  }

  private static void assertValid(Schema schema, String json) {
    assertThat(schema.validate(json, InputFormat.JSON)).as(json).isEmpty();
  }

  private Schema schema(JsonNode schema) {
    ObjectNode whole = schema.deepCopy();
    whole.set("components", root.get("components"));
    return schemas.getSchema(whole.toString(), InputFormat.JSON);
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? root.at(node.get("$ref").asText().substring(1)) : node;
  }
}
