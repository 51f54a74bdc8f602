package topicscope.cli;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import topicscope.platform.TerminalText;

/** Turns an exception of a command into one message and exit code 1. */
public final class ErrorMessages implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorMessages.class);

  /** The exit code after an error. */
  public static final int ERROR = 1;

  @Override
  public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
    LOG.error("{} failed", command.getCommandName(), e);
    return say(command, e);
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    int code = say(command, e);
    UnmatchedArgumentException.printSuggestions(e, command.getErr());
    command.getErr().println("See: " + command.getCommandSpec().qualifiedName() + " --help");
    return code;
  }

  private static int say(CommandLine command, Exception e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    command
        .getErr()
        .println(command.getCommandSpec().root().name() + ": " + TerminalText.escapeLines(message));
    return ERROR;
  }
}
