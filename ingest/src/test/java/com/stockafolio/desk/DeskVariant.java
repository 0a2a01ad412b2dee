package com.stockafolio.desk;

/** The desk as designed, or with one rule left out: the model must notice each of them. */
enum DeskVariant {
  AS_DESIGNED,
  /** A ledger takes what comes, whatever number it has. */
  NUMBERS_LEFT_OUT,
  /** A desk writes the next number into the table, whoever has it. */
  WITHOUT_COMPARE_AND_SET,
  /** What was not answered is posted again under another number. */
  POSTED_AGAIN_AS_NEW
}
