/** Files that are there whole or not at all. Knows the JDK only. */
@NullMarked
package topicscope.file;

import org.jspecify.annotations.NullMarked;
