/** What goes over the wire to clients: CloudEvents 1.0 in JSON, one per text message. */
@NullMarked
package io.agentcron.notifier.frame;

import org.jspecify.annotations.NullMarked;
