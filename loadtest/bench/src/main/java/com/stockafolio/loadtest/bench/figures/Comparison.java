package com.stockafolio.loadtest.bench.figures;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** An earlier result beside this one. */
public final class Comparison {
  private static final int NAME_WIDTH = 42;
  private static final int VALUE_WIDTH = 14;

  private final JsonNode earlier;
  private final List<Measured> now;

  public Comparison(JsonNode earlier, List<Measured> now) {
    this.earlier = earlier;
    this.now = List.copyOf(now);
  }

  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("beside the result of " + earlier.path("at").asText());
    if (!earlier.path("gitRevision").asText().isEmpty()) {
      lines.add("  of revision " + earlier.path("gitRevision").asText());
    }
    for (Measured contender : now) {
      JsonNode before = figures(contender.contender());
      lines.add(
          FigureTable.pad(contender.contender(), NAME_WIDTH)
              + FigureTable.right("then", VALUE_WIDTH)
              + FigureTable.right("now", VALUE_WIDTH)
              + FigureTable.right("ratio", VALUE_WIDTH));
      contender
          .figures()
          .forEach(
              (name, value) -> {
                JsonNode then = before.path(name);
                Double thenValue = then.isNumber() ? then.asDouble() : null;
                lines.add(
                    FigureTable.pad("  " + name, NAME_WIDTH)
                        + FigureTable.right(FigureTable.number(thenValue), VALUE_WIDTH)
                        + FigureTable.right(FigureTable.number(value), VALUE_WIDTH)
                        + FigureTable.right(FigureTable.ratio(value, thenValue), VALUE_WIDTH));
              });
    }
    return lines;
  }

  private JsonNode figures(String contender) {
    for (JsonNode one : earlier.path("contenders")) {
      if (one.path("name").asText().equals(contender)) {
        return one.path("figures");
      }
    }
    return earlier.path("none");
  }
}
