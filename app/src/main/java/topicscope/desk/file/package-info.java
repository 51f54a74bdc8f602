/** Files that the user names: the sheet that asks for one, and the steps of saving to it. */
@NullMarked
package topicscope.desk.file;

import org.jspecify.annotations.NullMarked;
