package com.stockafolio.loadtest.peer.streams;

import com.stockafolio.ingest.decode.TradeDecoder;
import com.stockafolio.loadtest.peer.Booking;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.TradeRecord;
import com.stockafolio.transaction.UserId;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;

/** Books the trades of one partition: reads the portfolio, decides, writes it, tells the result. */
final class BookingStep implements FixedKeyProcessor<byte[], byte[], byte[]> {
  private final Booking booking;
  private final PositionJson json;
  private final int partitions;
  private FixedKeyProcessorContext<byte[], byte[]> context;
  private KeyValueStore<UserId, Portfolio> portfolios;
  private TradeDecoder decoder;

  BookingStep(Booking booking, int partitions) {
    this.booking = booking;
    this.json = new PositionJson(booking.instruments());
    this.partitions = partitions;
  }

  @Override
  public void init(FixedKeyProcessorContext<byte[], byte[]> newContext) {
    context = newContext;
    portfolios = context.getStateStore(BookingTopology.STORE);
    decoder = new TradeDecoder(context.taskId().partition(), partitions, partitions);
  }

  @Override
  public void process(FixedKeyRecord<byte[], byte[]> record) {
    RecordMetadata place = context.recordMetadata().orElseThrow();
    TradeRecord trade =
        booking.read(decoder, place.offset(), record.timestamp(), record.key(), record.value());
    if (trade == null) {
      return;
    }
    UserId user = trade.transaction().userId();
    Portfolio kept = portfolios.get(user);
    Portfolio before = kept == null ? Portfolio.empty(user) : kept;
    Portfolio after = booking.book(before, trade);
    if (after != before) {
      portfolios.put(user, after);
      context.forward(record.withValue(json.newest(after)));
    }
  }
}
