package com.stockafolio.batch.market;

/**
 * What holders of a stock meet.
 *
 * @param number its number in the list
 * @param id the desk's name for it
 * @param stock whose holders meet it, by id
 * @param other the stock that is handed out, by id; 0 for none
 * @param perShare a dividend, or a merger's cash, in 1e-9 dollars; 0 for none
 * @param costShare the part of the cost that goes with what is handed out, in 1e-9
 * @param cashPrice what fractions are paid at, in 1e-9 dollars; 0 where they stay
 */
public record Effect(
    ActionType type,
    int number,
    String id,
    int stock,
    int other,
    int from,
    int to,
    long perShare,
    long costShare,
    long cashPrice) {
  private static final long ALL = 1_000_000_000;

  static Effect of(Action action, int stock, int other) {
    boolean cash = action.has("cashPerShare");
    return new Effect(
        action.type(),
        action.number(),
        action.id(),
        stock,
        other,
        action.whole("from"),
        action.whole("to"),
        action.billionths(cash ? "cashPerShare" : "perShare", 0),
        action.billionths("costShare", other == 0 ? 0 : ALL),
        action.billionths("cashPrice", 0));
  }
}
