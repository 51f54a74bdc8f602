/** Decoders of lines of text: CSV, key=value, metrics, log lines, words. */
@NullMarked
package topicscope.decode.text;

import org.jspecify.annotations.NullMarked;
