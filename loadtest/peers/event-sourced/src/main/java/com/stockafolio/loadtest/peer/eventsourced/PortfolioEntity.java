package com.stockafolio.loadtest.peer.eventsourced;

import akka.Done;
import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import akka.pattern.StatusReply;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.javadsl.CommandHandlerWithReply;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehaviorWithEnforcedReplies;
import akka.persistence.typed.javadsl.ReplyEffect;
import akka.persistence.typed.javadsl.RetentionCriteria;
import com.stockafolio.entry.BookedTrade;
import com.stockafolio.loadtest.peer.Booking;
import com.stockafolio.portfolio.Portfolio;
import com.stockafolio.transaction.TradeRecord;
import com.stockafolio.transaction.UserId;

/** One user. */
final class PortfolioEntity
    extends EventSourcedBehaviorWithEnforcedReplies<PortfolioEntity.Command, TradeBooked, Held> {
  static final EntityTypeKey<Command> KEY = EntityTypeKey.create(Command.class, "portfolio");

  private static final int EVENTS_PER_SNAPSHOT = 100;
  private static final int SNAPSHOTS_KEPT = 2;

  private final UserId user;
  private final Booking booking;

  /** What it is told. */
  sealed interface Command {}

  /** Book this, answer when it is in the journal or need not be. */
  record Book(TradeRecord trade, ActorRef<StatusReply<Done>> replyTo) implements Command {}

  /** Say what you hold. */
  record Get(ActorRef<Portfolio> replyTo) implements Command {}

  private PortfolioEntity(UserId user, Booking booking) {
    super(PersistenceId.of(KEY.name(), user.toString()));
    this.user = user;
    this.booking = booking;
  }

  static Behavior<Command> create(String user, Booking booking) {
    return new PortfolioEntity(UserId.parse(user), booking);
  }

  @Override
  public Held emptyState() {
    return new Held(Portfolio.empty(user), -1);
  }

  @Override
  public RetentionCriteria retentionCriteria() {
    return RetentionCriteria.snapshotEvery(EVENTS_PER_SNAPSHOT, SNAPSHOTS_KEPT);
  }

  @Override
  public CommandHandlerWithReply<Command, TradeBooked, Held> commandHandler() {
    return newCommandHandlerWithReplyBuilder()
        .forAnyState()
        .onCommand(Book.class, this::book)
        .onCommand(Get.class, (held, get) -> Effect().reply(get.replyTo(), held.portfolio()))
        .build();
  }

  private ReplyEffect<TradeBooked, Held> book(Held held, Book book) {
    if (book.trade().offset() <= held.covered()) {
      return Effect().reply(book.replyTo(), StatusReply.ack());
    }
    BookedTrade accepted = booking.decide(held.portfolio(), book.trade());
    return accepted == null
        ? Effect().reply(book.replyTo(), StatusReply.ack())
        : Effect()
            .persist(new TradeBooked(accepted))
            .thenReply(book.replyTo(), after -> StatusReply.ack());
  }

  @Override
  public EventHandler<Held, TradeBooked> eventHandler() {
    return newEventHandlerBuilder().forAnyState().onAnyEvent(Held::after);
  }
}
