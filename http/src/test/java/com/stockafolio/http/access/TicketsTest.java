package com.stockafolio.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.transaction.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TicketsTest {
  private static final Instant EXPIRY = Instant.parse("2030-01-01T00:00:00Z");
  private static final Principal ONE = Principal.trader(new UserId(1, 1), EXPIRY);
  private static final Principal TWO = Principal.trader(new UserId(2, 2), EXPIRY);

  private Instant now = Instant.parse("2026-11-24T15:00:00Z");
  private final Tickets tickets = tickets(3, 10);

  private Tickets tickets(int perUser, int most) {
    return new Tickets(
        new AccessSettings(
            "issuer",
            "stockafolio",
            new AccessSettings.SharedSecret(new byte[32]),
            Duration.ZERO,
            Optional.empty(),
            Duration.ofSeconds(30),
            perUser,
            most),
        () -> now);
  }

  @Test
  void aTicketOpensOnce() {
    String ticket = tickets.issue(ONE).orElseThrow();
    assertThat(tickets.redeem(ticket)).contains(ONE);
    assertThat(tickets.redeem(ticket)).isEmpty();
    assertThat(tickets.size()).isZero();
  }

  @Test
  void aTicketExpires() {
    String ticket = tickets.issue(ONE).orElseThrow();
    now = now.plus(Duration.ofSeconds(29));
    String later = tickets.issue(TWO).orElseThrow();
    now = now.plus(Duration.ofSeconds(1));
    assertThat(tickets.redeem(ticket)).isEmpty();
    assertThat(tickets.size()).isEqualTo(1);
    assertThat(tickets.redeem(later)).contains(TWO);
  }

  @Test
  void whatIsNoTicketOpensNothing() {
    assertThat(tickets.redeem("")).isEmpty();
    assertThat(tickets.redeem("guessed")).isEmpty();
  }

  @Test
  void aTradersOldestTicketGivesWay() {
    List<String> own = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      own.add(tickets.issue(ONE).orElseThrow());
    }
    String others = tickets.issue(TWO).orElseThrow();
    assertThat(tickets.size()).isEqualTo(4);
    assertThat(tickets.redeem(own.get(0))).isEmpty();
    assertThat(tickets.redeem(own.get(1))).isEmpty();
    assertThat(tickets.redeem(own.get(2))).contains(ONE);
    assertThat(tickets.redeem(others)).contains(TWO);
  }

  @Test
  void thereAreNoMoreThanAllowed() {
    Tickets few = tickets(3, 2);
    Principal firm = Principal.firm(EXPIRY);
    assertThat(few.issue(firm)).isPresent();
    assertThat(few.issue(firm)).isPresent();
    assertThat(few.issue(ONE)).isEmpty();
    now = now.plus(Duration.ofSeconds(30));
    assertThat(few.issue(ONE)).isPresent();
  }
}
