/** The commands that capture what happens around a trigger, and show a capture again. */
@NullMarked
package topicscope.cli.capture;

import org.jspecify.annotations.NullMarked;
