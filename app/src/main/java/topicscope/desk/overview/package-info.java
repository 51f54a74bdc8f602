/** The strip below the plots: what the topic retains, what of it is loaded, and the window. */
@NullMarked
package topicscope.desk.overview;

import org.jspecify.annotations.NullMarked;
