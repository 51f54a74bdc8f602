/** What every program needs of the machine: threads, files and folders of the user, durations. */
@NullMarked
package topicscope.platform;

import org.jspecify.annotations.NullMarked;
