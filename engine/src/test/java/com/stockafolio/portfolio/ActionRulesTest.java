package com.stockafolio.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.entry.ActionOutcome;
import com.stockafolio.entry.Position;
import com.stockafolio.entry.PositionMove;
import com.stockafolio.market.MarketAction;
import com.stockafolio.market.MarketEffect;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What the worked examples leave out: bounds, and that a lot arrives as a transfer does. */
class ActionRulesTest {
  private static final int OLD = 7;
  private static final int NEW = 300;

  @Test
  void aLotArrivesAsATransferDoes() {
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 20_000; i++) {
      Position held = position(OLD, random);
      Position at = random.nextInt(5) == 0 ? Position.flat(NEW) : position(NEW, random);
      long quantity = at.quantity().billionths();
      long cost = at.costBasis().low();
      long shares = held.quantity().billionths();
      long value = held.costBasis().low();
      ActionOutcome outcome =
          outcome(
              new MarketEffect.Merger(OLD, NEW, 1, 1, null, MarketAction.WHOLE, null), held, at);
      if (PositionChange.arrivalViolation(quantity, cost, shares, value) != null) {
        assertThat(outcome).isEqualTo(ActionOutcome.OUT_OF_RANGE);
        continue;
      }
      PositionChange change = PositionChange.ofArrival(quantity, cost, shares, value);
      Position after = outcome.moves().get(1).after(at);
      assertThat(after.quantity().billionths()).isEqualTo(change.quantity());
      assertThat(after.costBasis().low()).isEqualTo(change.cost());
      assertThat(after.realizedPnl().low()).isEqualTo(at.realizedPnl().low() + change.realized());
      assertThat(outcome.moves().get(0).after(held))
          .isEqualTo(new Position(OLD, Quantity.ZERO, Money.ZERO, held.realizedPnl()));
    }
  }

  /** What comes in is held to the bound itself, and so is what it realises. */
  @Test
  void aLotMayLeadFromOneBoundToTheOtherButNotBeBeyondOne() {
    Position held = position(OLD, "9000000000", "90000000000");
    Position at = position(NEW, "-4500000000", "-90000000000");
    ActionOutcome outcome = outcome(merger(1, 1), held, at);
    assertThat(outcome.moves().get(1).after(at))
        .isEqualTo(
            new Position(
                NEW,
                Quantity.parse("4500000000"),
                Samples.dollars("45000000000"),
                Samples.dollars("45000000000")));
    assertThat(outcome.moves().get(1).cost()).hasToString("135000000000");
    assertThat(outcome.moves().get(1).before(outcome.moves().get(1).after(at))).isEqualTo(at);
    assertThat(outcome(merger(999_999, 1_000_000), held, at))
        .as("a lot of more shares than a position may hold")
        .isEqualTo(ActionOutcome.OUT_OF_RANGE);
    // Fees alone make a short cost something; closing it against the lot loses both.
    assertThat(outcome(merger(1, 1), held, position(NEW, "-9000000000", "0.00000001")))
        .isEqualTo(ActionOutcome.OUT_OF_RANGE);
  }

  private static MarketEffect merger(int from, int to) {
    return new MarketEffect.Merger(OLD, NEW, from, to, null, MarketAction.WHOLE, null);
  }

  @Test
  void sharesCostsAndAmountsAreEachHeldToTheirBound() {
    Position held = position(OLD, "90000", "90000000000");
    assertThat(outcome(new MarketEffect.Split(OLD, 1, 100_000, null), held).outOfRange()).isFalse();
    assertThat(outcome(new MarketEffect.Split(OLD, 1, 100_001, null), held))
        .isEqualTo(ActionOutcome.OUT_OF_RANGE);
    assertThat(outcome(dividend("1000000"), held).cash()).hasToString("90000000000");
    Position more = position(OLD, "90000.000000001", "90000000000");
    assertThat(outcome(dividend("1000000"), more)).isEqualTo(ActionOutcome.OUT_OF_RANGE);
    MarketEffect forCash = new MarketEffect.Merger(OLD, 0, 0, 0, Price.parse("1000000"), 0, null);
    assertThat(outcome(forCash, held).cash()).hasToString("90000000000");
    assertThat(outcome(forCash, more)).isEqualTo(ActionOutcome.OUT_OF_RANGE);
    // Fees alone make a short cost something, and then it loses more than the cash that it pays.
    Position odd = position(OLD, "-90000", "1");
    assertThat(outcome(forCash, odd)).isEqualTo(ActionOutcome.OUT_OF_RANGE);
    MarketEffect spinOff = new MarketEffect.SpinOff(OLD, NEW, 1, 1, MarketAction.WHOLE / 2, null);
    assertThat(outcome(spinOff, held, position(NEW, "1", "45000000000")).outOfRange()).isFalse();
    assertThat(outcome(spinOff, held, position(NEW, "1", "45000000000.00000001")))
        .isEqualTo(ActionOutcome.OUT_OF_RANGE);
  }

  @Test
  void whatMovesNothingIsNoMove() {
    Position held = position(OLD, "10", "100");
    assertThat(outcome(new MarketEffect.Split(OLD, 3, 3, Price.parse("7")), held))
        .isEqualTo(ActionOutcome.NONE);
    assertThat(outcome(new MarketEffect.Renamed(OLD, "A", "B"), held))
        .isEqualTo(ActionOutcome.NONE);
    // The fraction is worth nothing and cost nothing: there is no position in it.
    Position crumb = position(OLD, "0.000000001", "0");
    MarketEffect spinOff =
        new MarketEffect.SpinOff(OLD, NEW, 1, 1, MarketAction.WHOLE, Price.parse("0.000000001"));
    assertThat(outcome(spinOff, crumb)).isEqualTo(ActionOutcome.NONE);
  }

  @Test
  void anOutcomeContradictsNeitherItselfNorItsBounds() {
    PositionMove move = new PositionMove(OLD, Quantity.ZERO, Money.ZERO, Samples.dollars("1"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ActionOutcome.of(Money.ZERO, move, move))
        .withMessageStartingWith("an instrument is moved twice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ActionOutcome(List.of(move), Money.ZERO, true))
        .withMessage("out of range, and yet something moved");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> outcome(MarketEffect.None.INSTANCE, position(OLD, "1", "1")));
    PositionMove tooMuch = new PositionMove(OLD, Quantity.parse("1"), Money.ZERO, Money.ZERO);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tooMuch.after(position(OLD, "9000000000", "0")))
        .withMessage("quantity beyond 9 billion shares: 9000000001");
  }

  private static ActionOutcome outcome(MarketEffect effect, Position held) {
    return outcome(effect, held, Position.flat(NEW));
  }

  private static ActionOutcome outcome(MarketEffect effect, Position held, Position at) {
    Map<Integer, Position> positions = Map.of(OLD, held, NEW, at);
    return ActionRules.outcome(effect, id -> positions.getOrDefault(id, Position.flat(id)));
  }

  private static MarketEffect dividend(String perShare) {
    return new MarketEffect.Dividend(OLD, Price.parse(perShare));
  }

  private static Position position(int instrument, String quantity, String cost) {
    return new Position(instrument, Quantity.parse(quantity), Samples.dollars(cost), Money.ZERO);
  }

  /** Of either sign, the cost mostly of the same, at times at the bound. */
  private static Position position(int instrument, SplittableRandom random) {
    long quantity =
        random.nextInt(4) == 0
            ? 1 + random.nextLong(9)
            : 1 + random.nextLong(random.nextInt(5) == 0 ? 9_000_000_000_000_000_000L : 1L << 40);
    long cost =
        random.nextInt(6) == 0
            ? Position.MAX_COST.low() - random.nextLong(5)
            : random.nextLong(1L << (1 + random.nextInt(50)));
    int sign = random.nextBoolean() ? 1 : -1;
    return new Position(
        instrument,
        new Quantity(sign * quantity),
        Money.ofHundredMillionths(random.nextInt(5) == 0 ? -sign * cost : sign * cost),
        Money.ofHundredMillionths(random.nextLong(1L << 40)));
  }
}
