package topicscope.decode.document;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.EOFException;
import java.io.IOException;
import topicscope.decode.DecodeOutcome;

/** The reasons to refuse a document of one format. */
final class DocumentOutcomes {
  private final DecodeOutcome malformed;
  private final DecodeOutcome truncated;
  private final DecodeOutcome notUtf8;
  private final DecodeOutcome tooLong;

  DocumentOutcomes(String format) {
    malformed = DecodeOutcome.undecodable("not valid " + format);
    truncated = DecodeOutcome.undecodable("truncated " + format);
    notUtf8 = DecodeOutcome.undecodable("text that is not UTF-8 in " + format);
    tooLong = DecodeOutcome.undecodable("a number or a name too long in " + format);
  }

  DecodeOutcome malformed() {
    return malformed;
  }

  DecodeOutcome of(IOException e) {
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
