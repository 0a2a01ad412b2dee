package com.stockafolio.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiPathsTest {
  private final ApiPaths paths = new ApiPaths(ApiDescription.load());

  @ParameterizedTest
  @CsvSource({
    "/api/v1/portfolios/6f2c1a7e-52f5-4d0e-8b5f-0a3c8f1f2b6d, /api/v1/portfolios/{userId}",
    "/api/v1/portfolios/no-user, /api/v1/portfolios/{userId}",
    "/api/v1/portfolios/6f2c1a7e-52f5-4d0e-8b5f-0a3c8f1f2b6d/events,"
        + " /api/v1/portfolios/{userId}/events",
    "/api/v1/firm/market, /api/v1/firm/market",
    "/api/v1/firm/market/17, /api/v1/firm/market/{number}",
    "/api/v1/firm/days/2026-11-24, /api/v1/firm/days/{date}",
    "/api/v1/firm/days/2026-11-24.csv, /api/v1/firm/days/{date}.csv",
    "/metrics, /metrics",
    "/api/v1/portfolios/a/b, other",
    "/api/v1/portfolios/, other",
    "/page.css, other",
    "/, other",
  })
  void aRequestIsOfThePathThatItFits(String path, String template) {
    assertThat(paths.of(path)).isEqualTo(template);
  }
}
