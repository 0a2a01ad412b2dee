package com.stockafolio.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A book cut into slices, and what can be made of them again. */
@Timeout(60)
class CheckpointSlicesTest {
  private static final int SLICE_BYTES = 1024;

  private final List<EntriesBooked> rows =
      new RandomJournal(11, 600, 40).rows(new SplittableRandom(11));
  private final LedgerBook book = RandomJournal.fold(rows);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void checkpointAndTailAreTheFullReplayAtEveryCut(long seed) {
    List<EntriesBooked> journal = new RandomJournal(seed, 300, 15).rows(new SplittableRandom(seed));
    byte[] full = RandomJournal.fold(journal).canonicalBytes();

    LedgerBook upToCut = new LedgerBook();
    for (int cut = 0; cut <= journal.size(); cut++) {
      LedgerBook recovered = Checkpoint.of(upToCut).load();
      assertThat(recovered.canonicalBytes()).isEqualTo(upToCut.canonicalBytes());
      journal.subList(cut, journal.size()).forEach(recovered::fold);
      assertThat(recovered.canonicalBytes()).as("cut at row %d", cut).isEqualTo(full);
      if (cut < journal.size()) {
        upToCut.fold(journal.get(cut));
      }
    }
  }

  @Test
  void aTailThatOverlapsTheCheckpointIsSkippedWhereItIsCovered() {
    byte[] full = book.canonicalBytes();
    int cut = rows.size() / 2;
    Checkpoint checkpoint = Checkpoint.of(RandomJournal.fold(rows.subList(0, cut)));

    for (int from = 0; from <= cut; from++) {
      LedgerBook recovered = checkpoint.load();
      rows.subList(from, rows.size()).forEach(recovered::fold);
      assertThat(recovered.canonicalBytes()).as("tail from row %d", from).isEqualTo(full);
    }
  }

  @Test
  void aTailThatBeginsAfterTheCheckpointIsAHole() {
    LedgerBook recovered = Checkpoint.of(RandomJournal.fold(rows.subList(0, 10))).load();

    assertThatThrownBy(() -> recovered.fold(rows.get(11))).isInstanceOf(JournalHole.class);
  }

  @Test
  void slicesAreBoundedUnlessOnePortfolioAloneIsLarger() {
    Checkpoint checkpoint = Checkpoint.of(book);
    List<byte[]> portfolios = checkpoint.slices().subList(1, checkpoint.slices().size());

    assertThat(portfolios).hasSizeGreaterThan(5);
    assertThat(portfolios).allMatch(slice -> slice.length <= SLICE_BYTES + 32);

    CheckpointSlices onePerSlice = new CheckpointSlices(book.header(), book.capture(), 1);
    int slices = 0;
    while (onePerSlice.hasNext()) {
      onePerSlice.next();
      slices++;
    }
    assertThat(slices).isEqualTo(1 + book.size());
    assertThatThrownBy(onePerSlice::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void aChangedByteIsRefused() {
    Checkpoint checkpoint = Checkpoint.of(book);
    SplittableRandom random = new SplittableRandom(5);
    for (int round = 0; round < 500; round++) {
      List<byte[]> changed = new ArrayList<>(checkpoint.slices());
      int slice = random.nextInt(changed.size());
      byte[] bytes = changed.get(slice).clone();
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      changed.set(slice, bytes);
      assertThatThrownBy(
              () -> Checkpoint.load(changed, checkpoint.checksum(), checkpoint.portfolios()))
          .isInstanceOf(RuntimeException.class);
    }
  }

  @Test
  void aMissingRepeatedOrMisplacedSliceIsRefused() {
    Checkpoint checkpoint = Checkpoint.of(book);
    int last = checkpoint.slices().size() - 1;

    for (int slice = 1; slice <= last; slice++) {
      List<byte[]> missing = new ArrayList<>(checkpoint.slices());
      missing.remove(slice);
      refused(checkpoint, missing, "checksum");
    }
    List<byte[]> repeated = new ArrayList<>(checkpoint.slices());
    repeated.add(repeated.get(last));
    refused(checkpoint, repeated, "checksum");
    List<byte[]> swapped = new ArrayList<>(checkpoint.slices());
    swapped.add(1, swapped.remove(2));
    refused(checkpoint, swapped, "checksum");
    refused(checkpoint, List.of(), "checksum");
  }

  @Test
  void anotherNumberOfPortfoliosIsRefused() {
    Checkpoint checkpoint = Checkpoint.of(book);

    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                Checkpoint.load(
                    checkpoint.slices(), checkpoint.checksum(), checkpoint.portfolios() + 1))
        .withMessage("The slices hold 40 portfolios, not 41");
  }

  private static void refused(Checkpoint checkpoint, List<byte[]> slices, String why) {
    assertThatIllegalStateException()
        .isThrownBy(() -> Checkpoint.load(slices, checkpoint.checksum(), checkpoint.portfolios()))
        .withMessageContaining(why);
  }

  private record Checkpoint(List<byte[]> slices, long checksum, int portfolios) {
    static Checkpoint of(LedgerBook book) {
      CheckpointSlices cut = new CheckpointSlices(book.header(), book.capture(), SLICE_BYTES);
      List<byte[]> slices = new ArrayList<>();
      cut.forEachRemaining(slices::add);
      return new Checkpoint(slices, cut.checksum(), book.size());
    }

    LedgerBook load() {
      return load(slices, checksum, portfolios);
    }

    static LedgerBook load(List<byte[]> slices, long checksum, int portfolios) {
      CheckpointSlices.Loader loader = new CheckpointSlices.Loader();
      slices.forEach(loader::add);
      return loader.finish(checksum, portfolios);
    }
  }
}
