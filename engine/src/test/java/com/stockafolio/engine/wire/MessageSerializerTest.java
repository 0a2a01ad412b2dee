package com.stockafolio.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.javadsl.Adapter;
import akka.serialization.Serialization;
import akka.serialization.SerializationExtension;
import akka.serialization.SerializerWithStringManifest;
import com.stockafolio.amount.Money;
import com.stockafolio.amount.Price;
import com.stockafolio.amount.Quantity;
import com.stockafolio.amount.Shares;
import com.stockafolio.amount.Side;
import com.stockafolio.delivery.Batch;
import com.stockafolio.delivery.LastRecord;
import com.stockafolio.delivery.LedgerAnswer;
import com.stockafolio.delivery.LedgerRejection;
import com.stockafolio.delivery.SourceId;
import com.stockafolio.engine.closing.ClosingDesk;
import com.stockafolio.engine.market.MarketDesk;
import com.stockafolio.engine.serving.Ledger;
import com.stockafolio.engine.serving.PortfolioActor;
import com.stockafolio.engine.serving.PortfolioScan;
import com.stockafolio.engine.serving.PortfolioUpdate;
import com.stockafolio.engine.serving.PortfolioView;
import com.stockafolio.engine.serving.ScanAnswer;
import com.stockafolio.engine.serving.TestSystem;
import com.stockafolio.entry.ActionOutcome;
import com.stockafolio.entry.BookedTrade;
import com.stockafolio.entry.Position;
import com.stockafolio.entry.PositionMove;
import com.stockafolio.entry.RecentAction;
import com.stockafolio.entry.RecentCash;
import com.stockafolio.entry.RecentRevision;
import com.stockafolio.entry.RecentTrade;
import com.stockafolio.entry.RecentTransfer;
import com.stockafolio.entry.RevisionContent;
import com.stockafolio.ledger.RunningDay;
import com.stockafolio.market.InstrumentName;
import com.stockafolio.market.MarketAction;
import com.stockafolio.market.MarketCopy;
import com.stockafolio.market.MarketList;
import com.stockafolio.market.MarketRecord;
import com.stockafolio.portfolio.EntryOutcome;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.portfolio.Totals;
import com.stockafolio.transaction.Bust;
import com.stockafolio.transaction.CashKind;
import com.stockafolio.transaction.CashMovement;
import com.stockafolio.transaction.Correct;
import com.stockafolio.transaction.Correction;
import com.stockafolio.transaction.Direction;
import com.stockafolio.transaction.EntryType;
import com.stockafolio.transaction.RejectionReason;
import com.stockafolio.transaction.Trade;
import com.stockafolio.transaction.TradeId;
import com.stockafolio.transaction.TradeRecord;
import com.stockafolio.transaction.Transaction;
import com.stockafolio.transaction.Transfer;
import com.stockafolio.transaction.UserId;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What nodes send each other, byte for byte, through the serializers that a node's configuration
 * binds. Nodes of two releases run side by side: where a form changes it needs a new manifest.
 * Long, as it is one list of all messages, held against the protocols so that none is missing.
 */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessageSerializerTest {
  private static final String PATH = "akka://stockafolio/user/somebody#7";
  private static final String REF =
      "22" + HexFormat.of().formatHex(PATH.getBytes(StandardCharsets.US_ASCII));
  private static final SourceId SOURCE =
      new SourceId(UUID.fromString("6f2f0f0e-5b0b-4b7e-9d3f-3c6f1f0a7b11"), 2);
  private static final String SOURCE_BYTES = "6f2f0f0e5b0b4b7e9d3f3c6f1f0a7b11" + "02";
  private static final UserId USER = new UserId(0x2122232425262728L, 0x3132333435363738L);
  private static final String USER_BYTES = "21222324252627283132333435363738";
  private static final TradeId TRADE = new TradeId(0x0102030405060708L, 0x1112131415161718L);
  private static final String TRADE_BYTES = "01020304050607081112131415161718";
  private static final TradeId OTHER = new TradeId(5, 6);
  private static final String OTHER_BYTES = "0000000000000005" + "0000000000000006";

  private static final Portfolio PORTFOLIO =
      Portfolio.empty(USER)
          .apply(
              new BookedTrade(
                  1_001,
                  1_795_000_000_123L,
                  1_795_000_000_100L,
                  TRADE,
                  USER,
                  7,
                  Side.BUY,
                  new Quantity(100_000_000_000L),
                  new Price(178_490_000_000L)));

  private static final String RUNNING_DAY_BYTES =
      ("80f8b2e5bd68" + "f4f7c31c")
          + ("08" + "07" + "01" + "80a0b787e905" + "80e4a4c5f267" + "00")
          + ("01" + "00" + "01" + "80a0b787e905" + "80e4a4c5f267" + "00");

  private static final String PORTFOLIO_BYTES =
      USER_BYTES
          + "36"
          + ("05" + "01" + "80e4a4c5f267" + "e907" + "f6f9b2e5bd68")
          + ("1a" + TRADE_BYTES + "07" + "9103" + "c4f86c" + "00" + "2e" + "00" + "00")
          + ("0a" + "07" + "9103" + "80e4a4c5f267" + "00");

  /** Of the market's list before it holds anything: of the file of instruments. */
  private static final String HASH_BYTES = "20" + MarketList.empty().hash();

  private static final Totals TOTALS =
      new Totals(
          new Shares(0, 5),
          300,
          Money.ofHundredMillionths(1_784_900_000_000L),
          Money.ofHundredMillionths(-5),
          Money.ZERO,
          Money.ofHundredMillionths(7),
          Money.ofHundredMillionths(-1));

  private static final String TOTALS_BYTES =
      "0a" + "ac02" + "80e4a4c5f267" + "09" + "00" + "0e" + "01";

  private final ActorTestKit testKit = TestSystem.start();
  private final Serialization serialization =
      SerializationExtension.get(Adapter.toClassic(testKit.system()));

  /** A message, its manifest and its bytes in hexadecimal digits. */
  private record Form(Object message, String manifest, String bytes) {
    @Override
    public String toString() {
      return message.getClass().getSimpleName();
    }
  }

  /** One trade, of instrument 7. */
  private static RunningDay runningDay() {
    RunningDay day = new RunningDay(1_795_000_000_000L);
    day.book(
        List.of(
            new BookedTrade(
                1_001,
                1_795_000_000_123L,
                1_795_000_000_100L,
                TRADE,
                USER,
                7,
                Side.BUY,
                new Quantity(100_000_000_000L),
                new Price(178_490_000_000L))));
    return day;
  }

  private static TradeRecord record(long offset, Transaction transaction) {
    return new TradeRecord(offset, 1_795_000_000_123L, transaction);
  }

  private static Transfer transfer(Direction direction, long billionths, long cost) {
    return new Transfer(
        TRADE,
        USER,
        direction,
        "AAPL",
        new Quantity(billionths),
        Money.ofHundredMillionths(cost),
        1_795_000_000_100L);
  }

  private <T> ActorRef<T> ref() {
    return ActorRefResolver.get(testKit.system()).resolveActorRef(PATH);
  }

  Stream<Form> forms() {
    return Stream.of(
        new Form(
            new Ledger.Deliver(
                new Batch(
                    SOURCE,
                    1_000,
                    0x01020304,
                    1_020,
                    990,
                    List.of(
                        new TradeRecord(
                            1_001,
                            1_795_000_000_123L,
                            new Trade(
                                TRADE,
                                USER,
                                "AAPL",
                                Side.BUY,
                                new Quantity(100_000_000_000L),
                                new Price(178_490_000_000L),
                                1_795_000_000_100L)),
                        record(
                            1_007,
                            new Trade(
                                TRADE,
                                USER,
                                "AAPL",
                                Side.SELL,
                                new Quantity(100_000_000_000L),
                                new Price(178_490_000_000L),
                                Money.ofHundredMillionths(227_000_000),
                                1_795_000_000_100L)),
                        record(
                            1_008,
                            new CashMovement(
                                TRADE,
                                USER,
                                Money.ofHundredMillionths(-5),
                                CashKind.WITHDRAWAL,
                                1_795_000_000_100L)),
                        record(1_009, transfer(Direction.IN, -100_000_000_000L, -5)),
                        record(1_010, transfer(Direction.OUT, 100_000_000_000L, 0)),
                        record(1_011, new Bust(TRADE, USER, OTHER, "Error", 1_795_000_000_100L)),
                        record(
                            1_012,
                            new Correct(
                                TRADE,
                                USER,
                                OTHER,
                                new Correction.OfCash(CashKind.FEE, Money.ofHundredMillionths(-5)),
                                1_795_000_000_100L)),
                        new TradeRecord(
                            1_019,
                            1_795_000_000_123L,
                            new Trade(
                                TRADE, USER, "é", Side.SELL, new Quantity(5), new Price(1), -1))),
                    List.of(
                        new MarketCopy(
                            1_020,
                            1_795_000_000_123L,
                            new MarketRecord(
                                3,
                                new UUID(TRADE.high(), TRADE.low()),
                                1_795_000_000_100L,
                                new MarketAction.Dividend(
                                    new InstrumentName.ById(300), new Price(5)),
                                new byte[] {7, 8})))),
                ref()),
            "D5",
            SOURCE_BYTES
                + ("e907" + "01020304" + "fd07" + "df07" + "08")
                + ("01" + "f6f9b2e5bd68" + "c8f9b2e5bd68" + TRADE_BYTES + USER_BYTES)
                + ("00" + "04" + "4141504c" + "c0843d" + "c4f86c")
                + ("06" + "f6f9b2e5bd68" + "c8f9b2e5bd68" + TRADE_BYTES + USER_BYTES)
                + ("03" + "04" + "4141504c" + "c0843d" + "c4f86c" + "80fbbdd801")
                + ("01" + "f6f9b2e5bd68" + "c8f9b2e5bd68" + TRADE_BYTES + USER_BYTES)
                + ("04" + "02" + "09")
                + ("01" + "f6f9b2e5bd68" + "c8f9b2e5bd68" + TRADE_BYTES + USER_BYTES)
                + ("05" + "04" + "4141504c" + "ff887a" + "09")
                + ("01" + "f6f9b2e5bd68" + "c8f9b2e5bd68" + TRADE_BYTES + USER_BYTES)
                + ("06" + "04" + "4141504c" + "80897a" + "00")
                + ("01" + "f6f9b2e5bd68" + "c8f9b2e5bd68" + TRADE_BYTES + USER_BYTES)
                + ("07" + OTHER_BYTES + "05" + "4572726f72")
                + ("01" + "f6f9b2e5bd68" + "c8f9b2e5bd68" + TRADE_BYTES + USER_BYTES)
                + ("08" + OTHER_BYTES + "02" + "04" + "09")
                + ("07" + "f6f9b2e5bd68" + "01" + TRADE_BYTES + USER_BYTES)
                + ("01" + "02" + "c3a9" + "0005" + "0001")
                + ("01" + "14" + "f6f9b2e5bd68")
                + ("03" + TRADE_BYTES + "c8f9b2e5bd68" + "04" + "ac02" + "06" + "02" + "0708")
                + REF),
        new Form(new Ledger.AskPosition(SOURCE, ref()), "Q1", SOURCE_BYTES + REF),
        new Form(
            new LedgerAnswer.Covered(
                3,
                SOURCE,
                1_000,
                1_020,
                new LastRecord(1_022, -2),
                List.of(new LedgerRejection(1_005, RejectionReason.DUPLICATE, "again"))),
            "C2",
            "03"
                + SOURCE_BYTES
                + "e907"
                + "fd07"
                + "ff07"
                + "fffffffe"
                + "01"
                + "05"
                + "0a"
                + "05616761696e"),
        new Form(
            new LedgerAnswer.Refused(3, SOURCE, 1_000, 1_020, -1),
            "R1",
            "03" + SOURCE_BYTES + "e907" + "fd07" + "00"),
        new Form(
            new LedgerAnswer.Position(300, SOURCE, new LastRecord(1_000, 5)),
            "P2",
            "ac02" + SOURCE_BYTES + "e907" + "00000005"),
        new Form(
            new LedgerAnswer.ForeignSource(3, SOURCE, new SourceId(new UUID(1, 2), 0)),
            "F1",
            "03" + SOURCE_BYTES + "00000000000000010000000000000002" + "00"),
        new Form(new Ledger.GetPortfolio(USER, ref()), "G1", USER_BYTES + REF),
        new Form(new PortfolioView.Found(PORTFOLIO), "Fo4", PORTFOLIO_BYTES),
        new Form(new Ledger.Watch(USER, -1, ref()), "W1", USER_BYTES + "01" + REF),
        new Form(new PortfolioActor.Unwatch(ref()), "U1", REF),
        new Form(new Ledger.Scan(ref()), "S1", REF),
        new Form(new Ledger.ScanForClose(ref()), "Sc1", REF),
        new Form(new Ledger.GetRunningDay(ref()), "Rq1", REF),
        new Form(new Ledger.RunningDayView(3, runningDay()), "Rd2", "03" + RUNNING_DAY_BYTES),
        new Form(new Ledger.AskMarket(ref()), "Ma1", REF),
        new Form(
            new Ledger.MarketView(3, 300, MarketList.empty().hash()),
            "Mv1",
            "03" + "ac02" + HASH_BYTES),
        new Form(new Ledger.AskCopies(ref()), "Mc1", REF),
        new Form(new Ledger.CopiesView(3, List.of(300L, -1L)), "Mw1", "03" + "02" + "d804" + "01"),
        new Form(new PortfolioScan.Next(ref()), "N1", REF),
        new Form(
            new ScanAnswer.Page(SOURCE, 1_000, List.of(PORTFOLIO), ref(), true),
            "Pa4",
            "01" + "01" + SOURCE_BYTES + "e907" + "00" + HASH_BYTES + REF + "01" + PORTFOLIO_BYTES),
        new Form(new PortfolioUpdate.Snapshot(PORTFOLIO, ref()), "Sn4", REF + PORTFOLIO_BYTES),
        new Form(new PortfolioUpdate.Resumed(300, ref()), "Re1", "ac02" + REF),
        new Form(
            new PortfolioUpdate.EntryBooked(
                new EntryOutcome(
                    new RecentTrade(
                        300,
                        1_001,
                        TRADE,
                        7,
                        Side.SELL,
                        new Quantity(100_000_000_000L),
                        new Price(178_490_000_000L),
                        Money.ofHundredMillionths(227_000_000),
                        Money.ofHundredMillionths(1_784_900_000_000L),
                        Money.ofHundredMillionths(-550_000_000),
                        1_795_000_000_100L,
                        1_795_000_000_123L),
                    List.of(
                        new Position(
                            7, new Quantity(-5), Money.ofHundredMillionths(-5), Money.ZERO)),
                    TOTALS)),
            "En4",
            ("01" + "ac02" + "e907" + TRADE_BYTES + "c8f9b2e5bd68" + "f6f9b2e5bd68")
                + ("07" + "01" + "c0843d" + "c4f86c")
                + ("80fbbdd801" + "80e4a4c5f267" + "ffd5c28c04")
                + ("07" + "0009" + "09" + "00")
                + TOTALS_BYTES),
        new Form(
            new PortfolioUpdate.EntryBooked(
                new EntryOutcome(
                    new RecentCash(
                        300,
                        1_001,
                        TRADE,
                        CashKind.FEE,
                        Money.ofHundredMillionths(-5),
                        1_795_000_000_100L,
                        1_795_000_000_123L),
                    List.of(),
                    TOTALS)),
            "En4",
            ("02" + "ac02" + "e907" + TRADE_BYTES + "c8f9b2e5bd68" + "f6f9b2e5bd68")
                + ("04" + "09")
                + TOTALS_BYTES),
        new Form(
            new PortfolioUpdate.EntryBooked(
                new EntryOutcome(
                    new RecentTransfer(
                        300,
                        1_001,
                        TRADE,
                        Direction.OUT,
                        7,
                        new Quantity(-100_000_000_000L),
                        Money.ofHundredMillionths(-5),
                        Money.ZERO,
                        1_795_000_000_100L,
                        1_795_000_000_123L),
                    List.of(
                        new Position(
                            7, new Quantity(-5), Money.ofHundredMillionths(-5), Money.ZERO)),
                    TOTALS)),
            "En4",
            ("03" + "ac02" + "e907" + TRADE_BYTES + "c8f9b2e5bd68" + "f6f9b2e5bd68")
                + ("01" + "07" + "ff887a" + "09" + "00")
                + ("07" + "0009" + "09" + "00")
                + TOTALS_BYTES),
        new Form(
            new PortfolioUpdate.EntryBooked(
                new EntryOutcome(
                    new RecentRevision(
                        300,
                        1_001,
                        TRADE,
                        new RevisionContent(
                            EntryType.BUST,
                            OTHER,
                            299,
                            EntryType.TRADE,
                            7,
                            "Error",
                            null,
                            List.of(
                                new PositionMove(
                                    7,
                                    new Quantity(-100_000_000_000L),
                                    Money.ofHundredMillionths(-5),
                                    Money.ZERO)),
                            Money.ofHundredMillionths(5),
                            Money.ZERO,
                            Money.ofHundredMillionths(-5)),
                        1_795_000_000_100L,
                        1_795_000_000_123L),
                    List.of(
                        new Position(
                            7, new Quantity(-5), Money.ofHundredMillionths(-5), Money.ZERO)),
                    TOTALS)),
            "En4",
            ("09" + "ac02" + "e907" + TRADE_BYTES + "c8f9b2e5bd68" + "f6f9b2e5bd68")
                + (OTHER_BYTES + "ab02" + "01" + "07" + "05" + "4572726f72")
                + ("01" + "07" + "ff887a" + "09" + "00" + "0a" + "00" + "09")
                + ("07" + "0009" + "09" + "00")
                + TOTALS_BYTES),
        new Form(
            new PortfolioUpdate.EntryBooked(
                new EntryOutcome(
                    new RecentAction(
                        300,
                        1_001,
                        TRADE,
                        EntryType.MERGER,
                        300,
                        7,
                        new ActionOutcome(
                            List.of(
                                new PositionMove(
                                    7,
                                    new Quantity(100_000_000_000L),
                                    Money.ofHundredMillionths(-5),
                                    Money.ofHundredMillionths(7)),
                                new PositionMove(
                                    8, new Quantity(5), Money.ZERO, Money.ofHundredMillionths(-1))),
                            Money.ofHundredMillionths(227_000_000),
                            false),
                        1_795_000_000_123L),
                    List.of(
                        new Position(
                            7, new Quantity(-5), Money.ofHundredMillionths(-5), Money.ZERO),
                        new Position(8, new Quantity(5), Money.ZERO, Money.ZERO)),
                    TOTALS)),
            "En4",
            ("08" + "ac02" + "e907" + TRADE_BYTES + "f6f9b2e5bd68" + "f6f9b2e5bd68")
                + ("ac02" + "07" + "00" + "02")
                + ("07" + "80897a" + "09" + "0e")
                + ("08" + "000a" + "00" + "01")
                + "80fbbdd801"
                + ("07" + "0009" + "09" + "00")
                + ("08" + "000a" + "00" + "00")
                + TOTALS_BYTES),
        new Form(
            new PortfolioUpdate.EntryBooked(
                new EntryOutcome(
                    new RecentAction(
                        300,
                        1_001,
                        TRADE,
                        EntryType.SPLIT,
                        300,
                        7,
                        new ActionOutcome(List.of(), Money.ZERO, true),
                        1_795_000_000_123L),
                    List.of(
                        new Position(
                            7, new Quantity(-5), Money.ofHundredMillionths(-5), Money.ZERO)),
                    TOTALS)),
            "En4",
            ("04" + "ac02" + "e907" + TRADE_BYTES + "f6f9b2e5bd68" + "f6f9b2e5bd68")
                + ("ac02" + "07" + "01" + "00")
                + "00"
                + ("07" + "0009" + "09" + "00")
                + TOTALS_BYTES),
        new Form(new PortfolioUpdate.AtSequence(300), "At1", "ac02"),
        new Form(new Ledger.Ping(ref()), "Pi1", REF),
        new Form(new Ledger.Pong(300), "Po1", "ac02"),
        new Form(new ClosingDesk.Close(LocalDate.of(2026, 11, 24), ref()), "Cl1", "dac402" + REF),
        new Form(
            new ClosingDesk.Begun(LocalDate.of(2026, 11, 24), "20261124T210000.123Z"),
            "Cb1",
            "dac402" + "14" + "3230323631313234543231303030302e3132335a"),
        new Form(new ClosingDesk.Refused("no", true), "Cr1", "02" + "6e6f" + "01"),
        new Form(new MarketDesk.Post("{}", ref()), "Mp1", "02" + "7b7d" + REF),
        new Form(new MarketDesk.Hold(ref()), "Mh1", REF),
        new Form(
            new MarketDesk.Posted(300, "a", 1_795_000_000_123L, true),
            "Mn1",
            "ac02" + "0161" + "fbbcd9f29e34" + "01"),
        new Form(
            new MarketDesk.Refused(MarketDesk.Why.TOO_MANY, "", "no"),
            "Mr1",
            "08" + "544f4f5f4d414e59" + "00" + "026e6f"),
        new Form(new MarketDesk.Held(300), "Mk1", "ac02"));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void hasTheseBytesAndIsReadBack(Form form) throws Exception {
    SerializerWithStringManifest serializer = serializerOf(form.message());

    assertThat(serializer.identifier()).isEqualTo(770_002);
    assertThat(serializer.manifest(form.message())).isEqualTo(form.manifest());
    assertThat(HexFormat.of().formatHex(serializer.toBinary(form.message())))
        .isEqualTo(form.bytes());
    assertThat(serializer.fromBinary(HexFormat.of().parseHex(form.bytes()), form.manifest()))
        .isEqualTo(form.message());
  }

  @Test
  void aReferenceReachesTheActorItCameFrom() throws Exception {
    TestProbe<PortfolioView> probe = testKit.createTestProbe();
    Ledger.GetPortfolio sent = new Ledger.GetPortfolio(USER, probe.getRef());
    SerializerWithStringManifest serializer = serializerOf(sent);
    Ledger.GetPortfolio received =
        (Ledger.GetPortfolio) serializer.fromBinary(serializer.toBinary(sent), "G1");

    received.replyTo().tell(new PortfolioView.Found(PORTFOLIO));

    assertThat(probe.receiveMessage()).isEqualTo(new PortfolioView.Found(PORTFOLIO));
  }

  /** A message that somebody adds to a protocol needs its form here, or must stay in its node. */
  @Test
  void everyMessageThatMayCrossNodesHasItsFormHere() {
    Set<Class<?>> crossing =
        new LinkedHashSet<>(
            List.of(
                Ledger.Ping.class,
                Ledger.Pong.class,
                Ledger.RunningDayView.class,
                Ledger.MarketView.class,
                Ledger.CopiesView.class));
    for (Class<?> message : messages()) {
      if (Modifier.isPublic(message.getModifiers())) {
        crossing.add(message);
      }
    }

    Map<Class<?>, String> manifests = new HashMap<>();
    for (Form form : forms().toList()) {
      String other = manifests.putIfAbsent(form.message().getClass(), form.manifest());
      assertThat(other).isIn(null, form.manifest());
    }
    assertThat(manifests).containsOnlyKeys(crossing);
    assertThat(manifests.values()).doesNotHaveDuplicates();
  }

  @Test
  void messagesWithinANodeAreRefused() throws Exception {
    Set<Class<?>> inside = messages();
    forms().forEach(form -> inside.remove(form.message().getClass()));
    assertThat(inside).hasSizeGreaterThan(10);

    for (Class<?> type : inside) {
      Object message = instance(type);
      assertThatThrownBy(() -> serialization.serialize(message).get())
          .as(type.getName())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(type + " does not leave its node");
    }
  }

  @Test
  void anUnknownManifestIsRefused() throws Exception {
    SerializerWithStringManifest serializer = serializerOf(new Ledger.Pong(1));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> serializer.fromBinary(new byte[0], "D1"))
        .withMessageContaining("'D1'");
  }

  @Test
  void javaSerializationIsOff() {
    assertThatThrownBy(() -> serialization.serialize(Locale.ROOT).get())
        .hasMessageContaining("Java serialization");
  }

  private SerializerWithStringManifest serializerOf(Object message) throws Exception {
    return (SerializerWithStringManifest) serialization.findSerializerFor(message);
  }

  /** The records and enums of every protocol whose base type is bound to the serializer. */
  private static Set<Class<?>> messages() {
    Set<Class<?>> messages = new LinkedHashSet<>();
    for (Class<?> protocol :
        List.of(
            Ledger.Command.class,
            LedgerAnswer.class,
            PortfolioView.class,
            PortfolioUpdate.class,
            PortfolioActor.Command.class,
            PortfolioScan.Command.class,
            ScanAnswer.class,
            ClosingDesk.Command.class,
            ClosingDesk.Answer.class,
            MarketDesk.Command.class,
            MarketDesk.Answer.class)) {
      collect(protocol, messages);
    }
    return messages;
  }

  private static void collect(Class<?> type, Set<Class<?>> messages) {
    if (type.isSealed()) {
      for (Class<?> permitted : type.getPermittedSubclasses()) {
        collect(permitted, messages);
      }
    } else {
      messages.add(type);
    }
  }

  private static Object instance(Class<?> type) throws ReflectiveOperationException {
    if (type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    Constructor<?> constructor = type.getDeclaredConstructors()[0];
    constructor.setAccessible(true);
    List<Object> nothing = new ArrayList<>();
    Arrays.stream(constructor.getParameterTypes())
        .forEach(parameter -> nothing.add(zero(parameter)));
    return constructor.newInstance(nothing.toArray());
  }

  private static Object zero(Class<?> type) {
    if (type == int.class) {
      return 0;
    }
    if (type == boolean.class) {
      return false;
    }
    return type == long.class ? (Object) 0L : null;
  }

  @AfterAll
  void stop() {
    testKit.shutdownTestKit();
  }
}
