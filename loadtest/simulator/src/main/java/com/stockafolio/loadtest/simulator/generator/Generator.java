package com.stockafolio.loadtest.simulator.generator;

import com.stockafolio.loadtest.options.InvalidOption;
import com.stockafolio.loadtest.simulator.sending.AcknowledgedFile;
import com.stockafolio.loadtest.simulator.sending.GaveUpException;
import com.stockafolio.loadtest.simulator.sending.KafkaReach;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * The trade generator as a command, for rates that HTTP should not carry: puts the market
 * simulator's trades on Kafka's topic, in an open loop or as fast as it can, and says how that
 * went. Options are the system properties of {@link GeneratorOptions}.
 *
 * <p>Exit status: 0 all acknowledged, 1 failed, {@value #INVALID_OPTION} for an option that cannot
 * be.
 */
public final class Generator {

  private static final int FAILED = 1;
  private static final int INVALID_OPTION = 64;

  private Generator() {}

  /** Runs to the end, or until Ctrl-C, which does not keep it from its report. */
  public static void main(String[] args) {
    System.exit(run());
  }

  private static int run() {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    try {
      GeneratorOptions options = GeneratorOptions.read(System.getProperties());
      KafkaReach.require(options.bootstrap(), options.topic());
      out.println(plan(options));
      try (Generation generation = new Generation(options, file(options), out)) {
        Runtime.getRuntime().addShutdownHook(new Thread(generation::stop, "stop"));
        return generation.run() ? 0 : FAILED;
      }
    } catch (InvalidOption e) {
      System.err.println(e.getMessage());
      return INVALID_OPTION;
    } catch (GaveUpException | IOException e) {
      System.err.println(e.getMessage());
      return FAILED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return FAILED;
    }
  }

  private static Optional<AcknowledgedFile> file(GeneratorOptions options)
      throws IOException, InvalidOption {
    return options.data().isEmpty()
        ? Optional.empty()
        : Optional.of(AcknowledgedFile.create(options.data().get(), options.seed(), options.run()));
  }

  private static String plan(GeneratorOptions options) {
    String how =
        options.fill() > 0
            ? "%,d trades as fast as Kafka takes them".formatted(options.fill())
            : "%,d trades/s %s"
                .formatted(
                    options.rate(),
                    options.durationSeconds() == 0
                        ? "until Ctrl-C"
                        : "for " + options.durationSeconds() + " s");
    return String.format(
        Locale.ROOT,
        "%s of %,d users, %s, to %s at %s",
        how,
        options.users(),
        options.zipf() ? "zipf" : "uniform",
        options.topic(),
        options.bootstrap());
  }
}
