package com.stockafolio.engine.serving;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import com.stockafolio.delivery.SourceId;
import com.stockafolio.dispatch.Handlers;
import com.stockafolio.portfolio.Portfolio;
import java.time.Duration;
import java.util.Arrays;
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
  private final Portfolio[] portfolios;
  private int next;

  /** Hands out what was captured at one moment; the covered offset belongs to it. */
  static Behavior<Command> create(
      SourceId source, long covered, Portfolio[] portfolios, ActorRef<ScanAnswer> first) {
    return Behaviors.setup(
        context -> {
          PortfolioScan scan = new PortfolioScan(context, source, covered, portfolios);
          return scan.tell(first);
        });
  }

  private PortfolioScan(
      ActorContext<Command> context, SourceId source, long covered, Portfolio[] portfolios) {
    super(context);
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
    List<Portfolio> page = Arrays.asList(portfolios).subList(next, end);
    next = end;
    boolean last = next == portfolios.length;
    reader.tell(
        new ScanAnswer.Page(
            source, covered, List.copyOf(page), getContext().getSelf().narrow(), last));
    return last ? Behaviors.stopped() : this;
  }
}
