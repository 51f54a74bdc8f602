/** The command {@code lag}: how far consumer groups are behind. */
@NullMarked
package topicscope.cli.lag;

import org.jspecify.annotations.NullMarked;
