package com.stockafolio.batch.outside;

import com.stockafolio.batch.exact.BatchFailure;

/** What makes an outside file unreadable, each naming line and column. */
final class MalformedFile {
  private MalformedFile() {}

  /** A cell that cannot be what its column is. */
  static BatchFailure cell(String file, long line, String column, String wrong) {
    return new BatchFailure("%s, line %,d, column %s: %s".formatted(file, line, column, wrong));
  }

  /** A line that is no row. */
  static BatchFailure line(String file, long line, String wrong, Throwable cause) {
    return new BatchFailure("%s, line %,d: %s".formatted(file, line, wrong), cause);
  }

  /** Two rows for one position, which leave open what is held. */
  static BatchFailure twice(String file, OutsidePosition first, OutsidePosition second) {
    boolean inOrder = first.line() <= second.line();
    OutsidePosition later = inOrder ? second : first;
    String wrong =
        "%s of user %s stands in line %,d already; a position has one row"
            .formatted(later.symbol(), later.user(), (inOrder ? first : second).line());
    return cell(file, later.line(), PositionsFile.SYMBOL, wrong);
  }
}
