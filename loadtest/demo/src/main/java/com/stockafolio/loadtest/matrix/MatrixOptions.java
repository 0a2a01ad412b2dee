package com.stockafolio.loadtest.matrix;

import com.stockafolio.loadtest.demo.Options;
import com.stockafolio.loadtest.options.InvalidOption;
import com.stockafolio.loadtest.options.OptionReader;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * What {@code mvn -Pmatrix} was asked for.
 *
 * @param demo the system, as {@code mvn -Pdemo} takes its options
 * @param faults what is done
 * @param rounds of each fault, from 1
 * @param roundSeconds trading after each fault's end
 * @param overloadRate trades a second of the overload
 * @param seed from which order, moments and nodes follow
 */
record MatrixOptions(
    Options demo, List<Fault> faults, int rounds, int roundSeconds, long overloadRate, long seed) {

  private static final Map<String, String> OTHER_DEFAULTS =
      Map.of("users", "2000", "rate", "500", "nodes", "3", "watchers", "20");

  /**
   * Reads and checks all options.
   *
   * @param machineMb the machine's memory in MiB
   */
  static MatrixOptions read(Properties given, long machineMb) throws InvalidOption {
    Properties properties = new Properties();
    given.stringPropertyNames().forEach(n -> properties.setProperty(n, given.getProperty(n)));
    OTHER_DEFAULTS.forEach(properties::putIfAbsent);
    OptionReader reader = OptionReader.of(properties);
    List<Fault> all =
        Fault.all(
            pauses(reader.texts("pauses", ",")), reader.number("overload.seconds", 0, 0, 86_400));
    List<String> names = all.stream().map(Fault::name).toList();
    List<String> wanted = reader.some("faults", names, names);
    return new MatrixOptions(
        Options.read(properties, machineMb),
        all.stream().filter(fault -> wanted.contains(fault.name())).toList(),
        reader.number("rounds", 1, 1, 1_000),
        reader.number("round", 30, 15, 3_600),
        reader.number("overload.rate", 20_000L, 1, 1_000_000),
        reader.number("seed", 42L, Long.MIN_VALUE, Long.MAX_VALUE));
  }

  private static List<Integer> pauses(List<String> texts) throws InvalidOption {
    if (texts.isEmpty()) {
      return List.of(5, 15);
    }
    for (String text : texts) {
      if (!text.matches("[1-9][0-9]{0,2}")) {
        throw new InvalidOption("-Dpauses=" + text + ": seconds from 1 to 999, parted by commas");
      }
    }
    return texts.stream().map(Integer::valueOf).distinct().toList();
  }
}
