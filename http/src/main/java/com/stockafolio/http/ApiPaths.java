package com.stockafolio.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The paths of the API as its description has them, so that requests are counted by few names. */
final class ApiPaths {
  /** What stands nowhere in the description: the pages' files, and what is nowhere. */
  static final String OTHER = "other";

  private static final Pattern PATH = Pattern.compile("^  (/\\S+):$", Pattern.MULTILINE);
  private static final Pattern PARAMETER = Pattern.compile("\\{\\w+}");

  private final List<Template> templates = new ArrayList<>();

  private record Template(String text, Pattern pattern) {}

  /**
   * Those of a description.
   *
   * @param document the OpenAPI document, in YAML
   */
  ApiPaths(byte[] document) {
    Matcher paths = PATH.matcher(new String(document, StandardCharsets.UTF_8));
    while (paths.find()) {
      templates.add(new Template(paths.group(1), pattern(paths.group(1))));
    }
  }

  private static Pattern pattern(String template) {
    StringBuilder pattern = new StringBuilder();
    Matcher parameters = PARAMETER.matcher(template);
    int done = 0;
    while (parameters.find()) {
      pattern.append(Pattern.quote(template.substring(done, parameters.start()))).append("[^/.]+");
      done = parameters.end();
    }
    return Pattern.compile(pattern.append(Pattern.quote(template.substring(done))).toString());
  }

  /** The template of a request's path, such as {@code /api/v1/portfolios/{userId}}. */
  String of(String path) {
    for (Template template : templates) {
      if (template.pattern().matcher(path).matches()) {
        return template.text();
      }
    }
    return OTHER;
  }
}
