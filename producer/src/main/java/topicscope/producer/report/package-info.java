/**
 * What a run tells: to people on a terminal, to a file or journal in plain lines, to scripts in
 * JSON.
 */
@NullMarked
package topicscope.producer.report;

import org.jspecify.annotations.NullMarked;
