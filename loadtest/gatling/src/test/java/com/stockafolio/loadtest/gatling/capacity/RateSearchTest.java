package com.stockafolio.loadtest.gatling.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RateSearchTest {
  private final List<Integer> tried = new ArrayList<>();

  /** Of a system that bears so much. */
  private RateSearch search(int first, int most, int percent, int bears) {
    tried.clear();
    RateSearch search = RateSearch.from(first, most, percent);
    while (search.next() != 0) {
      tried.add(search.next());
      search = search.tried(search.next() <= bears);
    }
    return search;
  }

  @Test
  void itDoublesUntilARateFailsAndThenHalvesWhatIsBetween() {
    assertThat(search(10, 10_000, 5, 100).found()).hasValue(100);
    assertThat(tried).containsExactly(10, 20, 40, 80, 160, 120, 100, 110, 105);
  }

  @Test
  void firstRateThatFailsIsHalved() {
    assertThat(search(100, 10_000, 10, 7).found()).hasValue(7);
    assertThat(tried).containsExactly(100, 50, 25, 12, 6, 9, 7, 8);
    assertThat(search(4, 10, 10, 0).found()).isEmpty();
    assertThat(tried).containsExactly(4, 2, 1);
  }

  @Test
  void nothingAboveTheMostIsTried() {
    assertThat(search(30, 100, 5, 1_000).found()).hasValue(100);
    assertThat(tried).containsExactly(30, 60, 100);
  }

  /** What is found holds, and what is more than the precision above it fails. */
  @Test
  void itFindsWhatASystemBearsWithinThePrecision() {
    for (int bears = 1; bears <= 10_000; bears++) {
      for (int percent : new int[] {1, 5, 20}) {
        RateSearch found = search(20, 10_000, percent, bears);
        assertThat(found.found()).hasValue(found.held());
        assertThat(found.held()).isLessThanOrEqualTo(bears);
        int above = Math.max(found.held() + 1, found.held() + found.held() * percent / 100 + 1);
        assertThat(bears == 10_000 || above > bears).as("%d of %d", found.held(), bears).isTrue();
        assertThat(tried).hasSizeLessThanOrEqualTo(25);
      }
    }
  }

  @Test
  void searchThatCannotBeIsRefused() {
    assertThatThrownBy(() -> RateSearch.from(0, 10, 5))
        .isInstanceOf(IllegalArgumentException.class);
    RateSearch over = search(1, 1, 5, 1);
    assertThatThrownBy(() -> over.tried(true)).isInstanceOf(IllegalStateException.class);
  }
}
