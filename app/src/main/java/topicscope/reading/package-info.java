/**
 * One topic being read: reader, decoder, series, transforms and alerts together. Used by the window
 * and by commands.
 */
@NullMarked
package topicscope.reading;

import org.jspecify.annotations.NullMarked;
