package com.stockafolio.loadtest.checker.source;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The stocks that may be traded, numbered densely from 0 in the order of the instruments file. */
public final class Stocks {
  /** The answer for a symbol that is not there. */
  public static final int UNKNOWN = -1;

  private static final String RESOURCE = "/com/stockafolio/market/instruments.csv";
  private static final String HEADER = "id,symbol,name,sector,startingPrice";

  /** One stock, as a portfolio shows it. */
  public record Stock(String symbol, String name, String sector) {}

  private final List<Stock> stocks;
  private final Map<String, Integer> bySymbol = new HashMap<>();

  public Stocks(List<Stock> stocks) {
    this.stocks = List.copyOf(stocks);
    for (int i = 0; i < this.stocks.size(); i++) {
      String symbol = this.stocks.get(i).symbol();
      if (bySymbol.put(symbol, i) != null) {
        throw new IllegalArgumentException("symbol stands twice: " + symbol);
      }
    }
    if (this.stocks.size() > 0xffff) {
      throw new IllegalArgumentException("more than 65,535 stocks");
    }
  }

  /** The instruments file on the class path. */
  public static Stocks load() throws CheckFailed {
    try (InputStream in = Stocks.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new CheckFailed("not on the class path: " + RESOURCE);
      }
      return read(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException | IllegalArgumentException e) {
      throw new CheckFailed("cannot read " + RESOURCE + ": " + e.getMessage(), e);
    }
  }

  /** A version line, a header, then a stock a line in CSV. */
  public static Stocks read(Reader source) throws IOException {
    BufferedReader lines = new BufferedReader(source);
    String version = lines.readLine();
    if (!"# version 1".equals(version)) {
      throw new IllegalArgumentException("first line is not '# version 1' but '" + version + "'");
    }
    String header = lines.readLine();
    if (!HEADER.equals(header)) {
      throw new IllegalArgumentException("header is not '" + HEADER + "' but '" + header + "'");
    }
    List<Stock> stocks = new ArrayList<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.isBlank()) {
        continue;
      }
      List<String> cells = cells(line);
      if (cells.size() != 5) {
        throw new IllegalArgumentException("not five cells: " + line);
      }
      stocks.add(new Stock(cells.get(1), cells.get(2), cells.get(3)));
    }
    return new Stocks(stocks);
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        // A doubled quote inside a quoted cell stands for one.
        if (quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
          cell.append('"');
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }

  public int count() {
    return stocks.size();
  }

  /** The stock's number, {@link #UNKNOWN} if there is none of that symbol. */
  public int numberOf(String symbol) {
    return bySymbol.getOrDefault(symbol, UNKNOWN);
  }

  public Stock get(int number) {
    return stocks.get(number);
  }
}
