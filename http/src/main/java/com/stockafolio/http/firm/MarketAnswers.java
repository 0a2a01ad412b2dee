package com.stockafolio.http.firm;

import akka.util.ByteString;
import com.fasterxml.jackson.core.JsonGenerator;
import com.stockafolio.engine.serving.Ledger;
import com.stockafolio.http.answer.JsonDocument;
import com.stockafolio.market.ListHash;
import com.stockafolio.market.ListedAction;
import com.stockafolio.market.MarketList;
import com.stockafolio.market.text.MarketWriter;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the firm is told of the market's records, as JSON. */
final class MarketAnswers {
  /** So many of the last records are told whole. */
  private static final int RECENT = 20;

  private MarketAnswers() {}

  /** One record, with the hash of the list that ends with it. */
  static ByteString record(MarketList list, int number) {
    return JsonDocument.object(out -> write(list.action(number), out));
  }

  private static void write(ListedAction listed, JsonGenerator out) throws IOException {
    out.writeNumberField("number", listed.number());
    out.writeStringField("actionId", listed.actionId().toString());
    out.writeStringField("type", listed.action().type().name());
    out.writeStringField("postedAt", Instant.ofEpochMilli(listed.postedAtMillis()).toString());
    MarketWriter.writeFields(out, listed.action());
    out.writeStringField("hash", listed.hash().toString());
  }

  /**
   * How far the list goes, and each ledger has taken it; a ledger without an answer is silent.
   *
   * @param list as the table has it
   * @param views the ledgers' answers
   * @param ledgers how many there are
   */
  static ByteString standing(MarketList list, List<Ledger.MarketView> views, int ledgers) {
    Set<Integer> silent = new HashSet<>();
    for (int ledger = 0; ledger < ledgers; ledger++) {
      silent.add(ledger);
    }
    views.forEach(view -> silent.remove(view.ledger()));
    return JsonDocument.object(
        out -> {
          out.writeNumberField("number", list.number());
          out.writeStringField("hash", list.hash().toString());
          out.writeBooleanField(
              "complete",
              silent.isEmpty() && views.stream().allMatch(view -> view.hash().equals(list.hash())));
          out.writeArrayFieldStart("ledgers");
          for (Ledger.MarketView view : views) {
            write(view, list, out);
          }
          out.writeEndArray();
          out.writeArrayFieldStart("silent");
          for (int ledger : silent.stream().sorted().toList()) {
            out.writeNumber(ledger);
          }
          out.writeEndArray();
          out.writeArrayFieldStart("recent");
          for (int n = list.number(); n > Math.max(0, list.number() - RECENT); n--) {
            out.writeStartObject();
            write(list.action(n), out);
            out.writeEndObject();
          }
          out.writeEndArray();
        });
  }

  private static void write(Ledger.MarketView view, MarketList list, JsonGenerator out)
      throws IOException {
    out.writeStartObject();
    out.writeNumberField("ledger", view.ledger());
    out.writeNumberField("number", view.number());
    out.writeStringField("hash", view.hash().toString());
    if (view.number() < list.number()) {
      out.writeNumberField("lacksFrom", view.number() + 1);
    }
    if (view.number() <= list.number() && !view.hash().equals(hash(list, view.number()))) {
      out.writeBooleanField("differs", true);
    }
    out.writeEndObject();
  }

  private static ListHash hash(MarketList list, int number) {
    return number == 0 ? MarketList.empty().hash() : list.action(number).hash();
  }
}
