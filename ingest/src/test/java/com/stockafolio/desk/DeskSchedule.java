package com.stockafolio.desk;

import com.stockafolio.desk.Copying.Copy;
import com.stockafolio.engine.market.MarketDesk;
import com.stockafolio.engine.market.MarketTable.Numbered;
import com.stockafolio.failure.BackOff;
import com.stockafolio.market.InstrumentName;
import com.stockafolio.market.MarketAction;
import com.stockafolio.market.MarketRecord;
import com.stockafolio.market.Ratio;
import com.stockafolio.market.text.MarketJson;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** One schedule of posts, crashes, late answers and late copies, drawn from a seed. */
final class DeskSchedule {
  private static final SampleKeys KEYS = new SampleKeys();

  /** Schedules repeat each other's records, and to verify one takes a millisecond. */
  private static final Map<ByteBuffer, MarketRecord> READ = new ConcurrentHashMap<>();

  private static final BackOff AGAIN = new BackOff(Duration.ofMillis(3), Duration.ofMillis(20));
  private static final int PARTITIONS = 2;
  private static final int LEDGERS = 4;
  private static final int POSTS = 5;
  private static final int STEPS = 160;
  private static final int QUIET_ROUNDS = 400;

  private final Random random;
  private final DeskVariant variant;
  private final TreeMap<Integer, Numbered> table = new TreeMap<>();
  private final List<List<Numbered>> topic = List.of(new ArrayList<>(), new ArrayList<>());
  private final List<Ledger> ledgers = new ArrayList<>();
  private final List<Desk> desks = new ArrayList<>();
  private final List<Flight> flights = new ArrayList<>();

  /** By post the number that its poster was told; 0 for none yet. */
  private final int[] told = new int[POSTS];

  private final List<String> violations = new ArrayList<>();
  private long now;

  private static final class Ledger {
    private final int number;
    private int position;
    private final List<Numbered> taken = new ArrayList<>();

    Ledger(int number) {
      this.number = number;
    }
  }

  /** A desk that runs; what it was told by a table that it never hears of again is lost. */
  private static final class Desk {
    private final Numbering numbering = new Numbering(DeskSchedule::read);
    private final Copying copying = new Copying(PARTITIONS, LEDGERS, AGAIN);
    private boolean read;
    private int posting = -1;
    private Numbered inserting;
  }

  /** A copy on its way; nobody waits for it where the desk is null. */
  private record Flight(Desk desk, Copy copy, Numbered value) {}

  private DeskSchedule(long seed, DeskVariant variant) {
    this.random = new Random(seed * 31 + 7);
    this.variant = variant;
    for (int ledger = 0; ledger < LEDGERS; ledger++) {
      ledgers.add(new Ledger(ledger));
    }
  }

  /** What went wrong in the schedule of a seed; nothing where all went well. */
  static List<String> violations(long seed, DeskVariant variant) {
    DeskSchedule schedule = new DeskSchedule(seed, variant);
    schedule.run();
    return schedule.violations;
  }

  private static MarketRecord read(byte[] value) {
    return READ.computeIfAbsent(
        ByteBuffer.wrap(value), bytes -> MarketJson.read(bytes.array(), KEYS.trusted));
  }

  private void run() {
    desks.add(new Desk());
    for (int step = 0; step < STEPS; step++) {
      now++;
      anything();
    }
    calmDown();
    check();
  }

  private void anything() {
    switch (random.nextInt(12)) {
      case 0 -> crash();
      case 1 -> second();
      case 2, 3 -> post(desk());
      case 4, 5 -> insert(desk());
      case 6 -> read(desk());
      case 7 -> ask(desk(), ledgers.get(random.nextInt(LEDGERS)));
      case 8 -> copy(desk());
      case 9, 10 -> arrive();
      default -> take(ledgers.get(random.nextInt(LEDGERS)));
    }
  }

  private Desk desk() {
    return desks.get(random.nextInt(desks.size()));
  }

  private void crash() {
    if (random.nextInt(3) == 0) {
      desks.remove(random.nextInt(desks.size()));
    }
    if (desks.isEmpty()) {
      desks.add(new Desk());
    }
  }

  /** A desk was only thought to be gone. */
  private void second() {
    if (desks.size() < 2 && random.nextInt(3) == 0) {
      desks.add(new Desk());
    }
  }

  private void post(Desk desk) {
    if (desk.read && desk.posting < 0) {
      desk.posting = random.nextInt(POSTS);
      decide(desk);
    }
  }

  private void decide(Desk desk) {
    UUID id = new UUID(0, desk.posting + 1L);
    if (variant == DeskVariant.POSTED_AGAIN_AS_NEW) {
      id = new UUID(random.nextLong(), desk.posting + 1L);
    }
    MarketAction action =
        new MarketAction.Split(
            new InstrumentName.BySymbol("NVDA"), new Ratio(1, desk.posting + 2), null);
    Numbering.Outcome outcome =
        desk.numbering.decide(
            new Numbering.Posted(id, new MarketJson.Asked(id, action)), 0, KEYS.signer);
    if (outcome instanceof Numbering.New found) {
      desk.inserting = found.row();
    } else {
      answered(desk, ((MarketDesk.Posted) ((Numbering.Answered) outcome).answer()).number());
    }
  }

