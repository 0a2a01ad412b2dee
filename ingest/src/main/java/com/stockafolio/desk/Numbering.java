package com.stockafolio.desk;

import com.stockafolio.engine.market.MarketDesk;
import com.stockafolio.engine.market.MarketDesk.Why;
import com.stockafolio.engine.market.MarketTable.Numbered;
import com.stockafolio.market.ListedAction;
import com.stockafolio.market.MarketKeys;
import com.stockafolio.market.MarketList;
import com.stockafolio.market.MarketRecord;
import com.stockafolio.market.text.MarketJson;
import com.stockafolio.market.text.MarketWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * Which number a posted record gets: the next one after those of the table as this desk has read
 * it. Another desk may have given that number by then, which is found out when it is inserted.
 * Plain Java; not thread-safe.
 */
final class Numbering {
  private final Function<byte[], MarketRecord> reader;
  private final Map<UUID, Integer> numbers = new HashMap<>();
  private final List<byte[]> values = new ArrayList<>();
  private MarketList list = MarketList.empty();

  /**
   * A posted record that can be read.
   *
   * @param actionId the poster's name for it, or one that was drawn for it
   */
  record Posted(UUID actionId, MarketJson.Asked asked) {}

  /** What becomes of it. */
  sealed interface Outcome {}

  /** It is answered. */
  record Answered(MarketDesk.Answer answer) implements Outcome {}

  /** The list as it is known here does not allow it. */
  record NotAllowed(MarketDesk.Refused refused) implements Outcome {}

  /** It is to be inserted. */
  record New(Numbered row) implements Outcome {}

  /** No record is read yet; those of the table are signed by these. */
  Numbering(MarketKeys keys) {
    this(value -> MarketJson.read(value, keys));
  }

  /**
   * No record is read yet.
   *
   * @param reader reads a record's value, and throws where nobody trusted has signed it
   */
  Numbering(Function<byte[], MarketRecord> reader) {
    this.reader = reader;
  }

  /** The number of the last record that was read. */
  int newest() {
    return values.size();
  }

  /** The whole value of a record that was read. */
  byte[] value(int number) {
    return values.get(number - 1);
  }

  /**
   * Takes over a record of the table.
   *
   * @throws com.stockafolio.transaction.TradeText.InvalidField where it is none that a trusted key
   *     has signed
   */
  void take(Numbered row) {
    if (row.number() != newest() + 1) {
      throw new IllegalArgumentException("number " + row.number() + " after " + newest());
    }
    MarketRecord record = reader.apply(row.value());
    list = list.with(list.listed(record));
    values.add(row.value());
    numbers.putIfAbsent(record.actionId(), record.number());
  }

  /**
   * What becomes of a posted record by the list as it is known here.
   *
   * @param nowMillis the time, in milliseconds since 1970
   */
  Outcome decide(Posted posted, long nowMillis, MarketKeys.Signer signer) {
    Integer known = numbers.get(posted.actionId());
    if (known != null) {
      return new Answered(again(list.action(known), posted));
    }
    String problem = list.problem(posted.asked().action());
    if (problem != null) {
      return new NotAllowed(new MarketDesk.Refused(Why.INVALID, field(problem), problem));
    }
    int number = newest() + 1;
    byte[] value =
        MarketWriter.write(number, posted.actionId(), nowMillis, posted.asked().action(), signer);
    MarketRecord record = reader.apply(value);
    return new New(new Numbered(number, value, list.listed(record).hash().bytes()));
  }

  /** The answer to a record that has its number by now. */
  MarketDesk.Posted answer(int number, boolean again) {
    ListedAction listed = list.action(number);
    return new MarketDesk.Posted(
        number, listed.actionId().toString(), listed.postedAtMillis(), again);
  }

  private MarketDesk.Answer again(ListedAction listed, Posted posted) {
    return listed.action().equals(posted.asked().action())
        ? answer(listed.number(), true)
        : new MarketDesk.Refused(
            Why.OTHER_CONTENT,
            "actionId",
            "The record %s, number %d, has other content. A new record needs a new actionId."
                .formatted(listed.actionId(), listed.number()));
  }

  /** What a problem of the list begins with. */
  private static String field(String problem) {
    int end = problem.indexOf(':');
    return end < 0 ? "" : problem.substring(0, end);
  }
}
