package com.stockafolio.loadtest.bench.contender;

import com.stockafolio.loadtest.options.InvalidOption;
import com.stockafolio.loadtest.options.OptionReader;
import com.stockafolio.loadtest.stack.Ports;
import com.stockafolio.loadtest.stack.StackSettings;
import com.stockafolio.loadtest.supervision.HeapSizes;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * What {@code mvn -Pbench} was asked for.
 *
 * @param load the work
 * @param rounds how often everything is measured anew, from 1 to 9; medians count
 * @param contenders who does the work, in this order
 * @param variants the engines among them that differ from the usual ones
 * @param compare the result of an earlier run to print beside this one's
 * @param jfr whether all processes are profiled while a contender is measured
 * @param trace whether it is recorded when watched trades pass the engine's steps
 * @param ports where everything listens
 * @param sizes memory and further JVM arguments
 */
public record Options(
    Load load,
    int rounds,
    List<Contender> contenders,
    List<Variant> variants,
    Optional<Path> compare,
    boolean jfr,
    boolean trace,
    Ports ports,
    Sizes sizes) {

  /**
   * The work.
   *
   * @param users number of users
   * @param trades put on the topic ahead, for the closed loop
   * @param warmUpTrades the first of them, which do not count
   * @param rate trades a second of the open loop; 0: no open loop
   * @param durationSeconds how long the open loop is measured
   * @param warmUpSeconds how long it runs before
   * @param watchers event-stream clients that measure latency
   * @param seed of users, prices and trades
   * @param preload whether every user holds something before the first trade
   * @param checkSample one user in this many is compared by the checker
   * @param traffic {@code uniform} or {@code zipf}
   */
  public record Load(
      int users,
      long trades,
      long warmUpTrades,
      long rate,
      long durationSeconds,
      long warmUpSeconds,
      int watchers,
      long seed,
      boolean preload,
      int checkSample,
      String traffic) {

    /** Cold code is compiled within some 30 s: so long the first trades take. */
    private static final double WARM_UP_SHARE = 0.4;

    private static final long LEAST_TRADES = 10_000;

    /** So many that compilers have done most of their work before the window. */
    private static final long USUAL_TRADES = 12_000_000;

    /** Some peers book a tenth of what the engine does. */
    private static final long TRADES_FOR_ALL = 1_500_000;

    private static Load read(OptionReader reader, boolean full) throws InvalidOption {
      long usual = full ? TRADES_FOR_ALL : USUAL_TRADES;
      long trades = reader.number("trades", usual, LEAST_TRADES, 1_000_000_000);
      return new Load(
          reader.number("users", 1_000_000, 1, 100_000_000),
          trades,
          reader.number("warmup.trades", (long) (trades * WARM_UP_SHARE), 0, trades / 2),
          reader.number("rate", 20_000, 0, 1_000_000),
          reader.number("duration", 60, 5, 86_400),
          reader.number("warmup", 15, 0, 3_600),
          reader.number("watchers", 100, 1, 5_000),
          reader.number("seed", 42, Long.MIN_VALUE, Long.MAX_VALUE),
          reader.flag("preload"),
          reader.number("check.sample", 1, 1, 1_000_000),
          reader.choice("traffic", "uniform", Map.of("uniform", "uniform", "zipf", "zipf")));
    }
  }

  /**
   * Memory and further JVM arguments.
   *
   * @param servers of Cassandra and Kafka
   * @param engineHeapMb heap of the engine in MiB
   * @param peerBaseMb heap of a peer in MiB, without its users
   * @param mostHeapMb of any process, in MiB
   * @param simulatorHeapMb heap of the simulator in MiB
   * @param checkerHeapMb heap of the checker in MiB
   * @param engineJvm further JVM arguments of the engine
   * @param peerJvm further JVM arguments of every peer
   * @param engineJava the JDK of the engine; empty for the one that runs Maven
   * @param peerJava the JDK of every peer; empty for the one that runs Maven
   */
  public record Sizes(
      StackSettings servers,
      int engineHeapMb,
      int peerBaseMb,
      int mostHeapMb,
      int simulatorHeapMb,
      int checkerHeapMb,
      List<String> engineJvm,
      List<String> peerJvm,
      Optional<Path> engineJava,
      Optional<Path> peerJava) {

    private static final int PEER_HEAP_MB = 2_048;
    private static final int MOST_HEAP_PERCENT = 55;

    /** A peer's heap in MiB. */
    int peerHeapMb(int users, int bytesPerUser) {
      return (int) Math.min(mostHeapMb, peerBaseMb + ((long) users * bytesPerUser >> 20));
    }

    private static Sizes read(OptionReader reader, HeapSizes heaps) throws InvalidOption {
      return new Sizes(
          StackSettings.read(reader),
          reader.mebibytes("engine.heap", heaps.engineMb()),
          reader.mebibytes("peer.heap", PEER_HEAP_MB),
          (int) (heaps.machineMb() * MOST_HEAP_PERCENT / 100),
          reader.mebibytes("simulator.heap", heaps.simulatorMb()),
          reader.mebibytes("checker.heap", heaps.checkerMb()),
          heaps.engineJvm(reader.words("engine.jvm")),
          reader.words("peer.jvm"),
          reader.javaHome("engine.java"),
          reader.javaHome("peer.java"));
    }
  }

  /**
   * Reads and checks all options.
   *
   * @param machineMb the machine's memory in MiB, from which heaps are sized by default
   */
  public static Options read(Properties properties, long machineMb) throws InvalidOption {
    OptionReader reader = OptionReader.of(properties);
    boolean full = reader.flag("full");
    Load load = Load.read(reader, full);
    List<Variant> variants = Variant.read(reader);
    List<String> known = withVariants(Contenders.ALL, variants);
    List<String> names =
        reader.some("contenders", withVariants(usual(full, load.preload()), variants), known);
    if (names.isEmpty()) {
      throw new InvalidOption(
          "-Dcontenders=none leaves nothing to measure; there are " + String.join(", ", known));
    }
    List<Contender> contenders =
        names.stream().map(name -> Contenders.named(name, variants)).toList();
    if (load.preload() && contenders.stream().anyMatch(one -> !(one instanceof EngineContender))) {
      throw new InvalidOption("-Dpreload is for the engine alone: -Dcontenders=engine");
    }
    return new Options(
        load,
        reader.number("rounds", full ? 3 : 1, 1, 9),
        contenders,
        variants,
        reader.path("bench.compare"),
        reader.flag("bench.jfr"),
        reader.isOn("bench.trace", true),
        Ports.standard().shifted(reader.number("ports", 0, 0, 30_000)),
        Sizes.read(reader, new HeapSizes(load.users(), load.watchers(), 1, machineMb)));
  }

  private static List<String> withVariants(List<String> names, List<Variant> variants) {
    return Stream.concat(names.stream(), variants.stream().map(Variant::name)).toList();
  }

  private static List<String> usual(boolean full, boolean preload) {
    if (preload) {
      return Contenders.PRELOADED;
    }
    return full ? Contenders.ALL : Contenders.USUAL;
  }
}
