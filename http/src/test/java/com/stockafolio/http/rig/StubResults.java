package com.stockafolio.http.rig;

import com.fasterxml.jackson.databind.JsonNode;
import com.stockafolio.http.firm.FirmResults;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Days' results of the test's making; they can be away. */
public final class StubResults implements FirmResults {
  private final Map<LocalDate, FinishedDay> rows = new HashMap<>();
  private final Map<LocalDate, String> documents = new HashMap<>();
  private final List<LocalDate> read = new ArrayList<>();
  private boolean away;

  /** Publishes a document under the date, close and status that it names. */
  public synchronized void publish(JsonNode document, Instant finishedAt) {
    LocalDate date = LocalDate.parse(document.get("date").asText());
    String closeId = document.get("closeId").asText();
    rows.put(date, new FinishedDay(date, closeId, document.get("status").asText(), finishedAt));
    documents.put(date, document.toString());
  }

  public synchronized void goAway() {
    away = true;
  }

  /** Of which dates documents were read until now. */
  public synchronized List<LocalDate> read() {
    return List.copyOf(read);
  }

  @Override
  public synchronized CompletionStage<List<FinishedDay>> days() {
    return away ? unavailable() : CompletableFuture.completedFuture(List.copyOf(rows.values()));
  }

  @Override
  public synchronized CompletionStage<Optional<String>> document(LocalDate date) {
    read.add(date);
    return away
        ? unavailable()
        : CompletableFuture.completedFuture(Optional.ofNullable(documents.get(date)));
  }

  private static <T> CompletionStage<T> unavailable() {
    return CompletableFuture.failedFuture(new Unavailable(new IllegalStateException("away")));
  }
}
