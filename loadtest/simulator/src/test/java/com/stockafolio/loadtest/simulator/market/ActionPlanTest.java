package com.stockafolio.loadtest.simulator.market;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stockafolio.market.Instruments;
import com.stockafolio.market.MarketKeys;
import com.stockafolio.market.MarketList;
import com.stockafolio.market.MarketType;
import com.stockafolio.market.text.MarketJson;
import com.stockafolio.testing.SignedRecord;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ActionPlanTest {
  private static final Instruments INSTRUMENTS = Instruments.load();
  private static final MarketKeys KEYS =
      MarketKeys.trusting(List.of(SignedRecord.TEST_VERIFYING_KEY));

  @Test
  void eachActionCanBeAppliedAfterThoseBeforeIt() throws Exception {
    for (int count : new int[] {1, 5, 20, 200}) {
      ActionPlan plan = ActionPlan.of(INSTRUMENTS, 42, 3, count, 120);
      assertThat(plan.actions()).hasSize(count);
      Set<MarketType> types = EnumSet.noneOf(MarketType.class);
      MarketList list = MarketList.empty();
      long second = 0;
      for (ActionPlan.Planned planned : plan.actions()) {
        assertThat(planned.second()).isBetween(second, 120L);
        second = planned.second();
        byte[] body = planned.body().getBytes(StandardCharsets.UTF_8);
        MarketJson.Asked asked = MarketJson.readAsked(body);
        assertThat(list.problem(asked.action())).as(planned.body()).isNull();
        types.add(asked.action().type());
        ObjectNode members = (ObjectNode) new ObjectMapper().readTree(body);
        members.remove("actionId");
        byte[] value = SignedRecord.of(members, list.number() + 1, asked.actionId().toString());
        list = list.with(list.listed(MarketJson.read(value, KEYS)));
      }
      assertThat(types.size()).isEqualTo(Math.min(6, count == 5 ? 3 : count));
    }
  }

  @Test
  void seedAndRunAlonePlan() {
    List<ActionPlan.Planned> plan = ActionPlan.of(INSTRUMENTS, 42, 3, 20, 0).actions();
    assertThat(ActionPlan.of(INSTRUMENTS, 42, 3, 20, 0).actions()).isEqualTo(plan);
    assertThat(ActionPlan.of(INSTRUMENTS, 42, 4, 20, 0).actions())
        .doesNotContainAnyElementsOf(plan);
  }

  @Test
  void pricesFollowASplitAndTradersTheSymbols() {
    ActionPlan plan = ActionPlan.of(INSTRUMENTS, 42, 3, 14, 150);
    Market with = new Market(INSTRUMENTS, 42, 3, plan);
    Market without = new Market(INSTRUMENTS, 42, 3);
    with.moveTo(160);
    without.moveTo(160);
    int moved = 0;
    int renamed = 0;
    int gone = 0;
    int beside = 0;
    for (int i = 0; i < without.size(); i++) {
      moved += Math.abs((double) with.price(i) / without.price(i) - 1) > 0.1 ? 1 : 0;
      renamed += new String(with.symbol(i), StandardCharsets.US_ASCII).startsWith("SIM3R") ? 1 : 0;
      gone += with.isGone(i) ? 1 : 0;
      beside += with.traded(i, 1) >= with.size() ? 1 : 0;
    }
    assertThat(moved).isEqualTo(4);
    assertThat(renamed).isEqualTo(2);
    assertThat(gone).isEqualTo(2);
    assertThat(beside).isEqualTo(2);
    assertThat(with.listings()).isEqualTo(without.size() + 2);
    assertThat(new String(with.symbol(with.size()), StandardCharsets.US_ASCII)).startsWith("SIM3N");
  }
}
