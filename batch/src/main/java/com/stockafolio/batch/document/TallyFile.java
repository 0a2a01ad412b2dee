package com.stockafolio.batch.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stockafolio.batch.exact.BatchFailure;
import com.stockafolio.batch.rows.PartFiles;
import com.stockafolio.batch.store.LocalText;
import com.stockafolio.batch.store.Store;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps a {@link DayRead} beside the records that it was read with. */
public final class TallyFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private TallyFile() {}

  private static Path file(PartFiles trades) {
    return Path.of(URI.create(trades.place())).resolve("tally.json");
  }

  /** Writes it beside the table of trades. */
  public static void write(PartFiles trades, DayRead read) {
    try {
      Files.createDirectories(file(trades).getParent());
      LocalText.write(file(trades), JSON.writeValueAsString(read));
    } catch (IOException e) {
      throw new BatchFailure(file(trades) + " cannot be written: " + Store.reason(e), e);
    }
  }

  /** Reads what {@link #write} wrote. */
  public static DayRead read(PartFiles trades) {
    try {
      return JSON.readValue(LocalText.read(file(trades)), DayRead.class);
    } catch (JsonProcessingException e) {
      throw new BatchFailure(file(trades) + " cannot be read: " + Store.reason(e), e);
    }
  }
}
