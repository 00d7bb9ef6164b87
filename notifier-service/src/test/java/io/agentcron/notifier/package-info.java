/** The notifier as a whole, on a real Kafka and with real WebSockets. */
@NullMarked
package io.agentcron.notifier;

import org.jspecify.annotations.NullMarked;
