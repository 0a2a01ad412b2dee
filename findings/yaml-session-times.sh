#!/usr/bin/env bash
# YAML: a session from 09:30 to 16:00 opens at a text and closes at the number 960.
# One would expect both times to be read alike.
# Seen: SnakeYAML 2.5 follows YAML 1.1, where 16:00 is a whole number to the base 60, while 09:30 is none
# since its first digit is 0. Jackson's YAML 2.20.1, over the same SnakeYAML, gives 16:00; npm's yaml 2.9.1
# in its 1.1 mode gives 570 and 960; SnakeYAML Engine 2.10 (YAML 1.2) gives both as texts.
# A trading calendar in YAML works in the library it was written for and shifts its close in the next.
set -euo pipefail
place=$(mktemp -d)
source "$(dirname "$0")/lib/folder.bash"

cat >Main.java <<'JAVA'
class Main {
  public static void main(String[] args) throws Exception {
    var session = "{open: 09:30, close: 16:00}";
    System.out.println("SnakeYAML " + new org.yaml.snakeyaml.Yaml().<Object>load(session));
    System.out.println("Jackson " + new com.fasterxml.jackson.dataformat.yaml.YAMLMapper().readTree(session));
    var settings = org.snakeyaml.engine.v2.api.LoadSettings.builder().build();
    System.out.println("Engine " + new org.snakeyaml.engine.v2.api.Load(settings).loadFromString(session));
  }
}
JAVA
jars org.yaml:snakeyaml:2.5 org.snakeyaml:snakeyaml-engine:2.10 \
  com.fasterxml.jackson.dataformat:jackson-dataformat-yaml:2.20.1
packages yaml@2.9.1
seen=$(
  java Main.java
  node -p 'JSON.stringify(require("yaml").parse("{open: 09:30, close: 16:00}", { version: "1.1" }))'
)
still "$seen" 'SnakeYAML {open=09:30, close=960}
Jackson {"open":"09:30","close":"16:00"}
Engine {open=09:30, close=16:00}
{"open":570,"close":960}' 'SnakeYAML 2.5 reads 09:30 as a text and 16:00 as 960.'
