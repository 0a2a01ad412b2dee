package com.stockafolio.market;

import com.stockafolio.amount.Price;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The stocks that can be traded: those of the S&amp;P 500, from the file {@code instruments.csv}
 * beside this class. Immutable.
 */
public final class Instruments {

  private static final String RESOURCE = "instruments.csv";
  private static final String VERSION = "# version ";
  private static final String HEADER = "id,symbol,name,sector,startingPrice";

  private final int version;
  private final List<Instrument> all;
  private final Map<String, Instrument> bySymbol = new HashMap<>();
  private final Instrument[] byId;

  private Instruments(int version, List<Instrument> all) {
    this.version = version;
    this.all = List.copyOf(all);
    int highest = 0;
    for (Instrument instrument : this.all) {
      highest = Math.max(highest, instrument.id());
    }
    byId = new Instrument[highest + 1];
    for (Instrument instrument : this.all) {
      if (byId[instrument.id()] != null || bySymbol.put(instrument.symbol(), instrument) != null) {
        throw new IllegalArgumentException("an id or symbol stands twice: " + instrument);
      }
      byId[instrument.id()] = instrument;
    }
  }

  /**
   * Loads the file.
   *
   * @throws IllegalArgumentException naming the line that is not an instrument
   */
  public static Instruments load() {
    try (InputStream resource = Instruments.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException("not on the class path: " + RESOURCE);
      }
      return parse(new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Instruments parse(BufferedReader lines) throws IOException {
    String first = lines.readLine();
    if (first == null || !first.startsWith(VERSION)) {
      throw new IllegalArgumentException("the first line must be '" + VERSION + "N': " + first);
    }
    int version = Integer.parseInt(first.substring(VERSION.length()));
    String header = lines.readLine();
    if (!HEADER.equals(header)) {
      throw new IllegalArgumentException("the second line must be '" + HEADER + "': " + header);
    }
    List<Instrument> all = new ArrayList<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      all.add(instrument(line));
    }
    return new Instruments(version, all);
  }

  private static Instrument instrument(String line) {
    String[] fields = line.split(",", -1);
    if (fields.length != 5) {
      throw new IllegalArgumentException("not '" + HEADER + "': " + line);
    }
    int id = Integer.parseInt(fields[0]);
    if (id <= 0) {
      throw new IllegalArgumentException("an id must be above 0: " + line);
    }
    // Interned, as are the symbols of decoded trades: the map then compares references.
    return new Instrument(id, fields[1].intern(), fields[2], fields[3], Price.parse(fields[4]));
  }

  /** The version of the file, which rises with every change of it. */
  public int version() {
    return version;
  }

  /** The instrument with the symbol, or null if there is none. */
  public Instrument bySymbol(String symbol) {
    return bySymbol.get(symbol);
  }

  /**
   * The instrument with the id.
   *
   * @throws IllegalArgumentException if there is none
   */
  public Instrument byId(int id) {
    Instrument found = id > 0 && id < byId.length ? byId[id] : null;
    if (found == null) {
      throw new IllegalArgumentException("no instrument has the id " + id);
    }
    return found;
  }

  /** All instruments, in the order of the file. */
  public List<Instrument> all() {
    return all;
  }
}
