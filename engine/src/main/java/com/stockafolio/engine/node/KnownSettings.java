package com.stockafolio.engine.node;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The settings that there are: those that the modules on the class path document in their {@code
 * reference.conf}.
 */
public final class KnownSettings {
  private static final String ROOT = "stockafolio";

  /** Sections whose keys a library names: those that are documented empty, and dispatchers. */
  private static final String DISPATCHER = "dispatcher";

  /** The batch is a program of its own, with a class path of its own. */
  private static final String BATCH = "batch";

  private KnownSettings() {}

  /**
   * Refuses settings that nobody reads: most likely they are misspelled, and what they should
   * change has its default.
   *
   * @param whole the whole configuration
   * @throws StartRefused naming the first such key, its value and the keys there are
   */
  public static void requireOnly(Config whole) {
    throwFirst(faults(whole));
  }

  /**
   * Refuses the same of some sections alone.
   *
   * @param sections their paths; one that is not given is passed over
   */
  public static void requireOnly(Config whole, String... sections) {
    List<String> faults = new ArrayList<>();
    for (String section : sections) {
      if (whole.hasPath(section)) {
        compare(section, whole.getObject(section), documented().getObject(section), faults);
      }
    }
    throwFirst(faults);
  }

  /** What {@link #requireOnly(Config)} would refuse, one after the other, in words. */
  public static List<String> faults(Config whole) {
    List<String> faults = new ArrayList<>();
    compare(ROOT, whole.getObject(ROOT), documented().getObject(ROOT), faults);
    return faults;
  }

  private static void throwFirst(List<String> faults) {
    if (!faults.isEmpty()) {
      throw new StartRefused(faults.get(0));
    }
  }

  private static Config documented() {
    return ConfigFactory.parseResources("reference.conf").withOnlyPath(ROOT).resolve();
  }

  private static void compare(
      String path, ConfigObject given, ConfigObject documented, List<String> faults) {
    Set<String> keys = new TreeSet<>(given.keySet());
    for (String key : keys) {
      ConfigValue known = documented.get(key);
      String below = path + "." + key;
      if (known == null && !below.equals(ROOT + "." + BATCH)) {
        faults.add(
            "%s = %s is no setting; below %s there are: %s"
                .formatted(
                    below,
                    given.get(key).unwrapped(),
                    path,
                    String.join(", ", new TreeSet<>(documented.keySet()))));
      }
      if (known instanceof ConfigObject section
          && given.get(key) instanceof ConfigObject givenSection
          && !isOfALibrary(key, section)) {
        compare(below, givenSection, section, faults);
      }
    }
  }

  private static boolean isOfALibrary(String key, Map<String, ConfigValue> documented) {
    return documented.isEmpty() || key.equals(DISPATCHER);
  }
}
