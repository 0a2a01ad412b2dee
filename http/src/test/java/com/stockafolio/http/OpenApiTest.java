package com.stockafolio.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The API's description by itself; that the service answers so is for {@link ApiAnswersTest}. */
@Timeout(120)
class OpenApiTest {
  private static SwaggerParseResult parsed(String document) {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    return new OpenAPIV3Parser().readContents(document, null, options);
  }

  private static String document() throws IOException {
    return Files.readString(Path.of("src/main/resources/com/stockafolio/http/openapi.yaml"));
  }

  @Test
  void itIsValid() throws IOException {
    SwaggerParseResult result = parsed(document());
    assertThat(result.getMessages()).isEmpty();
    assertThat(result.getOpenAPI().getOpenapi()).startsWith("3.1");
    assertThat(result.getOpenAPI().getPaths()).isNotEmpty();
  }

  @Test
  void theValidatorFindsWhatIsWrong() throws IOException {
    assertThat(parsed(document().replace("operationId:", "operationid:")).getMessages())
        .isNotEmpty();
    assertThat(parsed(document().replace("schemas/TradePage\"", "schemas/Nothing\"")).getMessages())
        .isNotEmpty();
  }

  /** Generated clients take a string of any other type for JSON. */
  @Test
  void contentThatIsNoJsonIsBinary() throws IOException {
    Set<String> texts = Set.of("text/plain", "text/event-stream");
    List<String> seen = new ArrayList<>();
    root()
        .findValues("content")
        .forEach(
            content ->
                content
                    .properties()
                    .forEach(
                        type -> {
                          if (!type.getKey().matches(".*[/+]json")
                              && !texts.contains(type.getKey())) {
                            seen.add(type.getKey());
                            assertThat(type.getValue().at("/schema/format").asText())
                                .as(type.getKey())
                                .isEqualTo("binary");
                          }
                        }));
    assertThat(seen).contains("application/x-ndjson", "text/csv", "application/yaml");
  }

  /** A generated client wraps a value of several types in a class of its own. */
  @Test
  void aValueHasOneTypeBesidesNull() throws IOException {
    root()
        .findValues("type")
        .forEach(
            type -> {
              if (type.isArray()) {
                assertThat(type).hasSize(2).last().extracting(JsonNode::asText).isEqualTo("null");
              }
            });
  }

  @Test
  void everyArraySaysWhatIsInIt() throws IOException {
    root()
        .findParents("items")
        .forEach(
            array -> {
              JsonNode items = array.get("items");
              assertThat(items.has("$ref") || items.has("properties") || items.has("pattern"))
                  .as(array.toString())
                  .isTrue();
            });
  }

  private static JsonNode root() throws IOException {
    return new ObjectMapper(new YAMLFactory()).readTree(document());
  }

  @Test
  void everyReferenceLeadsSomewhere() throws IOException {
    JsonNode root = root();
    root.findValuesAsText("$ref")
        .forEach(
            ref -> {
              assertThat(ref).startsWith("#/");
              assertThat(root.at(ref.substring(1)).isMissingNode()).as(ref).isFalse();
            });
  }
}
