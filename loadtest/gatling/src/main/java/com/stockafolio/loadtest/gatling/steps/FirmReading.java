package com.stockafolio.loadtest.gatling.steps;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.jsonPath;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import com.stockafolio.loadtest.gatling.preparation.Stage;
import io.gatling.javaapi.core.ChainBuilder;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What a reader with the firm's token does. */
public final class FirmReading {
  public static final String PORTFOLIOS = "GET firm/portfolios";
  private static final String DAYS = "GET firm/days";
  private static final String DAY = "GET firm/days/{date}";
  private static final String LIVE = "GET firm/live";

  private static final String DAYS_PATH = "/api/v1/firm/days";
  private static final String LIVE_PATH = "/api/v1/firm/live";
  private static final String DATE = "date";

  private final Stage stage;

  public FirmReading(Stage stage) {
    this.stage = stage;
  }

  /** Whether this system has a page of the dashboard. */
  public boolean hasDashboard() {
    return hasDays() || hasLive();
  }

  /** The names of the requests that every dashboard makes here. */
  public List<String> pages() {
    return Stream.concat(
            hasDays() ? Stream.of(DAYS) : Stream.empty(),
            hasLive() ? Stream.of(LIVE) : Stream.empty())
        .toList();
  }

  private boolean hasDays() {
    return stage.firmPages().contains(DAYS_PATH);
  }

  private boolean hasLive() {
    return stage.firmPages().contains(LIVE_PATH);
  }

  /** Reads the small pages, as far as this system has them: what a dashboard shows. */
  public ChainBuilder dashboard() {
    ChainBuilder reading = exec(session -> session.remove(DATE));
    if (hasDays()) {
      reading =
          reading
              .exec(
                  http(DAYS)
                      .get(DAYS_PATH)
                      .header("Authorization", "Bearer " + stage.firmToken())
                      .check(status().is(200), jsonPath("$..date").find().optional().saveAs(DATE)))
              .doIf(session -> session.contains(DATE))
              .then(
                  exec(
                      http(DAY)
                          .get(DAYS_PATH + "/#{date}")
                          .header("Authorization", "Bearer " + stage.firmToken())
                          .check(status().is(200))));
    }
    if (hasLive()) {
      reading =
          reading.exec(
              http(LIVE)
                  .get(LIVE_PATH)
                  .header("Authorization", "Bearer " + stage.firmToken())
                  .check(status().is(200)));
    }
    return reading;
  }

  /** Reads every portfolio, to the last line. */
  public ChainBuilder portfolios() {
    return exec(
        http(PORTFOLIOS)
            .get("/api/v1/firm/portfolios")
            .header("Authorization", "Bearer " + stage.firmToken())
            .header("Accept-Encoding", "gzip")
            .requestTimeout(Duration.ofMillis(2L * stage.options().thresholds().scanMillis()))
            .check(status().is(200)));
  }
}
