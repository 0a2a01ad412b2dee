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

  @Test
  void everyReferenceLeadsSomewhere() throws IOException {
    JsonNode root = new ObjectMapper(new YAMLFactory()).readTree(document());
    root.findValuesAsText("$ref")
        .forEach(
            ref -> {
              assertThat(ref).startsWith("#/");
              assertThat(root.at(ref.substring(1)).isMissingNode()).as(ref).isFalse();
            });
  }
}
