package topicscope.desk.connect;

import topicscope.connect.ConnectionProfile;
import topicscope.kafka.ClusterConnection;

/**
 * A saved connection that is to be looked at.
 *
 * @param profile as it is saved
 * @param connection made from it and its secrets
 */
public record Opened(ConnectionProfile profile, ClusterConnection connection) {}
