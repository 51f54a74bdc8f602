/**
 * The read-only page: a web server that shows topics being read, as a page, as JSON and as a stream
 * of events.
 */
@NullMarked
package topicscope.web;

import org.jspecify.annotations.NullMarked;
