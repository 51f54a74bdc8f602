package topicscope.connect;

/**
 * Who logs in, and how; the secret is kept elsewhere.
 *
 * @param mechanism the way
 * @param user the user, or the client's id for OAUTHBEARER; empty without a login
 * @param tokenUrl where OAUTHBEARER gets its token; else empty
 * @param scope what the token is for; may be empty
 */
public record Login(LoginMechanism mechanism, String user, String tokenUrl, String scope) {
  /** No login. */
  public static final Login NONE = new Login(LoginMechanism.NONE, "", "", "");
}
