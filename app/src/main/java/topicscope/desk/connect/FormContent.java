package topicscope.desk.connect;

import topicscope.connect.ConnectionProfile;
import topicscope.connect.Secrets;

/**
 * What stands in the form.
 *
 * @param profile the connection
 * @param secrets the typed secrets
 * @param keep whether they are to be saved
 */
record FormContent(ConnectionProfile profile, Secrets secrets, boolean keep) {
  /** As the form would have it. */
  FormContent shown() {
    ConnectionForm form = new ConnectionForm();
    form.show(this);
    return form.content();
  }
}
