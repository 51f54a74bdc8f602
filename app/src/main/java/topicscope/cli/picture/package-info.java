/** Pictures that commands draw, and the samples in them as files. */
@NullMarked
package topicscope.cli.picture;

import org.jspecify.annotations.NullMarked;
