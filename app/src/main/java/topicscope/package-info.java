/**
 * The entry point, and the wiring of window, demo and command line. It may depend on all packages.
 */
@NullMarked
package topicscope;

import org.jspecify.annotations.NullMarked;
