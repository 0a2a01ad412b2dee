package com.stockafolio.loadtest.gatling.preparation;

import com.stockafolio.loadtest.options.InvalidOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Who may load a system that gives no demo tokens: lines {@code userId,token}, and one {@code
 * firm,token} for the scenarios that read as the firm. Empty lines and lines that begin with # are
 * skipped.
 *
 * @param traders in the file's order
 * @param firmToken empty where the file has none
 */
record UsersFile(List<Trader> traders, String firmToken) {
  private static final String FIRM = "firm";
  private static final Pattern USER_ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /** Copies the traders. */
  UsersFile {
    traders = List.copyOf(traders);
  }

  /** Reads a whole file; the message of a fault names its line, never a token. */
  static UsersFile read(Path file) throws InvalidOption {
    try {
      return parse(file, Files.readAllLines(file));
    } catch (IOException e) {
      throw new InvalidOption("-Dusers.file=" + file + " cannot be read: " + e);
    }
  }

  private static UsersFile parse(Path file, List<String> lines) throws InvalidOption {
    List<Trader> traders = new ArrayList<>();
    String firmToken = "";
    for (int number = 1; number <= lines.size(); number++) {
      String line = lines.get(number - 1).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      int comma = line.indexOf(',');
      String who = comma < 0 ? line : line.substring(0, comma).strip();
      String token = comma < 0 ? "" : line.substring(comma + 1).strip();
      boolean isFirm = who.equals(FIRM);
      if (token.isEmpty() || !isFirm && !USER_ID.matcher(who).matches()) {
        throw new InvalidOption(
            "-Dusers.file=%s: line %d is not of the form userId,token with a lower-case UUID, or firm,token"
                .formatted(file, number));
      }
      if (isFirm) {
        firmToken = token;
      } else {
        traders.add(new Trader(who, token));
      }
    }
    return new UsersFile(traders, firmToken);
  }
}
