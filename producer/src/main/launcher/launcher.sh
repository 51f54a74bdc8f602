#!/bin/sh
# Starts @{launcher.name}: runs the jars beside it with the options in conf/@{launcher.name}.options, on the
# Java that came along, else on a JDK @{java.release} or later that it finds. All of Topicscope's programs use
# this template.

needed=@{java.release}
main=@{launcher.main}

# The folder that holds bin/, through any symbolic links.
self=$0
while [ -h "$self" ]; do
  link=$(readlink "$self")
  case $link in
    /*) self=$link ;;
    *) self=$(dirname "$self")/$link ;;
  esac
done
home=$(CDPATH='' cd "$(dirname "$self")/.." && pwd -P) || exit 1

# In an image with an icon and a desktop entry the jars lie one folder deeper.
lib=$home/lib
conf=$home/conf
if [ -d "$lib/app" ]; then
  lib=$lib/app
  conf=$lib/conf
fi

# In the locale "C" Java finds no files below a folder whose name has other letters than ASCII's.
case $home in
  *[!\ -~]*)
    case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in
      C | POSIX)
        export LC_CTYPE=C.UTF-8
        unset LC_ALL
        ;;
    esac
    ;;
esac

seen=
java=
fast=
[ ! -x "$home/lib/runtime/bin/java" ] || java=$home/lib/runtime/bin/java

# The major version of the Java in folder $1: from its release file, else from java -version.
major_of() {
  version=
  if [ -r "$1/release" ]; then
    version=$(sed -n 's/^JAVA_VERSION="\([^"]*\)".*/\1/p' "$1/release" | head -n 1)
  fi
  if [ -z "$version" ]; then
    version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p' | head -n 1)
  fi
  case $version in
    1.*) version=${version#1.} ;;
  esac
  printf '%s\n' "$version" | sed -n 's/^\([0-9][0-9]*\).*/\1/p'
}

# Uses the Java in folder $1 if there is one and it is new enough.
try() {
  [ -n "$java" ] && return
  [ -n "$1" ] && [ -x "$1/bin/java" ] || return
  major=$(major_of "$1")
  if [ -n "$major" ] && [ "$major" -ge "$needed" ]; then
    java=$1/bin/java
  else
    seen="$seen
  Java ${major:-of unknown version} in $1"
  fi
}

try "${JAVA_HOME:-}"
if [ -z "$java" ] && on_path=$(command -v java); then
  while [ -h "$on_path" ]; do
    link=$(readlink "$on_path")
    case $link in
      /*) on_path=$link ;;
      *) on_path=$(dirname "$on_path")/$link ;;
    esac
  done
  try "$(CDPATH='' cd "$(dirname "$on_path")/.." && pwd -P)"
fi
if [ -z "$java" ] && [ -x /usr/libexec/java_home ]; then
  try "$(/usr/libexec/java_home -v "$needed+" 2>/dev/null)"
fi
# TOPICSCOPE_JDKS is one more folder with JDKs.
for folder in ${TOPICSCOPE_JDKS:+"$TOPICSCOPE_JDKS"/*} \
  /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /usr/local/java/* /opt/java/* /opt/jdk* \
  /opt/homebrew/opt/openjdk* /usr/local/opt/openjdk* \
  /Library/Java/JavaVirtualMachines/*/Contents/Home \
  "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
  "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/*; do
  try "$folder"
done

if [ -z "$java" ]; then
  {
    echo "@{launcher.name} needs Java $needed or later, and found none."
    if [ -n "$seen" ]; then
      echo "Found, but too old:$seen"
    fi
    echo "What to do: install a JDK $needed (package openjdk-$needed-jdk, temurin-$needed-jdk or the like),"
    echo "or set JAVA_HOME to the folder of one that you have."
  } >&2
  exit 1
fi

# Commands with a high load get further options.
if [ $# -gt 0 ]; then
  case " @{launcher.fast} " in
    *" $1 "*) fast=true ;;
  esac
fi

# A program starts faster with a cache of its classes, linked and profiled: "train" makes it. The JVM
# silently ignores one that was made by another JVM or of other files.
cache=$lib/@{launcher.name}.aot
if [ "${1:-}" = train ]; then
  cached=-XX:AOTCacheOutput=$cache
elif [ -r "$cache" ] && [ -z "$(find "$lib" -name '*.jar' -newer "$cache")" ]; then
  cached=-XX:AOTCache=$cache
else
  cached=
fi

# Whether it opens a window.
window=
if [ -d "$lib/javafx" ] || [ -e "$home/lib/runtime/lib/libglass.so" ]; then
  case ${1:-} in
    '' | --bootstrap-server* | --profile* | --topic* | --demo* | *.topicscope) window=true ;;
  esac
fi

# Without that cache a program with a window starts with a class archive (CDS). The JVM writes it when
# the first window closes; commands only use it. The JVM silently ignores an archive of other files,
# so such an archive is deleted.
archive=
caches=${XDG_CACHE_HOME:-${HOME:+$HOME/.cache}}
if [ -z "$cached" ] && [ -d "$lib/javafx" ] && [ -n "$caches" ] &&
  mkdir -p "$caches/topicscope" 2>/dev/null && [ -w "$caches/topicscope" ]; then
  archive=$caches/topicscope/@{launcher.name}.jsa
  if [ -n "$window" ]; then
    files=$({ echo "$java $home" && ls -lnR "$lib"; } | cksum)
    known=
    [ ! -r "$archive.files" ] || read -r known <"$archive.files" || known=
    if [ "$files" != "$known" ]; then
      rm -f "$archive"
      echo "$files" >"$archive.files"
    fi
  fi
fi

# In order: a cache of classes is good for jars in the order that it was made with.
jars=
for jar in "$lib"/*.jar; do
  jars=$jars${jars:+:}$jar
done

# JavaFX is a set of modules; on the class path it prints a warning.
if [ -d "$lib/javafx" ]; then
  set -- --module-path "$lib/javafx" --add-modules javafx.controls \
    -cp "$jars" "$main" "$@"
else
  set -- -cp "$jars" "$main" "$@"
fi
if [ -n "$fast" ]; then
  set -- "@$conf/@{launcher.name}-fast.options" "$@"
fi
if [ -n "$cached" ]; then
  set -- "$cached" -Xlog:disable "$@"
fi
if [ -n "$archive" ]; then
  if [ -n "$window" ]; then
    set -- -XX:+AutoCreateSharedArchive "$@"
  fi
  if [ -n "$window" ] || [ -f "$archive" ]; then
    set -- "-XX:SharedArchiveFile=$archive" -Xlog:disable "$@"
  fi
fi
# On few cores the JVM's compilers would hold up the first window. The JVM warns that lower priorities
# need no permission, but higher ones do.
if [ -n "$window" ] && [ "$(uname)" = Linux ]; then
  set -- -XX:-PrintWarnings -XX:ThreadPriorityPolicy=1 -XX:CompilerThreadPriority=10 "$@"
fi
# The C library would keep memory of its own for each thread.
export MALLOC_ARENA_MAX="${MALLOC_ARENA_MAX:-2}"
exec "$java" "@$conf/@{launcher.name}.options" "-Dtopicscope.home=$home" "$@"
