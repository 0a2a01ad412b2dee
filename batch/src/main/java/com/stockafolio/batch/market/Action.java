package com.stockafolio.batch.market;

import com.stockafolio.batch.exact.DecimalText;
import java.util.List;
import java.util.Map;

/** A record of the market whose members are what they must be. */
public final class Action {
  /** Texts that say what an action is, in the order in which they are told. */
  public static final List<String> TERMS =
      List.of(
          "symbol",
          "newSymbol",
          "name",
          "sector",
          "status",
          "isin",
          "perShare",
          "cashPrice",
          "cashPerShare",
          "costShare");

  private final ActionType type;
  private final Map<String, String> members;
  private final List<String> aliases;

  Action(ActionType type, Map<String, String> members, List<String> aliases) {
    this.type = type;
    this.members = Map.copyOf(members);
    this.aliases = aliases;
  }

  /** What it is. */
  public ActionType type() {
    return type;
  }

  /** Its number in the list, from 1. */
  public int number() {
    return whole("number");
  }

  /** The desk's name for it, a UUID. */
  public String id() {
    return members.get("actionId");
  }

  /** The aliases that it gives; null where they stay. */
  List<String> aliases() {
    return aliases;
  }

  /** A member's text; null where it is not there. */
  public String text(String name) {
    return members.get(name);
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  /** A whole number; 0 where it is not there. */
  int whole(String name) {
    return has(name) ? Integer.parseInt(text(name)) : 0;
  }

  /** A decimal in units of 1e-9; the other one where it is not there. */
  long billionths(String name, long otherwise) {
    return has(name) ? DecimalText.of(text(name)).units() : otherwise;
  }
}
