/** The commands that roll topics up, and prove it. */
@NullMarked
package topicscope.cli.rollup;

import org.jspecify.annotations.NullMarked;
