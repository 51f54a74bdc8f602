/** The panel that shows and changes how records are decoded. */
@NullMarked
package topicscope.desk.format;

import org.jspecify.annotations.NullMarked;
