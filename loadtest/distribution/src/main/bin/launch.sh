# Sourced by the commands beside it, which set $home: a supported JDK, its options, a class path.
# POSIX sh alone; nothing is read from standard input, nothing is written.

fail() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

newline='
'

# Sets $java and $jdk, its version. The same versions as SupportedJdk, which old ones cannot load.
find_java() {
  remedy='set JAVA_HOME to a JDK from 17 to 25'
  if [ -n "${JAVA_HOME:-}" ]; then
    java=$JAVA_HOME/bin/java
    [ -x "$java" ] || fail "there is no $java: $remedy"
  else
    java=$(command -v java) || fail "no java was found: $remedy"
  fi
  said=$("$java" -version 2>&1) || fail "$java does not run: $remedy. It said: $said"
  case $said in
    *' version "'*) ;;
    *) fail "$java does not tell its version: $remedy" ;;
  esac
  version=${said#*' version "'}
  version=${version%%'"'*}
  jdk=${version%%[!0-9]*}
  [ "${jdk:-0}" -ge 17 ] && [ "$jdk" -le 25 ] || fail "Java $version ($java) is not supported: $remedy"
}

# Sets $options to the lines of a file that this JDK takes: 17-19: before one keeps it to these, 20-: to
# this one and newer.
read_options() {
  options=
  [ -r "$1" ] || fail "$1 cannot be read"
  while IFS= read -r line || [ -n "$line" ]; do
    case $line in
      '' | '#'*) continue ;;
      [0-9]*-*:*)
        bounds=${line%%:*}
        line=${line#*:}
        most=${bounds#*-}
        [ "$jdk" -ge "${bounds%%-*}" ] && [ "$jdk" -le "${most:-$jdk}" ] || continue
        ;;
    esac
    options=$options$line$newline
  done <"$1"
}

# Sets $class_path to the jars of a program, in their order.
read_class_path() {
  case $home in
    *:*) fail "the directory $home has a colon in its name, which no class path can hold: rename it" ;;
  esac
  class_path=
  [ -r "$home/lib/$1.path" ] || fail "$home/lib/$1.path cannot be read: unpack the archive anew"
  while IFS= read -r jar; do
    class_path=$class_path:$home/lib/$jar
  done <"$home/lib/$1.path"
  class_path=${class_path#:}
}
