package com.stockafolio.http.events;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.util.ByteString;
import com.stockafolio.engine.Ledgers;
import com.stockafolio.engine.serving.Ledger;
import com.stockafolio.engine.serving.PortfolioActor;
import com.stockafolio.engine.serving.PortfolioUpdate;
import com.stockafolio.http.portfolio.CloseBoard;
import com.stockafolio.http.portfolio.DayStarts;
import com.stockafolio.http.portfolio.InstrumentBoard;
import com.stockafolio.http.portfolio.PortfolioJson;
import com.stockafolio.http.prices.PriceBoard;
import com.stockafolio.http.prices.Prices;
import com.stockafolio.http.rig.Booking;
import com.stockafolio.http.rig.PriceRecords;
import com.stockafolio.http.rig.StubCloses;
import com.stockafolio.http.rig.StubHistory;
import com.stockafolio.http.rig.StubMarket;
import com.stockafolio.transaction.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One stream between a ledger, a portfolio actor and a client that the test plays. */
final class StreamRig {
  static final UserId USER = Booking.user(1);

  final TestProbe<Ledger.Command> ledger;
  final TestProbe<ByteString> client;
  final ActorRef<StreamCommand> stream;
  final PriceBoard board = PriceRecords.board();
  final CloseBoard closes = new CloseBoard(InstrumentBoard.ofFile());
  final StubMarket market = new StubMarket();
  final StubHistory history = new StubHistory();
  private final ActorTestKit kit;
  private TestProbe<PortfolioActor.Unwatch> source;
  private ActorRef<PortfolioUpdate> watcher;

  StreamRig(ActorTestKit kit, StreamSettings settings, ResumePoint from) {
    this(kit, settings, from, Instant.MAX);
  }

  StreamRig(ActorTestKit kit, StreamSettings settings, ResumePoint from, Instant expires) {
    this(kit, settings, new PortfolioStream.Terms(from, false, expires));
  }

  StreamRig(ActorTestKit kit, StreamSettings settings, PortfolioStream.Terms terms) {
    this.kit = kit;
    ledger = kit.createTestProbe();
    client = kit.createTestProbe();
    Ledgers ledgers = new Ledgers(1, (number, message) -> ledger.ref().tell(message), () -> 1);
    EventFrames frames =
        new EventFrames(new PortfolioJson(new InstrumentBoard(market.board()), board));
    DayStarts starts = StubCloses.starts(closes, history, kit.system());
    StreamSources shared =
        new StreamSources(ledgers, history, frames, starts, settings, Duration.ofMillis(300));
    UserValuation valuation = new UserValuation(frames, new DayStartOfUser(starts));
    stream = kit.spawn(PortfolioStream.create(shared, USER, valuation, terms));
    newSource();
  }

  /** Settings under which nothing happens by itself within a test. */
  static StreamSettings quiet() {
    return settings(16, Duration.ofMinutes(1), Duration.ofMinutes(5));
  }

  static StreamSettings settings(int queue, Duration heartbeat, Duration silence) {
    return new StreamSettings(
        10,
        10,
        queue,
        heartbeat,
        Duration.ofSeconds(30),
        silence,
        Duration.ofMillis(20),
        Duration.ofSeconds(1),
        Duration.ofMillis(100),
        64,
        Duration.ofSeconds(1));
  }

  /** From now on another actor tells of the portfolio. */
  void newSource() {
    source = kit.createTestProbe();
  }

  TestProbe<PortfolioActor.Unwatch> source() {
    return source;
  }

  /** The stream subscribes from this sequence. */
  StreamRig subscribesAfter(long sequence) {
    Ledger.Watch watch = ledger.expectMessageClass(Ledger.Watch.class);
    assertThat(watch.userId()).isEqualTo(USER);
    assertThat(watch.afterSequence()).isEqualTo(sequence);
    watcher = watch.watcher();
    return this;
  }

  void snapshot(Booking booking) {
    tell(new PortfolioUpdate.Snapshot(booking.portfolio(), source.ref()));
  }

  void resumed(long sequence) {
    tell(new PortfolioUpdate.Resumed(sequence, source.ref()));
  }

  void tell(PortfolioUpdate update) {
    watcher.tell(update);
  }

  /** What the client gets and takes next that is no comment, cut into its events. */
  List<String> takesEvents() {
    return List.of(takes().split("(?<=\n\n)"));
  }

  /** The client takes whatever comes until it has this trade; all of it must be trades in order. */
  void takesTrades(long from, long to) {
    long next = from;
    while (next <= to) {
      for (String event : takesEvents()) {
        assertThat(event).startsWith("id: " + next + "\nevent: trade\n");
        next++;
      }
    }
    assertThat(next).isEqualTo(to + 1);
  }

  /** Prices appear on the board: symbols and prices in turn. */
  Prices prices(String... symbolsAndPrices) {
    board.take(PriceRecords.of(symbolsAndPrices));
    return board.latest();
  }

  /** It is the user's turn. */
  void turn() {
    stream.tell(new StreamCommand.Turn(board.latest()));
  }

  /** The client is there and has taken the first line. */
  StreamRig connected() {
    stream.tell(new StreamCommand.Connected(client.ref()));
    assertThat(takes()).isEqualTo("retry: 1000\n\n");
    return this;
  }

  /** What the client gets; it does not say that it has taken it. */
  String gets() {
    return client.receiveMessage().utf8String();
  }

  /** What the client gets and takes. */
  String takes() {
    String frames = gets();
    drained();
    return frames;
  }

  void drained() {
    stream.tell(StreamCommand.Drained.INSTANCE);
  }

  void takesSnapshotAt(long sequence) {
    assertThat(takes()).startsWith("id: " + sequence + "\nevent: snapshot\n");
  }

  void takesResetAndSnapshotAt(long sequence) {
    assertThat(takes())
        .startsWith("event: reset\ndata: {}\n\nid: " + sequence + "\nevent: snapshot\n");
  }

  void takesTrade(long sequence) {
    String frame = takes();
    assertThat(frame).startsWith("id: " + sequence + "\nevent: trade\n");
    assertThat(frame.split("\n\n", -1)).as("one event: " + frame).hasSize(2);
  }

  void getsNothing() {
    client.expectNoMessage(Duration.ofMillis(50));
  }

  /** What an event says, whose data may come in several lines. */
  static String data(String event) {
    return event.substring(event.indexOf("data: ") + 6).replace("\ndata: ", "\n");
  }
}
