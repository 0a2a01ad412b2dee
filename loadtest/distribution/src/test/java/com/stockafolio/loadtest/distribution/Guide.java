package com.stockafolio.loadtest.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The commands of {@code conf/OPERATING.md} as they are written: its blocks that say {@code sh}.
 */
record Guide(String text) {
  private static final Pattern BLOCK = Pattern.compile("(?s)```sh\\n(.*?)```");

  static Guide in(Path file) throws IOException {
    return new Guide(Files.readString(file));
  }

  /** The blocks of a section, without those of the sections below it. */
  List<String> commands(String heading) {
    Matcher section =
        Pattern.compile("(?ms)^#+ " + Pattern.quote(heading) + "\\n(.*?)(?=^#+ [A-Z]|\\z)")
            .matcher(text);
    if (!section.find()) {
      throw new IllegalArgumentException("no section " + heading);
    }
    return BLOCK.matcher(section.group(1)).results().map(block -> block.group(1)).toList();
  }
}
