# Read by trials/benchmark and trials/microbench, with $root set: builds the trials where their
# sources are newer, sets $java, $class_path and $from, and changes to the room.

list=$root/trials/target/bench.classpath

newer() {
  [ ! -f "$list" ] || [ -n "$(find "$root/pom.xml" "$root"/*/pom.xml "$root"/*/src/main \
    "$root/trials/src/test" -newer "$list" -print | head -n 1)" ]
}

if newer; then
  echo "building the trials (the first time takes a minute or two) ..." >&2
  (cd "$root" && mvn -q -B -Dformat.skip=true -pl trials -am test-compile \
    dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile=target/bench.classpath >&2)
fi
class_path=$root/trials/target/test-classes:$(cat "$list")

for java in "${REKINDLE_JAVA_HOME:-/nowhere}/bin/java" "${JAVA25_HOME:-/nowhere}/bin/java" \
  /usr/lib/jvm/*25*/bin/java "$(command -v java)"; do
  [ ! -x "$java" ] || break
done
from=$PWD # where a file of results belongs
cd "$root/trials"
