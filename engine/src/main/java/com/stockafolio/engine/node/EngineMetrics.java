package com.stockafolio.engine.node;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** One node's counters since its start; read by whoever shows them. All are safe to share. */
public final class EngineMetrics {
  /** Trades and other entries journaled and booked by this node's ledgers. */
  public final LongAdder tradesBooked = new LongAdder();

  /** Records that ledgers refused, duplicates not among them. */
  public final LongAdder tradesRejected = new LongAdder();

  /** All refused records by their reason, those that no ledger saw and duplicates among them. */
  public final CountsByName rejections = new CountsByName();

  /** Records read in another partition than their key's: their producer partitions otherwise. */
  public final LongAdder wrongPartition = new LongAdder();

  /** Rejected records that were too large for their topic, and were put there cut short. */
  public final LongAdder rejectionsTruncated = new LongAdder();

  /** Attempts to put a rejected record on its topic that failed. */
  public final LongAdder rejectionsFailed = new LongAdder();

  /** Partitions whose rejected records their topic does not take: they come to a standstill. */
  public final LongAdder rejectionsHeldUp = new LongAdder();

  /** Records on the topic of rejected ones that could not be read, and were not told. */
  public final LongAdder rejectionsUnreadable = new LongAdder();

  /** Records refused because the user's last entries hold their id already. */
  public final LongAdder duplicates = new LongAdder();

  /** Journal rows written. */
  public final LongAdder journalRows = new LongAdder();

  /** Microseconds from the deciding of a row of entries to its being journaled, of all rows. */
  public final LongAdder journalMicros = new LongAdder();

  /** Rows that {@link #journalMicros} is of. */
  public final LongAdder journalTimes = new LongAdder();

  /** Ledgers that show what they have, and whose journal takes no row. */
  public final LongAdder journalsAway = new LongAdder();

  /** Ledgers that began to serve on this node. */
  public final LongAdder recoveries = new LongAdder();

  /** Attempts of ledgers to recover that failed. */
  public final LongAdder recoveriesFailed = new LongAdder();

  /** Milliseconds from a ledger's start to its serving, of all that began to serve. */
  public final LongAdder recoveryMillis = new LongAdder();

  /** Journal rows replayed in recoveries. */
  public final LongAdder recoveryRows = new LongAdder();

  /** Entries of the replayed rows that no checkpoint held. */
  public final LongAdder recoveryTrades = new LongAdder();

  /** Checkpoints completed. */
  public final LongAdder checkpointsCompleted = new LongAdder();

  /** Checkpoints that were read and are not what was written. */
  public final LongAdder checkpointsDamaged = new LongAdder();

  /** When ledgers were last kept as a whole. */
  public final CheckpointTimes checkpointTimes = new CheckpointTimes();

  /** Pages of history written. */
  public final LongAdder historyPages = new LongAdder();

  /** Pages of history that wait to be written, or to be written again. */
  public final LongAdder historyPagesUnwritten = new LongAdder();

  /** Batches that came too early, after a loss, and were refused. */
  public final LongAdder batchesRefused = new LongAdder();

  /** Journal events that offsets already covered were skipped in: a second writer, a late write. */
  public final LongAdder overlappingEvents = new LongAdder();

  /** Journal events that were left out as others before them are gone: booked again from Kafka. */
  public final LongAdder strandedEvents = new LongAdder();

  /** Users that this node's ledgers hold a portfolio of. */
  public final LongAdder portfolios = new LongAdder();

  /** Portfolio actors that run on this node. */
  public final LongAdder liveActors = new LongAdder();

  /** Ledgers of the whole cluster that answer, as this node sees it. */
  public final AtomicInteger ledgersServing = new AtomicInteger();

  /** What keeps this node from booking. */
  public final Standstills standstills = new Standstills();

  /** How far the partitions consumed here are booked. */
  public final BookingProgress booking = new BookingProgress();

  /** How far the archive of trades reaches. */
  public final ArchiveProgress archive = new ArchiveProgress();
}
