package com.stockafolio.delivery.model;

import com.stockafolio.delivery.ProgressRow;

/** The one progress row that all consumers of the partition read and write. */
final class ModelProgress {
  private ProgressRow row = ProgressRow.none(ModelTopic.SOURCE);
  private ProgressRow backup = row;

  ProgressRow read() {
    return row;
  }

  void write(ProgressRow written) {
    row = written;
  }

  void takeBackup() {
    backup = row;
  }

  void restoreBackup() {
    row = backup;
  }
}
