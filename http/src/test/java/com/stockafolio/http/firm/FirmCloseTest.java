package com.stockafolio.http.firm;

import static org.assertj.core.api.Assertions.assertThat;

import com.stockafolio.calendar.TradingDays;
import com.stockafolio.engine.closing.ClosingDesk;
import com.stockafolio.http.rig.HttpRig;
import com.stockafolio.http.rig.StubDesk;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The close on command: what the desk is asked, and how its answers reach the client. */
@Timeout(60)
class FirmCloseTest {
  private static final String CLOSE = "/api/v1/firm/close";

  @Test
  void theDeskIsAskedAndItsCloseTold() {
    AtomicReference<LocalDate> asked = new AtomicReference<>();
    try (HttpRig http = rig(begun(asked))) {
      HttpResponse<String> answer = http.send("POST", CLOSE + "?date=2026-11-24");

      assertThat(answer.statusCode()).isEqualTo(202);
      assertThat(answer.body())
          .isEqualTo("{\"date\":\"2026-11-24\",\"closeId\":\"20261124T210000.123Z\"}");
      assertThat(asked).hasValue(LocalDate.of(2026, 11, 24));
    }
  }

  @Test
  void withoutADateItIsTheLastTradingDayUpToTodayInNewYork() {
    AtomicReference<LocalDate> asked = new AtomicReference<>();
    try (HttpRig http = rig(begun(asked))) {
      LocalDate before = HttpRig.CLOCK.instant().atZone(ClosingDesk.ZONE).toLocalDate();
      assertThat(http.send("POST", CLOSE).statusCode()).isEqualTo(202);
      TradingDays days = new TradingDays(Set.of(), Map.of());
      assertThat(asked.get())
          .isIn(days.sameOrBefore(before), days.sameOrBefore(before.plusDays(1)));
    }
  }

  @Test
  void withoutADateAnAnnouncedClosureIsPassedOver() {
    AtomicReference<LocalDate> asked = new AtomicReference<>();
    LocalDate today = HttpRig.CLOCK.instant().atZone(ClosingDesk.ZONE).toLocalDate();
    List<String> closed =
        IntStream.rangeClosed(-1, 1).mapToObj(day -> "\"" + today.plusDays(day) + "\"").toList();
    try (HttpRig http = new HttpRig("stockafolio.calendar.closed-days = " + closed)) {
      StubDesk.register(http.kit, begun(asked));
      assertThat(http.send("POST", CLOSE).statusCode()).isEqualTo(202);
      assertThat(asked.get()).isBefore(today.minusDays(1));
    }
  }

  @Test
  void whatIsNoDateOrInTheFutureNeverReachesTheDesk() {
    AtomicReference<LocalDate> asked = new AtomicReference<>();
    try (HttpRig http = rig(begun(asked))) {
      LocalDate today = HttpRig.CLOCK.instant().atZone(ClosingDesk.ZONE).toLocalDate();
      for (String date : new String[] {"soon", "2026-02-30", "", today.plusDays(2).toString()}) {
        HttpResponse<String> answer = http.send("POST", CLOSE + "?date=" + date);
        assertThat(answer.statusCode()).as(date).isEqualTo(400);
        assertThat(answer.body()).contains("\"field\":\"date\"");
      }
      assertThat(asked).hasNullValue();
    }
  }

  @Test
  void refusalsAreToldWithTheirReason() {
    try (HttpRig http = rig(close -> new ClosingDesk.Refused("A later day is closed", false))) {
      HttpResponse<String> answer = http.send("POST", CLOSE);
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("A later day is closed.");
    }
    try (HttpRig http = rig(close -> new ClosingDesk.Refused("Another close is under way", true))) {
      HttpResponse<String> answer = http.send("POST", CLOSE);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }
  }

  @Test
  void withoutADeskItIsUnavailable() {
    try (HttpRig http = new HttpRig("")) {
      assertThat(http.send("POST", CLOSE).statusCode()).isEqualTo(503);
    }
  }

  private static Function<ClosingDesk.Close, ClosingDesk.Answer> begun(
      AtomicReference<LocalDate> asked) {
    return close -> {
      asked.set(close.date());
      return new ClosingDesk.Begun(close.date(), "20261124T210000.123Z");
    };
  }

  private static HttpRig rig(Function<ClosingDesk.Close, ClosingDesk.Answer> answers) {
    HttpRig http = new HttpRig("");
    StubDesk.register(http.kit, answers);
    return http;
  }
}
