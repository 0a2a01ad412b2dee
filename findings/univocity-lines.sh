#!/usr/bin/env bash
# univocity-parsers 2.9.1 (the CSV reader within Spark 4.2): the number that it gives for a row's line is another one.
# One would expect the line that an editor shows, by which whoever sent the file finds the row that is wrong.
# Seen: of a file with a note of two lines in its third row, all rows after it are given a line too low where rows end with
# "\r\n", as the standard and spreadsheets have it (line 5 is said to be 4, 7 to be 6), and the right one where they end with "\n".
# Whoever is told that line 6 of a file of positions is wrong looks at a line that is right, or empty.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"

cat >Main.java <<'JAVA'
import com.univocity.parsers.csv.*;
import java.io.StringReader;

class Main {
  static String lines(String end) {
    String file = String.join(end, "user,symbol,quantity", "u1,AAPL,10", "u2,\"two lines\nof a note\",20",
        "u3,MSFT,30", "", "u4,KO,40", "");
    var settings = new CsvParserSettings();
    settings.setLineSeparatorDetectionEnabled(true);
    var parser = new CsvParser(settings);
    parser.beginParsing(new StringReader(file));
    var told = new StringBuilder();
    for (String[] row = parser.parseNext(); row != null; row = parser.parseNext()) {
      told.append(row[0]).append(' ').append(parser.getContext().currentLine()).append("; ");
    }
    return told.toString();
  }

  public static void main(String[] args) {
    System.out.println("CRLF: " + lines("\r\n"));
    System.out.println("LF: " + lines("\n"));
  }
}
JAVA
jars com.univocity:univocity-parsers:2.9.1
seen=$(java Main.java 2>log)
still "$seen" 'CRLF: user 1; u1 2; u2 3; u3 4; u4 6; 
LF: user 1; u1 2; u2 4; u3 5; u4 7; ' \
  'univocity-parsers 2.9.1 counts lines too low after a note of two lines, where rows end with CRLF.'
