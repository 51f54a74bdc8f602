package topicscope.client;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/**
 * Generates valid, dangerous and broken client configurations, with keys and values in all
 * spellings that property files allow. The same seed gives the same files.
 */
final class ConfigGenerator {
  static final List<String> DANGEROUS =
      List.of(
          "config.providers",
          "config.providers.file.class",
          "config.providers.x.param.y",
          "key.deserializer",
          "value.deserializer",
          "key.serializer",
          "value.serializer",
          "interceptor.classes",
          "metric.reporters",
          "partition.assignment.strategy",
          "partitioner.class",
          "security.providers",
          "ssl.engine.factory.class",
          "ssl.provider",
          "ssl.secure.random.implementation",
          "ssl.keymanager.algorithm",
          "ssl.trustmanager.algorithm",
          "sasl.login.class",
          "sasl.login.callback.handler.class",
          "sasl.client.callback.handler.class",
          "sasl.server.callback.handler.class",
          "sasl.oauthbearer.jwt.retriever.class",
          "sasl.oauthbearer.jwt.validator.class",
          "sasl.oauthbearer.jwks.endpoint.url",
          "sasl.oauthbearer.assertion.file",
          "sasl.oauthbearer.assertion.private.key.file",
          "sasl.kerberos.kinit.cmd",
          "sasl.kerberos.service.name");

  /** Refused, too, because they have no use here. */
  static final List<String> USELESS =
      List.of("group.id", "acks", "enable.auto.commit", "transactional.id", "auto.offset.reset");

  /** All settings that may reach Kafka, listed again independently of the code. */
  static final Set<String> ALLOWED =
      Set.of(
          ("bootstrap.servers client.id client.rack client.dns.lookup connections.max.idle.ms"
                  + " default.api.timeout.ms metadata.max.age.ms metadata.recovery.strategy"
                  + " receive.buffer.bytes reconnect.backoff.max.ms reconnect.backoff.ms"
                  + " request.timeout.ms retry.backoff.max.ms retry.backoff.ms sasl.jaas.config"
                  + " sasl.mechanism sasl.login.connect.timeout.ms sasl.login.read.timeout.ms"
                  + " sasl.oauthbearer.client.credentials.client.id"
                  + " sasl.oauthbearer.client.credentials.client.secret sasl.oauthbearer.scope"
                  + " sasl.oauthbearer.sub.claim.name sasl.oauthbearer.token.endpoint.url"
                  + " security.protocol send.buffer.bytes socket.connection.setup.timeout.max.ms"
                  + " socket.connection.setup.timeout.ms ssl.cipher.suites"
                  + " ssl.enabled.protocols ssl.endpoint.identification.algorithm ssl.key.password"
                  + " ssl.keystore.certificate.chain ssl.keystore.key ssl.keystore.location"
                  + " ssl.keystore.password ssl.keystore.type ssl.protocol"
                  + " ssl.truststore.certificates ssl.truststore.location"
                  + " ssl.truststore.password ssl.truststore.type")
              .split(" "));

  private static final List<String> GOOD = ALLOWED.stream().sorted().toList();
  private static final List<String> MODULES =
      List.of(
          "org.apache.kafka.common.security.plain.PlainLoginModule",
          "org.apache.kafka.common.security.scram.ScramLoginModule",
          "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule",
          "com.sun.security.auth.module.JndiLoginModule",
          "com.sun.security.auth.module.Krb5LoginModule",
          CanaryClass.NAME);
  private static final String STRANGE = "\"'\\;=:#!${}/*\t ,.@\u00e4\u20ac\0";

  private final Random random;
  private final List<String> lures;
  private final Set<String> refused = new LinkedHashSet<>();

  ConfigGenerator(long seed, List<String> lures) {
    this.random = new Random(seed);
    this.lures = lures;
  }

  /** The next file's text. */
  String next() {
    refused.clear();
    StringBuilder text = new StringBuilder();
    int lines = 1 + random.nextInt(5);
    for (int i = 0; i < lines; i++) {
      line(text);
    }
    if (random.nextInt(50) == 0) {
      // Broken anywhere: its content is unknown.
      text.insert(random.nextInt(text.length() + 1), "\\u12zz");
      refused.clear();
    }
    return text.toString();
  }

  /** Keys in the last file that must be refused, in any spelling. */
  Set<String> refused() {
    return refused;
  }

  private void line(StringBuilder text) {
    int what = random.nextInt(10);
    if (what == 0) {
      text.append(pick(List.of("# config.providers=x\n", "! \\\n", "\n", " \t\\\n")));
      return;
    }
    String key = what < 5 ? pick(DANGEROUS) : what == 5 ? pick(USELESS) : pick(GOOD);
    if (random.nextInt(8) == 0) {
      key = random.nextBoolean() ? key.toUpperCase(Locale.ROOT) : key + strange();
    }
    if (!ALLOWED.contains(key)) {
      refused.add(key);
    }
    text.append(pick(List.of("", " ", "\t", "\f")));
    spell(text, key, true);
    text.append(pick(List.of("=", ":", " ", " = ", "\t:", " \\\n  = ")));
    spell(text, value(key), false);
    text.append(pick(List.of("\n", "\r\n", "\r")));
  }

  private String value(String key) {
    if (key.equals("sasl.jaas.config") && random.nextInt(4) > 0) {
      return jaas();
    }
    return switch (random.nextInt(6)) {
      case 0 -> pick(List.of("SASL_SSL", "ssl", "PLAIN", "PEM", "https", "", "1000", "TLSv1.3"));
      case 1 -> strange();
      case 2 -> pick(List.of("x,", "", " ")) + pick(lures) + pick(List.of("", ",y", "?z"));
      default -> pick(lures);
    };
  }

  private String jaas() {
    StringBuilder text = new StringBuilder(pick(MODULES));
    text.append(pick(List.of(" required", " Required", " optional", "/* */ required", "")));
    for (int i = random.nextInt(3); i > 0; i--) {
      text.append(' ')
          .append(pick(List.of("username", "password", "user.provider.url", "clientSecret", "x")))
          .append(pick(List.of("=", " = ", "")))
          .append(pick(List.of("\"", "'", "")))
          .append(random.nextBoolean() ? pick(lures) : strange())
          .append(pick(List.of("\"", "'", "")));
    }
    text.append(pick(List.of(";", "; ", "", ";;", "; " + pick(MODULES) + " required;", " // ;")));
    return text.toString();
  }

  private String strange() {
    StringBuilder text = new StringBuilder();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      text.append(STRANGE.charAt(random.nextInt(STRANGE.length())));
    }
    return text.toString();
  }

  /** Escapes the text so that a reader of property files gets the same text. */
  private void spell(StringBuilder out, String text, boolean key) {
    int way = random.nextInt(4);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean needed =
          c == '\\' || (c == ' ' && (key || i == 0)) || (key && "=:#!".indexOf(c) >= 0);
      boolean escaped = way > 0 && random.nextInt(way == 1 ? 2 : 8) == 0;
      if (escaped && random.nextInt(4) == 0) {
        out.append("\\\n").append(pick(List.of("", " ", "\t\f ")));
      }
      if (c < ' ' || (escaped && random.nextBoolean())) {
        out.append(String.format(random.nextBoolean() ? "\\u%04x" : "\\u%04X", (int) c));
      } else if (needed || (escaped && "tnrfu".indexOf(c) < 0)) {
        out.append('\\').append(c);
      } else {
        out.append(c);
      }
    }
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