  private void answered(Desk desk, int number) {
    int before = told[desk.posting];
    if (before != 0 && before != number) {
      violations.add("post %d is told %d and %d".formatted(desk.posting, before, number));
    }
    told[desk.posting] = number;
    desk.posting = -1;
    desk.inserting = null;
  }

  private void insert(Desk desk) {
    Numbered row = desk.inserting;
    if (row == null) {
      return;
    }
    desk.inserting = null;
    int fate = random.nextInt(10);
    boolean done = fate < 8;
    boolean heard = fate < 6;
    boolean ours = false;
    if (done) {
      boolean free = !table.containsKey(row.number());
      if (free || variant == DeskVariant.WITHOUT_COMPARE_AND_SET) {
        table.put(row.number(), row);
        ours = true;
      }
    }
    if (heard && ours) {
      desk.numbering.take(row);
      desk.copying.listed(row.number(), false);
      answered(desk, row.number());
    } else {
      readAll(desk);
      if (desk.posting >= 0) {
        decide(desk);
      }
    }
  }

  private void read(Desk desk) {
    if (desk.inserting == null) {
      readAll(desk);
    }
  }

  private void readAll(Desk desk) {
    List<Numbered> more = List.copyOf(table.tailMap(desk.numbering.newest(), false).values());
    more.forEach(desk.numbering::take);
    desk.read = true;
    desk.copying.listed(desk.numbering.newest(), !more.isEmpty());
  }

  private void ask(Desk desk, Ledger ledger) {
    desk.copying.told(ledger.number, ledger.taken.size());
  }

  private void copy(Desk desk) {
    for (Copy copy : desk.copying.due(now)) {
      byte[] value = desk.numbering.value(copy.number());
      flights.add(new Flight(desk, copy, new Numbered(copy.number(), value, value)));
    }
  }

  /** Something becomes of a copy on its way: it may be told as lost and arrive all the same. */
  private void arrive() {
    if (flights.isEmpty()) {
      return;
    }
    Flight flight = flights.remove(random.nextInt(flights.size()));
    int fate = random.nextInt(10);
    if (flight.desk() == null || fate < 7) {
      topic.get(flight.copy().partition()).add(flight.value());
    } else if (fate < 9) {
      flights.add(new Flight(null, flight.copy(), flight.value()));
    }
    if (flight.desk() != null) {
      if (fate < 6) {
        flight.desk().copying.acknowledged(flight.copy(), now);
      } else {
        flight.desk().copying.failed(flight.copy(), now);
      }
    }
  }

  private void take(Ledger ledger) {
    List<Numbered> log = topic.get(ledger.number % PARTITIONS);
    if (ledger.position < log.size()) {
      Numbered value = log.get(ledger.position++);
      int next = ledger.taken.size() + 1;
      if (variant == DeskVariant.NUMBERS_LEFT_OUT || value.number() == next) {
        ledger.taken.add(value);
      }
    }
  }

  /** Nothing fails any more, and one desk is left. */
  private void calmDown() {
    while (desks.size() > 1) {
      desks.remove(0);
    }
    Desk last = desks.get(0);
    for (int round = 0; round < QUIET_ROUNDS && !isQuiet(last); round++) {
      now++;
      insert(last);
      read(last);
      copy(last);
      while (!flights.isEmpty()) {
        arrive();
      }
      for (Ledger ledger : ledgers) {
        take(ledger);
        ask(last, ledger);
      }
    }
  }

  private boolean isQuiet(Desk last) {
    return last.inserting == null
        && flights.isEmpty()
        && ledgers.stream()
            .allMatch(
                ledger ->
                    ledger.taken.size() >= table.size()
                        && ledger.position == topic.get(ledger.number % PARTITIONS).size());
  }

  private void check() {
    for (Ledger ledger : ledgers) {
      if (ledger.taken.size() != table.size()) {
        violations.add(
            "ledger %d has %d of %d".formatted(ledger.number, ledger.taken.size(), table.size()));
      }
      for (int n = 1; n <= Math.min(ledger.taken.size(), table.size()); n++) {
        if (!Arrays.equals(ledger.taken.get(n - 1).value(), table.get(n).value())) {
          violations.add("ledger %d has another number %d".formatted(ledger.number, n));
        }
      }
    }
    for (int post = 0; post < POSTS; post++) {
      int which = post;
      long count = table.values().stream().filter(row -> isOf(which, row)).count();
      if (count > 1) {
        violations.add("post %d has %d numbers".formatted(post, count));
      }
      if (told[post] != 0 && !isOf(post, table.get(told[post]))) {
        violations.add("post %d does not have its number %d".formatted(post, told[post]));
      }
    }
  }

  private static boolean isOf(int post, Numbered row) {
    MarketAction.Split split = (MarketAction.Split) read(row.value()).action();
    return split.ratio().to() == post + 2;
  }
}
