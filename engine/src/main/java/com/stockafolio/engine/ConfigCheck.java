package com.stockafolio.engine;

import com.stockafolio.engine.node.Configuration;
import com.stockafolio.engine.node.KnownSettings;
import com.stockafolio.engine.node.SettingsFaults;
import com.stockafolio.engine.serving.EngineSettings;
import com.typesafe.config.Config;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/** {@code --check-config}: all faults of a node's settings, without starting anything. */
final class ConfigCheck {
  private ConfigCheck() {}

  /** The faults in words, each in one line; none where a node would not be refused for any. */
  static List<String> faults(Configuration read) {
    Config config = read.config();
    List<Consumer<Config>> readers = new ArrayList<>();
    readers.add(ClusterSettings::requireRoles);
    readers.add(ClusterSettings::requireSeeds);
    readers.add(EngineSettings::read);
    for (NodePart part : ServiceLoader.load(NodePart.class)) {
      if (part.role().isEmpty() || ClusterSettings.roles(config).contains(part.role())) {
        readers.addAll(part.settings());
      }
    }
    List<String> faults = new ArrayList<>(read.missing());
    faults.addAll(KnownSettings.faults(config));
    SettingsFaults.of(config, readers).stream()
        // What is missing is told once.
        .filter(fault -> !fault.contains(Configuration.UNSET))
        .forEach(faults::add);
    return List.copyOf(faults);
  }
}
