/** Sharing what the window reads as a page: the sheet that starts and stops it. */
@NullMarked
package topicscope.desk.share;

import org.jspecify.annotations.NullMarked;
