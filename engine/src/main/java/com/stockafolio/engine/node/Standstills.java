package com.stockafolio.engine.node;

import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * What keeps this node from booking until an operator has acted: portfolios can be read all the
 * same. Safe to share.
 */
public final class Standstills {
  private final ConcurrentSkipListMap<String, String> whys = new ConcurrentSkipListMap<>();

  /** None. */
  public Standstills() {}

  /**
   * Something has come to a standstill, or stands still for another reason.
   *
   * @param what it is, as an operator knows it
   * @param why and what to do
   */
  public void begin(String what, String why) {
    whys.put(what, why);
  }

  /** It goes on. */
  public void end(String what) {
    whys.remove(what);
  }

  /** How many things stand still. */
  public int count() {
    return whys.size();
  }

  /** Why, each in words; empty where all is well. */
  public List<String> whys() {
    return List.copyOf(whys.values());
  }
}
