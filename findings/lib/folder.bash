# Sourced by every finding: its folder, $place, goes away at the end; and what is installed into it.
# With MAVEN_REPOSITORY set, that folder keeps Maven's downloads for the next run.

set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
children=()
leave() {
  for child in "${children[@]}"; do kill "$child" 2>/dev/null || true; done
  for child in "${children[@]}"; do wait "$child" 2>/dev/null || true; done
  rm -rf "$place"
}
trap leave EXIT
cd "$place"

# jars GROUP:ARTIFACT:VERSION...: puts these and what they need on Java's class path.
# One of type pom (GROUP:ARTIFACT:VERSION:pom) is imported as a bill of materials.
jars() {
  local coordinate group artifact version type managed='' needed=''
  for coordinate; do
    IFS=: read -r group artifact version type <<<"$coordinate"
    local names="<groupId>$group</groupId><artifactId>$artifact</artifactId><version>$version</version>"
    if [ "${type:-}" = pom ]; then
      managed+="<dependency>$names<type>pom</type><scope>import</scope></dependency>"
    else
      needed+="<dependency>$names</dependency>"
    fi
  done
  cat >pom.xml <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>finding</groupId><artifactId>finding</artifactId><version>1</version>
<dependencyManagement><dependencies>$managed</dependencies></dependencyManagement>
<dependencies>$needed</dependencies></project>
POM
  mvn -q -B -Dmaven.repo.local="${MAVEN_REPOSITORY:-$place/repository}" -Dmdep.outputFile=class-path \
    org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath >maven.log 2>&1 ||
    { cat maven.log; exit 1; }
  export CLASSPATH=$(cat class-path)
}

# packages NAME@VERSION...: npm packages, for scripts in this folder.
packages() { npm install --silent --no-audit --no-fund --ignore-scripts "$@" >&2; }

# programs NAME...: Debian packages with what they need and is not installed yet, for this finding only.
programs() {
  mkdir -p "$place/debian/partial"
  apt-get install -y --download-only -o Dir::Cache::archives="$place/debian" "$@" >apt.log 2>&1 ||
    { cat apt.log; exit 1; }
  for package in "$place"/debian/*.deb; do dpkg -x "$package" "$place/debian"; done
  export PATH="$place/debian/usr/bin:$PATH"
  export LD_LIBRARY_PATH="$place/debian/usr/lib/$(uname -m)-linux-gnu"
}

# still SEEN EXPECTED SENTENCE: prints what was seen and whether the sentence still holds; else ends with 1.
still() {
  echo "$1"
  if [ "$1" != "$2" ]; then
    printf 'CHANGED: no longer so: %s\nSeen before:\n%s\n' "$3" "$2"
    exit 1
  fi
  echo "STILL SO: $3"
}
