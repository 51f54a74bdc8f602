package topicscope.client;

import java.io.IOException;
import java.io.StreamTokenizer;
import java.io.StringReader;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A {@code sasl.jaas.config} taken apart: one of Kafka's own login modules and its plain options.
 *
 * <p>The text is read with the same tokenizer as in Kafka, and {@link #text()} writes it again from
 * the parsed parts: nothing that was not understood reaches Kafka.
 *
 * @param module the login module's class name, one of the three that are allowed
 * @param options user, password and the like; secrets
 */
public record JaasLogin(String module, Map<String, String> options) {
  private static final Set<String> OPTIONS =
      Set.of("username", "password", "tokenauth", "clientId", "clientSecret", "scope");

  /**
   * Reads the text.
   *
   * @throws ClientConfigException if it is not exactly one login of an allowed module with plain
   *     options
   */
  public static JaasLogin parse(String text) throws ClientConfigException {
    try {
      StreamTokenizer tokens = tokenizer(text);
      String module = word(tokens, "a login module");
      if (!KafkaHardening.LOGIN_MODULES.contains(module)) {
        throw refused("only Kafka's own modules for PLAIN, SCRAM and OAUTHBEARER are allowed");
      }
      if (!word(tokens, "'required'").equalsIgnoreCase("required")) {
        throw refused("'required' must follow the module");
      }
      Map<String, String> options = new TreeMap<>();
      while (tokens.nextToken() != ';') {
        tokens.pushBack();
        option(tokens, options);
      }
      if (tokens.nextToken() != StreamTokenizer.TT_EOF) {
        throw refused("only one login module may be given");
      }
      return new JaasLogin(module, Map.copyOf(options));
    } catch (IOException e) {
      throw new ClientConfigException("sasl.jaas.config: can't be read", e);
    }
  }

  /** The login as Kafka reads it. */
  public String text() {
    return options.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(option -> " " + option.getKey() + "=" + quoted(option.getValue()))
        .collect(Collectors.joining("", module + " required", ";"));
  }

  @Override
  public String toString() {
    return module + " " + options.keySet();
  }

  private static void option(StreamTokenizer tokens, Map<String, String> options)
      throws IOException, ClientConfigException {
    String name = word(tokens, "an option or ';'");
    if (!OPTIONS.contains(name) && !name.startsWith("extension_")) {
      // Not named: without quotes, it may be a piece of a password.
      throw refused("it has an option that is not allowed, or a value without quotes");
    }
    if (tokens.nextToken() != '=') {
      throw refused("'=' must follow the option '" + name + "'");
    }
    String value = word(tokens, "a value of '" + name + "'");
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw refused("the value of '" + name + "' has control characters");
    }
    if (options.put(name, value) != null) {
      throw refused("the option '" + name + "' is given twice");
    }
  }

  private static String word(StreamTokenizer tokens, String wanted)
      throws IOException, ClientConfigException {
    tokens.nextToken();
    if (tokens.sval == null) {
      throw refused(wanted + " is missing");
    }
    return tokens.sval;
  }

  private static StreamTokenizer tokenizer(String text) {
    StreamTokenizer tokens = new StreamTokenizer(new StringReader(text));
    tokens.slashSlashComments(true);
    tokens.slashStarComments(true);
    tokens.wordChars('-', '-');
    tokens.wordChars('_', '_');
    tokens.wordChars('$', '$');
    return tokens;
  }

  private static String quoted(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static ClientConfigException refused(String reason) {
    return new ClientConfigException("sasl.jaas.config: " + reason);
  }
}
