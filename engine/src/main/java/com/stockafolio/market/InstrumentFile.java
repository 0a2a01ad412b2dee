package com.stockafolio.market;

import com.stockafolio.amount.Price;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The file of the instruments that an empty journal begins with.
 *
 * @param instruments what it holds
 * @param hash the SHA-256 of its bytes
 */
record InstrumentFile(Instruments instruments, ListHash hash) {
  private static final String RESOURCE = "instruments.csv";
  private static final String VERSION = "# version ";
  private static final String HEADER = "id,symbol,name,sector,startingPrice";

  static InstrumentFile load() {
    try (InputStream resource = InstrumentFile.class.getResourceAsStream(RESOURCE)) {
      if (resource == null) {
        throw new IllegalStateException("not on the class path: " + RESOURCE);
      }
      byte[] bytes = resource.readAllBytes();
      return new InstrumentFile(
          parse(
              new BufferedReader(
                  new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8))),
          ListHash.of(bytes));
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
    return new Instrument(id, fields[1].intern(), fields[2], fields[3], Price.parse(fields[4]));
  }
}
