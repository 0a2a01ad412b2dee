package com.stockafolio.loadtest.simulator.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.Test;

class UsersTest {

  private static final int COUNT = 100_000;

  private final Users users = new Users(42, COUNT);

  @Test
  void everyUserHasAnIdOfTheirOwn() {
    Set<UUID> ids = new HashSet<>();
    for (int user = 0; user < COUNT; user++) {
      UUID id = users.uuid(user);
      assertThat(id.version()).isEqualTo(8);
      assertThat(id.variant()).isEqualTo(2);
      ids.add(id);
    }
    assertThat(ids).hasSize(COUNT);
  }

  @Test
  void kafkaSpreadsTheUsersEvenly() {
    int ledgers = 16;
    int[] count = new int[ledgers];
    for (int user = 0; user < COUNT; user++) {
      byte[] key = users.uuid(user).toString().getBytes(StandardCharsets.US_ASCII);
      count[Utils.toPositive(Utils.murmur2(key)) % ledgers]++;
    }
    // 6,250 each, standard deviation 77.
    assertThat(Arrays.stream(count)).allSatisfy(each -> assertThat(each).isBetween(5_900, 6_600));
  }

  @Test
  void anotherSeedHasOtherUsers() {
    assertThat(new Users(43, COUNT).uuid(0)).isNotEqualTo(users.uuid(0));
    assertThat(new Users(42, 5).uuid(3)).isEqualTo(users.uuid(3));
  }

  @Test
  void aMarketHasUsers() {
    assertThatThrownBy(() -> new Users(42, 0)).hasMessage("A market has at least 1 user: 0");
  }

  /** Kept data goes on to belong to the same users: the formula is fixed. */
  @Test
  void theFormulaIsFixed() {
    assertThat(users.uuid(0)).hasToString("ef293bbc-b99c-8abc-a78b-19adedb0213b");
    assertThat(users.uuid(1)).hasToString("f9e97a76-fdd2-8502-9da8-6614c112ff44");
    assertThat(users.uuid(99_999)).hasToString("1778719c-6a44-8537-a5a2-512a72a72de8");
  }
}
