package topicscope.connect;

/**
 * The login of a client; its secret is stored elsewhere.
 *
 * @param mechanism the SASL mechanism
 * @param user the user, or the client id for OAUTHBEARER; empty without a login
 * @param tokenUrl the token endpoint of OAUTHBEARER; else empty
 * @param scope the scope of the token; may be empty
 */
public record Login(LoginMechanism mechanism, String user, String tokenUrl, String scope) {
  /** No login. */
  public static final Login NONE = new Login(LoginMechanism.NONE, "", "", "");
}
