/** Names of series: their parts, the groups they name, and how they are shown. */
@NullMarked
package topicscope.desk.series.name;

import org.jspecify.annotations.NullMarked;
