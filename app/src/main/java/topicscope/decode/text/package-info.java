/** Decoders of lines of text: CSV, key=value, InfluxDB line protocol, words. */
@NullMarked
package topicscope.decode.text;

import org.jspecify.annotations.NullMarked;
