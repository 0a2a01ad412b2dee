package com.stockafolio.http.firm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stockafolio.http.rig.Answers;
import com.stockafolio.http.rig.FirmDocument;
import com.stockafolio.http.rig.HttpRig;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The days' results as the firm asks for them. */
@Timeout(60)
class FirmDaysTest {
  private static final String DAYS = "/api/v1/firm/days";
  private static final Instant EVENING = Instant.parse("2026-11-24T21:01:00Z");

  @AutoClose private HttpRig http = new HttpRig("");

  private JsonNode json(String path) throws Exception {
    return Answers.found(http.get(path));
  }

  private void publishDays(int days) {
    for (int i = 0; i < days; i++) {
      String date = LocalDate.of(2026, 11, 2).plusDays(i).toString();
      http.results.publish(FirmDocument.day(date, "close-" + i), EVENING);
    }
  }

  @Test
  void beforeTheFirstBatchThereIsNone() throws Exception {
    assertThat(http.get(DAYS).body()).isEqualTo("{\"days\":[],\"next\":null}");
  }

  @Test
  void theListTellsEachDayAtAGlanceNewestFirst() throws Exception {
    http.results.publish(FirmDocument.day("2026-11-23", "a"), EVENING);
    http.results.publish(FirmDocument.different("2026-11-24", "b"), EVENING);

    JsonNode days = json(DAYS).get("days");

    assertThat(days.findValuesAsText("date")).containsExactly("2026-11-24", "2026-11-23");
    assertThat(days.findValuesAsText("status")).containsExactly("different", "certified");
    assertThat(days.findValuesAsText("differences")).containsExactly("2", "0");
    assertThat(days.at("/0/totals/tradedValue").asText()).isEqualTo("1873.875");
    assertThat(days.at("/0/totals/dayPnl").asText()).isEqualTo("26.12500001");
    assertThat(days.at("/0/finishedAt").asText()).isEqualTo(EVENING.toString());
  }

  @Test
  void aLongListComesInPages() throws Exception {
    publishDays(7);
    JsonNode first = json(DAYS + "?limit=4");
    JsonNode second = json(DAYS + "?limit=4&before=" + first.get("next").asText());
    assertThat(first.get("days")).hasSize(4);
    assertThat(second.get("days").findValuesAsText("date"))
        .containsExactly("2026-11-04", "2026-11-03", "2026-11-02");
    assertThat(second.get("next").isNull()).isTrue();
  }

  @Test
  void aDocumentIsReadForTheListOnceUntilItIsReplaced() throws Exception {
    publishDays(3);
    json(DAYS);
    assertThat(http.results.read()).hasSize(3);
    json(DAYS);
    assertThat(http.results.read()).hasSize(3);

    ObjectNode again = FirmDocument.different("2026-11-03", "later");
    http.results.publish(again, EVENING.plusSeconds(60));
    assertThat(json(DAYS).at("/days/1/differences").asInt()).isEqualTo(2);
    assertThat(http.results.read()).hasSize(4);
  }

  @Test
  void glancesBeyondTheLimitAreReadAgain() throws Exception {
    http.close();
    http = new HttpRig("stockafolio.http.firm.glances-kept = 2");
    publishDays(3);
    json(DAYS);
    json(DAYS);
    assertThat(http.results.read()).hasSizeGreaterThan(3);
  }

  @Test
  void aDayIsAnsweredAsTheBatchWroteIt() throws Exception {
    ObjectNode document = FirmDocument.different("2026-11-24", "b");
    http.results.publish(document, EVENING);

    HttpResponse<String> answer = http.get(DAYS + "/2026-11-24");

    assertThat(answer.body()).isEqualTo(document.toString());
    String tag = answer.headers().firstValue("ETag").orElseThrow();
    assertThat(http.send("GET", DAYS + "/2026-11-24", "If-None-Match", tag).statusCode())
        .isEqualTo(304);
    http.results.publish(FirmDocument.day("2026-11-24", "c"), EVENING);
    assertThat(http.send("GET", DAYS + "/2026-11-24", "If-None-Match", tag).statusCode())
        .isEqualTo(200);
  }

