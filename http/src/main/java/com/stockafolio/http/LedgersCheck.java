package com.stockafolio.http;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.Extension;
import akka.actor.typed.ExtensionId;
import akka.actor.typed.javadsl.Adapter;
import com.stockafolio.engine.Ledgers;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** {@link Readiness} for Akka Management, which makes it by its name and asks it at each probe. */
public final class LedgersCheck implements Supplier<CompletionStage<Boolean>> {
  private final Served served;

  /** For Akka Management. */
  public LedgersCheck(akka.actor.ActorSystem system) {
    served = Adapter.toTyped(system).registerExtension(Served.ID);
  }

  /** From now on probes are answered by these ledgers; before, they hear that it is not ready. */
  static void serve(ActorSystem<?> system, Ledgers ledgers) {
    system.registerExtension(Served.ID).readiness.set(new Readiness(ledgers));
  }

  @Override
  public CompletionStage<Boolean> get() {
    return CompletableFuture.completedFuture(
        Optional.ofNullable(served.readiness.get()).map(Readiness::isReady).orElse(false));
  }

  /** What a system and the check that is made for it have in common. */
  private static final class Served implements Extension {
    static final ExtensionId<Served> ID =
        new ExtensionId<>() {
          @Override
          public Served createExtension(ActorSystem<?> system) {
            return new Served();
          }
        };

    private final AtomicReference<Readiness> readiness = new AtomicReference<>();
  }
}
