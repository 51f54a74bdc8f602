package topicscope.desk.connect;

import topicscope.connect.ConnectionProfile;
import topicscope.kafka.client.ClusterConnection;

/**
 * A saved connection that is to be looked at.
 *
 * @param profile as it is saved
 * @param connection made from it and its secrets
 */
public record OpenedConnection(ConnectionProfile profile, ClusterConnection connection) {}
