package com.stockafolio.loadtest.simulator.market;

import com.stockafolio.market.Instrument;
import com.stockafolio.market.Instruments;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * What the market does in one run, planned beforehand from seed and run: splits of several ratios
 * with and without cash for fractions, dividends, renamings, new instruments that are spun off, and
 * mergers, spread over the run, each of another instrument. Traders use new symbols a little later
 * and give up those that end a little earlier, as the copies of a record take their time.
 */
public final class ActionPlan {
  /** The market does nothing. */
  public static final ActionPlan NONE = new ActionPlan(List.of(), List.of());

  private static final long TAG = 0x616374696F6E7300L;

  /** Between two actions where the run has no end. */
  private static final long EVERY_SECONDS = 10;

  /** For so long the old symbol is used still, or already the other one. */
  private static final long GRACE_SECONDS = 2;

  private static final int[][] RATIOS = {{1, 10}, {3, 2}, {9, 8}, {1, 2}, {7, 1}, {2, 3}, {1, 7}};

  private final List<Planned> actions;
  private final List<MarketChange> changes;

  /**
   * An action, as it is posted.
   *
   * @param second of the run
   * @param body the JSON that the desk is asked with
   */
  public record Planned(long second, String body) {}

  private ActionPlan(List<Planned> actions, List<MarketChange> changes) {
    this.actions = List.copyOf(actions);
    this.changes = changes.stream().sorted(Comparator.comparing(MarketChange::second)).toList();
  }

  /**
   * A plan.
   *
   * @param count how many actions, from 0; not more than there are instruments
   * @param durationSeconds of the run; 0 for one without an end
   */
  public static ActionPlan of(
      Instruments instruments, long seed, int run, int count, long durationSeconds) {
    return count == 0 ? NONE : new Maker(instruments, seed, run).make(count, durationSeconds);
  }

  /** In the order in which they are due. */
  public List<Planned> actions() {
    return actions;
  }

  List<MarketChange> changes() {
    return changes;
  }

  /** Makes one plan. */
  private static final class Maker {
    private final List<Instrument> all;
    private final int run;
    private final Draws draws;
    private final long idHigh;
    private final int start;
    private final List<Planned> actions = new ArrayList<>();
    private final List<MarketChange> changes = new ArrayList<>();
    private int taken;
    private int listings;

    /** Who is next to spin the new listing off, and what that is called; null for none. */
    private String spun;

    Maker(Instruments instruments, long seed, int run) {
      this.all = instruments.all();
      this.run = run;
      long key = Mix64.mix(Mix64.mix(seed ^ TAG) + run);
      this.draws = new Draws(key, 0);
      this.idHigh = (key & ~0xf000L) | 0x8000L;
      this.start = draws.below(all.size());
      this.listings = all.size();
    }

    ActionPlan make(int count, long durationSeconds) {
      for (int i = 0; i < count; i++) {
        long second =
            durationSeconds > 0
                ? 1 + (durationSeconds - 1) * (i + 1) / (count + 1)
                : (i + 1) * EVERY_SECONDS;
        add(i, second, count);
      }
      return new ActionPlan(actions, changes);
    }

    private void add(int index, long second, int count) {
      if (spun != null) {
        spinOff(index, second);
        return;
      }
      switch (index % 7) {
        case 1 -> plan(index, second, "DIVIDEND", named() + ",\"perShare\":\"" + cents() + "\"");
        case 2 -> rename(index, second);
        case 4 -> {
          if (index + 1 < count) {
            list(index, second);
          } else {
            split(index, second);
          }
        }
        case 6 -> merge(index, second);
        default -> split(index, second);
      }
    }

    /** The next instrument, by its place; none is taken twice. */
    private int next() {
      return (start + taken++) % all.size();
    }

    private String named() {
      return named("symbol", all.get(next()).symbol());
    }

    private static String named(String member, String symbol) {
      return "\"" + member + "\":\"" + symbol + "\"";
    }

    private String cents() {
      int cents = 1 + draws.below(200);
      return cents / 100 + "." + (cents % 100 < 10 ? "0" : "") + cents % 100;
    }

    private void plan(int index, long second, String type, String members) {
      UUID id = new UUID(idHigh, Mix64.mix(index) >>> 2 | Long.MIN_VALUE);
      actions.add(
          new Planned(
              second, "{\"type\":\"%s\",\"actionId\":\"%s\",%s}".formatted(type, id, members)));
    }

    private String ratio(int[] ratio) {
      return "\"from\":%d,\"to\":%d".formatted(ratio[0], ratio[1]);
    }

    private String cash(boolean paid, int instrument) {
      return paid ? ",\"cashPrice\":\"" + all.get(instrument).startingPrice() + "\"" : "";
    }

    private void split(int index, long second) {
      int[] ratio = RATIOS[draws.below(RATIOS.length)];
      int instrument = next();
      String members = named("symbol", all.get(instrument).symbol()) + "," + ratio(ratio);
      plan(index, second, "SPLIT", members + cash(draws.percent(50), instrument));
      changes.add(MarketChange.price(second, instrument, ratio[0], ratio[1]));
    }

    private void rename(int index, long second) {
      int instrument = next();
      String symbol = "SIM" + run + "R" + index;
      String members = named("symbol", all.get(instrument).symbol());
      plan(index, second, "RENAME", members + "," + named("newSymbol", symbol));
      changes.add(MarketChange.symbol(second + GRACE_SECONDS, instrument, symbol));
    }

    private void list(int index, long second) {
      spun = "SIM" + run + "N" + index;
      plan(
          index,
          second,
          "INSTRUMENT",
          named("symbol", spun)
              + ",\"name\":\"Simulated "
              + spun
              + "\",\"sector\":\"Industrials\",\"status\":\"ACTIVE\"");
    }

    private void spinOff(int index, long second) {
      int instrument = next();
      int[] ratio = RATIOS[draws.below(RATIOS.length)];
      int listing = listings++;
      plan(
          index,
          second,
          "SPINOFF",
          named("symbol", all.get(instrument).symbol())
              + ","
              + named("newSymbol", spun)
              + ","
              + ratio(ratio)
              + ",\"costShare\":\"0."
              + (10 + draws.below(80))
              + "\""
              + cash(draws.percent(50), instrument));
      changes.add(MarketChange.listed(second, listing, spun, instrument));
      changes.add(MarketChange.spunOff(second + GRACE_SECONDS, instrument, listing));
      spun = null;
    }

    private void merge(int index, long second) {
      int old = next();
      int into = next();
      boolean cash = draws.percent(50);
      plan(
          index,
          second,
          "MERGER",
          named("symbol", all.get(old).symbol())
              + ","
              + named("newSymbol", all.get(into).symbol())
              + ","
              + ratio(RATIOS[draws.below(RATIOS.length)])
              + (cash ? ",\"cashPerShare\":\"" + cents() + "\",\"costShare\":\"0.7\"" : "")
              + cash(draws.percent(50), into));
      changes.add(MarketChange.replaced(Math.max(0, second - GRACE_SECONDS), old, into));
    }
  }
}
