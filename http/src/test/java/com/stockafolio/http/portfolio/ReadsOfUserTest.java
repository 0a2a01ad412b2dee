package com.stockafolio.http.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stockafolio.transaction.UserId;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ReadsOfUserTest {
  private static final UserId ANNA = new UserId(0, 1);
  private static final UserId BEN = new UserId(0, 2);

  private final ReadsOfUser reads = new ReadsOfUser(2);
  private final CompletableFuture<String> page = new CompletableFuture<>();

  @Test
  void oneUserReadsSoMuchAtOnceAndOthersAsMuch() {
    var first = reads.read(ANNA, () -> page).toCompletableFuture();
    reads.read(ANNA, () -> page);
    assertThat(refused(ANNA)).isTrue();
    assertThat(refused(BEN)).isFalse();

    page.complete("trades");
    assertThat(first).isCompletedWithValue("trades");
    assertThat(refused(ANNA)).isFalse();
    assertThat(reads.users()).isZero();
  }

  @Test
  void whatFailsIsOver() {
    page.completeExceptionally(new IllegalStateException("away"));
    reads.read(ANNA, () -> page);
    assertThatThrownBy(
            () ->
                reads.read(
                    ANNA,
                    () -> {
                      throw new IllegalArgumentException();
                    }))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(reads.users()).isZero();
  }

  private boolean refused(UserId user) {
    CompletableFuture<String> read = reads.read(user, () -> page).toCompletableFuture();
    return read.isCompletedExceptionally()
        && read.handle((done, failure) -> failure instanceof ReadsOfUser.TooMany).join();
  }
}
