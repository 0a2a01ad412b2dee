package com.stockafolio.engine.serving;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import com.stockafolio.delivery.SourceId;
import com.stockafolio.dispatch.Handlers;
import com.stockafolio.market.LedgerMarket;
import com.stockafolio.portfolio.Portfolio;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Hands a captured ledger's portfolios out page by page; ends when read, or left alone. */
public final class PortfolioScan extends AbstractBehavior<PortfolioScan.Command> {
  /** What the reader of a scan takes. */
  public sealed interface Command {}

  /** Asks for the next page. */
  public record Next(ActorRef<ScanAnswer> replyTo) implements Command {}

  private enum LeftAlone implements Command {
    INSTANCE
  }

  private static final Handlers<PortfolioScan, Command> HANDLERS =
      Handlers.of(PortfolioScan.class, Command.class)
          .on(Next.class, (scan, ask) -> scan.tell(ask.replyTo()))
          .on(LeftAlone.class, (scan, left) -> Behaviors.stopped())
          .build();

  private static final int PAGE = 256;

  /** Users of many stocks make a page shorter: it must fit a message between nodes. */
  private static final int PAGE_BYTES = 1 << 20;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final SourceId source;
  private final long covered;
  private final LedgerMarket market;
  private final Portfolio[] portfolios;
  private int next;

  /**
   * Hands out what was captured at one moment, to which the covered offset and the market belong.
   */
  static Behavior<Command> create(
      SourceId source,
      long covered,
      LedgerMarket market,
      Portfolio[] portfolios,
      ActorRef<ScanAnswer> first) {
    return Behaviors.setup(
        context -> {
          PortfolioScan scan = new PortfolioScan(context, source, covered, market, portfolios);
          return scan.tell(first);
        });
  }

  private PortfolioScan(
      ActorContext<Command> context,
      SourceId source,
      long covered,
      LedgerMarket market,
      Portfolio[] portfolios) {
    super(context);
    this.market = market;
    this.source = source;
    this.covered = covered;
    this.portfolios = portfolios;
    context.setReceiveTimeout(PATIENCE, LeftAlone.INSTANCE);
  }

  @Override
  public Receive<Command> createReceive() {
    return HANDLERS.receive(this);
  }

  private Behavior<Command> tell(ActorRef<ScanAnswer> reader) {
    int end = next;
    int bytes = 0;
    while (end < portfolios.length
        && end - next < PAGE
        && (end == next || bytes + portfolios[end].packedBytes() <= PAGE_BYTES)) {
      bytes += portfolios[end++].packedBytes();
    }
    List<Portfolio> page = new ArrayList<>(end - next);
    while (next < end) {
      page.add(portfolios[next++].meet(market, pageEnd -> {}));
    }
    boolean last = next == portfolios.length;
    reader.tell(
        new ScanAnswer.Page(
            source,
            covered,
            market.number(),
            market.list().hash(),
            page,
            getContext().getSelf().narrow(),
            last));
    return last ? Behaviors.stopped() : this;
  }
}
