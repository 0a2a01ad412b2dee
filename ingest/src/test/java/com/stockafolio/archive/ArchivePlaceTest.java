package com.stockafolio.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 10, unit = TimeUnit.SECONDS)
final class ArchivePlaceTest {
  private final ArchivePlace place = new ArchivePlace("trades.rejected", 3);

  @Test
  void namesSortAsOffsetsDo() {
    assertThat(place.object(200_000))
        .isEqualTo("archive/v1/topic=trades.rejected/partition=3/00000000000000200000.avro");
    assertThat(place.cut(Long.MAX_VALUE))
        .isEqualTo("cuts/topic=trades.rejected/partition=3/09223372036854775807.json");
    assertThat(place.object(99)).isLessThan(place.object(100));
  }

  @Test
  void offsetsAreReadFromItsOwnNamesAlone() {
    assertThat(place.firstOffset(place.object(1234))).hasValue(1234);
    assertThat(place.cutOffset(place.cut(0))).hasValue(0);
    assertThat(place.firstOffset(new ArchivePlace("trades", 3).object(1))).isEmpty();
    assertThat(place.firstOffset(place.cut(1))).isEmpty();
    assertThat(place.firstOffset(place.objects() + "0000000000000000000x.avro")).isEmpty();
    assertThat(place.firstOffset(place.objects() + "_SUCCESS")).isEmpty();
  }

  @Test
  void itsCutsAreFoundAmongThoseOfAllPartitions() {
    ArchivePlace other = new ArchivePlace("trades.rejected", 33);
    List<String> names =
        List.of(place.cut(5), other.cut(6), new ArchivePlace("trades", 3).cut(7), place.cut(8));

    assertThat(names).allMatch(name -> name.startsWith(ArchivePlace.ALL_CUTS));
    assertThat(place.cutOffsets(names)).containsExactly(5L, 8L);
    assertThat(other.cutOffsets(names)).containsExactly(6L);
  }
}
