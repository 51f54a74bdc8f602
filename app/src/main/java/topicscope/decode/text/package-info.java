/** Lines of text: CSV, words, {@code key=value}, InfluxDB line protocol. */
@NullMarked
package topicscope.decode.text;

import org.jspecify.annotations.NullMarked;
