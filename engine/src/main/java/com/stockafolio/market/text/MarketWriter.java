package com.stockafolio.market.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.stockafolio.amount.FixedPoint;
import com.stockafolio.amount.Price;
import com.stockafolio.market.InstrumentName;
import com.stockafolio.market.MarketAction;
import com.stockafolio.market.MarketKeys;
import com.stockafolio.market.Ratio;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.UUID;

/** Writes market records as {@link MarketJson} reads them. */
public final class MarketWriter {
  private static final JsonFactory JSON = new JsonFactory();
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private MarketWriter() {}

  /**
   * The value of a record.
   *
   * @param number its number, at least 1
   * @param actionId the desk's name for it
   * @param postedAtMillis when the desk took it, in milliseconds since 1970
   * @param action what it says
   * @param signer who signs it
   */
  public static byte[] write(
      int number,
      UUID actionId,
      long postedAtMillis,
      MarketAction action,
      MarketKeys.Signer signer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("type", action.type().name());
      json.writeStringField("actionId", actionId.toString());
      json.writeNumberField("number", number);
      json.writeStringField("postedAt", MILLIS.format(Instant.ofEpochMilli(postedAtMillis)));
      writeFields(json, action);
      json.writeEndObject();
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    byte[] object = bytes.toByteArray();
    byte[] signed = Arrays.copyOf(object, object.length - 1);
    return MarketJson.sealed(signed, signer.sign(signed));
  }

  /** Writes the members that the action's type has, into an object that is begun. */
  public static void writeFields(JsonGenerator json, MarketAction action) throws IOException {
    switch (action.type()) {
      case INSTRUMENT -> writeListing(json, (MarketAction.Listing) action);
      case SPLIT -> {
        MarketAction.Split split = (MarketAction.Split) action;
        writeName(json, "", split.of());
        writeRatio(json, split.ratio());
        writePrice(json, "cashPrice", split.cashPrice());
      }
      case RENAME -> {
        MarketAction.Rename rename = (MarketAction.Rename) action;
        writeName(json, "", rename.of());
        json.writeStringField("newSymbol", rename.newSymbol());
      }
      case DIVIDEND -> {
        MarketAction.Dividend dividend = (MarketAction.Dividend) action;
        writeName(json, "", dividend.of());
        writePrice(json, "perShare", dividend.perShare());
      }
      case SPINOFF -> {
        MarketAction.SpinOff spinOff = (MarketAction.SpinOff) action;
        writeName(json, "", spinOff.of());
        writeName(json, "new", spinOff.into());
        writeRatio(json, spinOff.ratio());
        json.writeStringField("costShare", FixedPoint.plain(spinOff.costShare()));
        writePrice(json, "cashPrice", spinOff.cashPrice());
      }
      case MERGER -> writeMerger(json, (MarketAction.Merger) action);
    }
  }

  private static void writeListing(JsonGenerator json, MarketAction.Listing listing)
      throws IOException {
    if (listing.id() != 0) {
      json.writeNumberField("instrumentId", listing.id());
    }
    json.writeStringField("symbol", listing.symbol());
    json.writeStringField("name", listing.name());
    json.writeStringField("sector", listing.sector());
    json.writeStringField("status", listing.status().name());
    if (listing.isin() != null) {
      json.writeStringField("isin", listing.isin());
    }
    if (listing.aliases() != null) {
      json.writeArrayFieldStart("aliases");
      for (String alias : listing.aliases()) {
        json.writeString(alias);
      }
      json.writeEndArray();
    }
  }

  private static void writeMerger(JsonGenerator json, MarketAction.Merger merger)
      throws IOException {
    writeName(json, "", merger.of());
    if (merger.into() != null) {
      writeName(json, "new", merger.into());
      writeRatio(json, merger.ratio());
      writePrice(json, "cashPrice", merger.cashPrice());
    }
    writePrice(json, "cashPerShare", merger.cashPerShare());
    if (merger.into() != null && merger.cashPerShare() != null) {
      json.writeStringField("costShare", FixedPoint.plain(merger.costShare()));
    }
  }

  private static void writeName(JsonGenerator json, String prefix, InstrumentName name)
      throws IOException {
    if (name instanceof InstrumentName.ById byId) {
      json.writeNumberField(prefix.isEmpty() ? "instrumentId" : "newInstrumentId", byId.id());
    } else {
      String symbol = ((InstrumentName.BySymbol) name).symbol();
      json.writeStringField(prefix.isEmpty() ? "symbol" : "newSymbol", symbol);
    }
  }

  private static void writeRatio(JsonGenerator json, Ratio ratio) throws IOException {
    json.writeNumberField("from", ratio.from());
    json.writeNumberField("to", ratio.to());
  }

  private static void writePrice(JsonGenerator json, String name, Price price) throws IOException {
    if (price != null) {
      json.writeStringField(name, FixedPoint.plain(price.billionths()));
    }
  }
}
