package topicscope.history;

import java.util.Locale;

/**
 * What became of the samples of a topic; a snapshot.
 *
 * <p>The sum closes: {@code decoded = written + already + waiting + forgotten}.
 *
 * @param decoded samples decoded
 * @param written samples that QuestDB has acknowledged
 * @param already samples that the table had before: their record was written and not yet committed
 * @param waiting samples that are still to be written
 * @param forgotten samples given up with their partition before they were written; the next owner
 *     of the partition writes them
 */
public record HistoryAccount(
    long decoded, long written, long already, long waiting, long forgotten) {
  /** The sum in words. */
  public String text() {
    return String.format(
        Locale.ROOT,
        "%,d samples = %,d written + %,d there already + %,d waiting%s",
        decoded,
        written,
        already,
        waiting,
        forgotten == 0
            ? ""
            : String.format(Locale.ROOT, " + %,d left to the next owner", forgotten));
  }
}