  @Test
  void tablesAreFiles() {
    http.results.publish(FirmDocument.different("2026-11-24", "b"), EVENING);

    HttpResponse<String> stocks = http.get(DAYS + "/2026-11-24.csv");
    assertThat(stocks.headers().firstValue("Content-Type")).hasValue("text/csv; charset=UTF-8");
    assertThat(stocks.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"stockafolio-2026-11-24-stocks.csv\"");
    assertThat(lines(stocks))
        .containsExactly(
            "symbol,name,sector,trades,shares,tradedValue,share,buyValue,sellValue,imbalance,closingPrice",
            "AAPL,\"Apple, \"\"Inc.\"\"\",Information Technology,3,10.5,1873.875,1.0000,1873.875,0,1.0000,");
    assertThat(lines(table("differences")))
        .containsExactly(
            "userId,subject,expected,found",
            FirmDocument.USER + ",AAPL quantity,-10.5,11.5",
            ",record 0/3 archived field symbol,\"'=HYPERLINK(\"\"x\"\")\",");
    assertThat(lines(table("traders")))
        .hasSize(4)
        .contains(
            "byPnl,1," + FirmDocument.USER + ",1900.00000001,1873.875,3,26.12500001,26.12500001");
    assertThat(lines(table("minutes"))).contains("2026-11-24T09:30-05:00,3,1873.875,1873.875,0");
    assertThat(lines(table("sectors"))).hasSize(2);
    assertThat(lines(table("repeats")))
        .containsExactly(
            "userId,tradeId,times", FirmDocument.USER + "," + FirmDocument.TRADE_ID + ",2");
    assertThat(lines(table("symbols"))).contains("AAPL,3,10.5,-1873.875,10.5");
    assertThat(lines(table("ledgers"))).contains("0,0,-1,3,4,3,1");
  }

  @Test
  void amountsAreTextForSpreadsheetsWhereThatIsAskedFor() {
    http.results.publish(FirmDocument.different("2026-11-24", "b"), EVENING);
    assertThat(lines(table("stocks&amounts=text")))
        .contains(
            "AAPL,\"Apple, \"\"Inc.\"\"\",Information Technology,3,'10.5,'1873.875,'1.0000,'1873.875,'0,'1.0000,");
    assertThat(lines(table("differences&amounts=text")))
        .contains(
            FirmDocument.USER + ",AAPL quantity,'-10.5,'11.5",
            ",record 0/3 archived field symbol,\"'=HYPERLINK(\"\"x\"\")\",");
    assertThat(lines(table("stocks&amounts=number"))).isEqualTo(lines(table("stocks")));
  }

  private HttpResponse<String> table(String name) {
    return http.get(DAYS + "/2026-11-24.csv?table=" + name);
  }

  private static List<String> lines(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body().lines().toList();
  }

  @ParameterizedTest
  @CsvSource({
    "/2026-11-23, 404,",
    "/2026-11-23.csv, 404,",
    "/today, 400, date",
    "/2026-02-30, 400, date",
    "/today.csv, 400, date",
    "/2026-11-24.csv?table=all, 400, table",
    "/2026-11-24.csv?amounts=words, 400, amounts",
    "?limit=0, 400, limit",
    "?limit=401, 400, limit",
    "?before=then, 400, before"
  })
  void whatIsWrongIsNamed(String query, int status, String field) throws Exception {
    http.results.publish(FirmDocument.day("2026-11-24", "b"), EVENING);
    HttpResponse<String> answer = http.get(DAYS + query);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(Answers.json(answer).path("field").asText(null)).isEqualTo(field);
  }

  @Test
  void withoutCassandraItIsUnavailable() {
    http.results.goAway();
    for (String path : List.of("", "/2026-11-24", "/2026-11-24.csv")) {
      HttpResponse<String> answer = http.get(DAYS + path);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
    }
  }
}
