/** The journal's records as they are in Kafka, and the frames that tell them. */
@NullMarked
package io.agentcron.notifier.wire;

import org.jspecify.annotations.NullMarked;
