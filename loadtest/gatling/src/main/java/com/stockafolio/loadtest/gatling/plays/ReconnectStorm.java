package com.stockafolio.loadtest.gatling.plays;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.pause;

import com.stockafolio.loadtest.gatling.options.LoadOptions;
import com.stockafolio.loadtest.gatling.steps.Statistics;
import com.stockafolio.loadtest.gatling.steps.Streams;
import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Session;
import java.time.Duration;
import java.util.List;

/**
 * All streams are dropped at the same moment, and all come back together, each from its last event
 * on: what was missed must follow, in order, nothing twice. The storms are spread evenly over the
 * run after the ramp.
 */
public final class ReconnectStorm implements Play {
  private static final String RESETS_BEFORE = "resetsBefore";
  private static final Duration LAST_LOOKS = Duration.ofSeconds(2);

  private final Rig rig;

  public ReconnectStorm(Rig rig) {
    this.rig = rig;
  }

  @Override
  public List<PopulationBuilder> populations() {
    LoadOptions options = rig.options();
    ChainBuilder story = exec(rig.streams().open());
    for (int storm = 1; storm <= options.storms(); storm++) {
      story = story.exec(storm(options.ramp().plus(options.calm().multipliedBy(storm))));
    }
    return List.of(
        rig.scene("traders in the storm")
            .feed(rig.traders())
            .exec(story)
            .exec(rig.streams().watchWhile(rig.clock()::goesOn))
            .exec(this::noteResumption)
            .exec(rig.streams().close())
            .injectOpen(rig.ramped(options.users())));
  }

  /** Watches until a storm's time, is dropped, and comes back. */
  private ChainBuilder storm(Duration at) {
    Duration closeTo = at.minus(LAST_LOOKS);
    return exec(rig.streams().watchWhile(session -> rig.clock().isBefore(closeTo)))
        .exec(pause(session -> rig.clock().until(at)))
        .exec(rig.streams().look())
        .exec(this::noteResumption)
        .exec(rig.streams().drop())
        .pause(rig.options().away())
        .exec(session -> session.set(RESETS_BEFORE, Streams.check(session).resets()))
        .exec(rig.streams().resume())
        .exitHereIfFailed();
  }

  /** Whether the stream's last resumption, if it had one, went on where it had ended. */
  private Session noteResumption(Session session) {
    if (!session.contains(RESETS_BEFORE)) {
      return session;
    }
    long now = System.currentTimeMillis();
    long resets = Streams.check(session).resets() - session.getLong(RESETS_BEFORE);
    if (resets == 0) {
      rig.statistics().right(session, Statistics.RESUMED, now, now);
    } else {
      rig.statistics().wrong(session, Statistics.RESUMED, now, now, resets + " resets");
    }
    return session.remove(RESETS_BEFORE);
  }

  @Override
  public List<Assertion> assertions() {
    return rig.limits()
        .ofStreamsAnd(rig.limits().quick(Statistics.RESUME), rig.limits().fewResets());
  }
}
