/**
 * What a roll-up has counted beside the samples that it holds: kept beside a buffer, for its
 * statistics. Knows nothing of buffers.
 */
@NullMarked
package topicscope.signal.rest;

import org.jspecify.annotations.NullMarked;
