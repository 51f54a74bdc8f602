package topicscope.decode.document;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.EOFException;
import java.io.IOException;
import topicscope.decode.Outcome;

/** The reasons for which a document of one format can be refused. */
final class Outcomes {
  private final Outcome malformed;
  private final Outcome truncated;
  private final Outcome notUtf8;
  private final Outcome tooLong;

  Outcomes(String format) {
    malformed = Outcome.undecodable("not valid " + format);
    truncated = Outcome.undecodable("truncated " + format);
    notUtf8 = Outcome.undecodable("text that is not UTF-8 in " + format);
    tooLong = Outcome.undecodable("a number or a name too long in " + format);
  }

  Outcome malformed() {
    return malformed;
  }

  Outcome of(IOException e) {
    if (e instanceof StreamConstraintsException) {
      return tooLong;
    }
    if (e instanceof JsonEOFException || e instanceof EOFException) {
      return truncated;
    }
    String message = String.valueOf(e.getMessage());
    return message.contains("UTF-8") ? notUtf8 : malformed;
  }
}
