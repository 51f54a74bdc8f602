/** The table of series, its menus, and the sheets that edit a series. */
@NullMarked
package topicscope.desk.series;

import org.jspecify.annotations.NullMarked;
