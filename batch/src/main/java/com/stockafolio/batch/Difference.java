package com.stockafolio.batch;

import java.io.Serializable;

/** Something that the batch finds otherwise than it was told. */
public final class Difference implements Serializable {
  private static final long serialVersionUID = 1;

  private String user;
  private String subject;
  private String expected;
  private String found;

  /** Whose, null where the record names nobody. */
  public String getUser() {
    return user;
  }

  /** See {@link #getUser()}. */
  public void setUser(String user) {
    this.user = user;
  }

  /** What differs: a figure of the portfolio, or a record by its position. */
  public String getSubject() {
    return subject;
  }

  /** See {@link #getSubject()}. */
  public void setSubject(String subject) {
    this.subject = subject;
  }

  /** As the batch has it. */
  public String getExpected() {
    return expected;
  }

  /** See {@link #getExpected()}. */
  public void setExpected(String expected) {
    this.expected = expected;
  }

  /** As it was told; null where it is missing. */
  public String getFound() {
    return found;
  }

  /** See {@link #getFound()}. */
  public void setFound(String found) {
    this.found = found;
  }
}
