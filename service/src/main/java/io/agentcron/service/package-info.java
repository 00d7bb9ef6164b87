/**
 * What the four services have in common as programs: how one starts and stops, and where it is told
 * of Kafka and the registry. No bean here holds anything but its own context's configuration.
 */
@NullMarked
package io.agentcron.service;

import org.jspecify.annotations.NullMarked;
