/**
 * The output of a run: for a terminal, as plain lines for a file or journal, and as JSON for
 * scripts.
 */
@NullMarked
package topicscope.producer.report;

import org.jspecify.annotations.NullMarked;
