/** Samples as CSV files and plots as pictures. */
@NullMarked
package topicscope.export;

import org.jspecify.annotations.NullMarked;
