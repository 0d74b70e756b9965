# Where scripts/spark/prepare puts what it makes, and scripts/spark/submit finds it. Sets `home`, Spark's folder, and
# `prepared`, a folder of the user's cache whose name changes with Spark and Java. Sourced.
beside=$(dirname "$(command -v spark-submit)")
# Spark's own script, which looks beside its $0.
# shellcheck disable=SC2016
home=${SPARK_HOME:-$(bash -c 'source "$0" && printf %s "$SPARK_HOME"' "$beside/find-spark-home")}
java=$(readlink -f "$(command -v "${JAVA_HOME:+$JAVA_HOME/bin/}java")")
stamp=$(ls -ldL "$java" "$home" "$home/jars" | cksum)
prepared=${XDG_CACHE_HOME:-$HOME/.cache}/claimwire/spark-${stamp%% *}
