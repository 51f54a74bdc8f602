package topicscope.connect;

import topicscope.kafka.client.ClusterConnection;

/**
 * A saved connection to open.
 *
 * @param profile the saved connection
 * @param connection made from the profile and its secrets
 */
public record OpenedConnection(ConnectionProfile profile, ClusterConnection connection) {}
