package com.stockafolio.loadtest.bench.contender;

import com.stockafolio.loadtest.process.Child;
import com.stockafolio.loadtest.stack.EngineNode;
import com.stockafolio.loadtest.stack.LocalStack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * This project's engine as one node. Each variant has a keyspace of its own, so that it begins
 * empty where another has booked the same topic.
 *
 * @param archiveGroup the group under which the archived offsets are committed; empty where nothing
 *     is archived
 * @param settings what differs from the product's own settings, as {@code -D} arguments
 * @param variantJvm further JVM arguments that are its own, which win over all others
 * @param javaHome the JDK that it runs on; empty for the one that all engines run on
 */
public record EngineContender(
    String name,
    String group,
    String keyspace,
    String archiveGroup,
    List<String> settings,
    List<String> variantJvm,
    Optional<Path> javaHome)
    implements Contender {

  // Whether it happens to be four in the afternoon is not to make a difference.
  private static final List<String> COMPLETE = List.of("-Dstockafolio.closing.at-the-bell=off");
  private static final List<String> BARE =
      List.of("-Dstockafolio.archive.enabled=off", "-Dstockafolio.engine.history.enabled=off");

  /** Ledgers begin with the close that was made for them, and as fast as the servers take it. */
  private static final List<String> IMPORT =
      List.of(
          "-Dstockafolio.engine.import-closing=closing/",
          "-Dstockafolio.engine.checkpoint.bytes-per-second=256MiB",
          "-Dstockafolio.engine.checkpoint.slices-in-flight=8",
          "-Dstockafolio.engine.checkpoint.timeout=3600s");

  /** As it is: every trade archived to S3, every portfolio's history kept. */
  static EngineContender complete() {
    return new EngineContender(
        "engine",
        "stockafolio",
        "stockafolio",
        "stockafolio-archive",
        COMPLETE,
        List.of(),
        Optional.empty());
  }

  /** Without archive and history, which the peers do not have either. */
  static EngineContender bare() {
    return of(new Variant("engine-bare", "engine-bare", List.of(), Optional.empty()));
  }

  /** One or the other with arguments, and with a group and a keyspace of its own. */
  static EngineContender of(Variant variant) {
    boolean complete = variant.base().equals("engine");
    String group = "stockafolio-" + variant.name();
    String keyspace = group.replace('-', '_');
    String archiveGroup = complete ? group + "-archive" : "";
    List<String> settings = new ArrayList<>(complete ? COMPLETE : BARE);
    settings.add("-Dstockafolio.kafka.group-id=" + group);
    settings.add("-Dstockafolio.cassandra.keyspace=" + keyspace);
    if (complete) {
      settings.add("-Dstockafolio.archive.group-id=" + archiveGroup);
    }
    return new EngineContender(
        variant.name(), group, keyspace, archiveGroup, settings, variant.jvm(), variant.javaHome());
  }

  /** Where the recording of when watched trades pass its steps is written. */
  public Path trace(LocalStack stack) {
    return stack.workspace().directory("trace").resolve(name + ".jfr");
  }

  @Override
  public Optional<String> topics() {
    return Optional.empty();
  }

  @Override
  public Child start(LocalStack stack, Options options) {
    Options.Sizes sizes = options.sizes();
    List<String> arguments = new ArrayList<>(settings);
    if (options.load().preload()) {
      arguments.addAll(IMPORT);
    }
    arguments.addAll(sizes.engineJvm());
    arguments.addAll(variantJvm);
    return stack
        .startNode(
            new EngineNode.Settings(
                1, 1, sizes.engineHeapMb(), arguments, javaHome.or(sizes::engineJava)))
        .child();
  }
}
