#!/usr/bin/env bash
# Gson 2.13.2: two different JSON numbers are equal, large whole ones included.
# One would expect 9007199254740993 and 9007199254740992 to differ, since Gson keeps a parsed number's text
# and writes it back unchanged.
# Seen: JsonElement.equals compares what was parsed as doubles; getAsLong of 18446744073709551617 is 1.
# Whoever finds repeated trades by comparing their JSON drops one whose id or price differs late.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"

cat >Main.java <<'JAVA'
import com.google.gson.JsonParser;

class Main {
  static void compare(String one, String other) {
    var parsed = JsonParser.parseString(one);
    System.out.println(parsed + " equals " + other + ": " + parsed.equals(JsonParser.parseString(other)));
  }

  public static void main(String[] args) {
    compare("{\"tradeId\":9007199254740993}", "{\"tradeId\":9007199254740992}");
    compare("{\"price\":178.123456789012345}", "{\"price\":178.123456789012346}");
    System.out.println(JsonParser.parseString("18446744073709551617").getAsLong());
  }
}
JAVA
jars com.google.code.gson:gson:2.13.2
seen=$(java Main.java)
still "$seen" '{"tradeId":9007199254740993} equals {"tradeId":9007199254740992}: true
{"price":178.123456789012345} equals {"price":178.123456789012346}: true
1' 'Gson 2.13.2 finds different parsed numbers equal, and wraps a number too large for a long.'
