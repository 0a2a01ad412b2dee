package com.stockafolio.engine.node;

import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * What keeps this node from booking until an operator has acted: portfolios can be read all the
 * same. Safe to share.
 */
public final class Standstills {
  private record Standstill(String why, boolean whole) {}

  private final ConcurrentSkipListMap<String, Standstill> all = new ConcurrentSkipListMap<>();

  /** None. */
  public Standstills() {}

  /**
   * A part has come to a standstill, or stands still for another reason.
   *
   * @param what it is, as an operator knows it
   * @param why and what to do
   */
  public void begin(String what, String why) {
    all.put(what, new Standstill(why, false));
  }

  /** The same of all that is booked: what is taken from now on might never be. */
  public void beginWhole(String what, String why) {
    all.put(what, new Standstill(why, true));
  }

  /** It goes on. */
  public void end(String what) {
    all.remove(what);
  }

  /** Whether nothing at all is booked. */
  public boolean isWhole() {
    return all.values().stream().anyMatch(Standstill::whole);
  }

  /** How many things stand still. */
  public int count() {
    return all.size();
  }

  /** Why, each in words; empty where all is well. */
  public List<String> whys() {
    return all.values().stream().map(Standstill::why).toList();
  }
}
