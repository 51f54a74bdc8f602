/** Triggers: when they fire, what is captured then, and how a capture is shared as text. */
@NullMarked
package topicscope.trigger;

import org.jspecify.annotations.NullMarked;
